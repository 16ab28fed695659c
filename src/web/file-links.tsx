import type { Text } from '../common/language.js';

/** Something a page offers in another form: a file to save, or an address that programs follow. */
export interface FileLink {
  /** What its form is called: `CSV`. */
  name: Text;
  href: string;
  /** For programs that look for it in the head of the page. */
  type: string;
  /** Whether a program goes on reading it, so that it is not saved. */
  isFollowed?: boolean;
}

/** Links to other forms, on one line where there is room. */
export const FileLinks = ({
  label,
  links,
  language,
}: {
  label: string;
  links: readonly FileLink[];
  language: keyof Text;
}) => (
  <nav class="file-links" aria-label={label}>
    <span aria-hidden="true">{label}</span>
    <ul>
      {links.map(({ name, href, isFollowed }) => (
        <li key={href}>
          <a href={href} download={!isFollowed}>
            {name[language]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
