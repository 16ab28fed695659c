import type { Language, Text } from '../common/language.js';
import type { MakerAnswer } from '../commitments/commitment.dto.js';
import type { OrganizationRef } from '../organizations/organization.dto.js';
import type { PersonRef, PostRef } from '../people/person.dto.js';
import type { SourceRef } from '../sources/source.dto.js';
import { officialPath, organizationPath, postPath, sourcePath } from './paths.js';

/* How people, posts, organizations and sources are named on pages, and where their names lead. */

/** A name between its titles: `dr. Budi Contoh, S.H.` */
export const fullName = ({ frontTitles, name, backTitles }: PersonRef): string =>
  `${frontTitles ? `${frontTitles} ` : ''}${name}${backTitles ? `, ${backTitles}` : ''}`;

/** An organization as people call it. */
export const shortName = ({ acronym, name }: OrganizationRef): string => acronym ?? name;

/** Who promised, in a line: the holder then, the post, the organization. */
export const makersText = ({ makers }: { makers: MakerAnswer[] }): string =>
  makers
    .map(({ person, post, organization }) =>
      [person && fullName(person), post?.title, organization && shortName(organization)]
        .filter(Boolean)
        .join(', '),
    )
    .join('; ');

interface Named {
  language: Language;
}

export const PersonLink = ({ person, language }: Named & { person: PersonRef }) => (
  <a href={officialPath(person.id)[language]}>{fullName(person)}</a>
);

/** @param isShort its acronym stands for it, with the name as its explanation */
export const OrganizationLink = ({
  organization,
  language,
  isShort = false,
}: Named & { organization: OrganizationRef; isShort?: boolean }) => (
  // The page of an organization leads on to that of a union, if it is one.
  <a href={organizationPath(organization.id)[language]}>
    {isShort && organization.acronym ? (
      <abbr title={organization.name}>{organization.acronym}</abbr>
    ) : (
      organization.name
    )}
  </a>
);

/** A post with its organization. */
export const PostLink = ({ post, language }: Named & { post: PostRef }) => (
  <>
    <a href={postPath(post.id)[language]}>{post.title}</a>
    {post.organization && `, ${post.organization.name}`}
  </>
);

/** Who promised: the holder then, the post, the organization. */
export const MakerNames = ({ makers, language }: Named & { makers: MakerAnswer[] }) => (
  <>
    {makers.map(({ person, post, organization }, n) => (
      <span key={n}>
        {n > 0 && '; '}
        {person && <PersonLink person={person} language={language} />}
        {person && post && ', '}
        {post && <a href={postPath(post.id)[language]}>{post.title}</a>}
        {(person ?? post) && organization && ', '}
        {organization && <OrganizationLink organization={organization} language={language} />}
      </span>
    ))}
  </>
);

const SOURCE: Record<'elsewhere', Text> = {
  elsewhere: { id: 'dokumen asli', en: 'the original' },
};

/** A source, with whose word it is and where the original is. */
export const SourceName = ({ source, language }: Named & { source: SourceRef }) => (
  <>
    <a href={sourcePath(source.id)[language]}>{source.title}</a>
    {source.publisher && `, ${source.publisher}`}
    {source.url && (
      <>
        {' '}
        (<a href={source.url}>{SOURCE.elsewhere[language]}</a>)
      </>
    )}
  </>
);
