import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Role } from '../common/actor.js';
import { type Language, LANGUAGES, type Text } from '../common/language.js';
import { assetPath } from './assets.js';
import { doorsOf, type Section } from './doors.js';
import { WrongFields, WrongFieldsContext } from './error-summary.js';
import type { FileLink } from './file-links.js';

/** What every page says of itself. */
export interface PageHead {
  language: Language;
  title: string;
  /** One sentence for search engines and previews. */
  description?: string;
  /** Paths of this page in each language. */
  paths?: Text;
  /** Where the site is, as `https://ikrar.example.go.id`; left out for pages that are not to be found or shared. */
  origin?: string;
  /** Who looks at it; null for nobody known, left out where that was not worked out. */
  viewer?: Viewer | null;
  /** Not for search engines. */
  isPrivate?: boolean;
  /** Script that makes it nicer; it works without. */
  script?: 'htmx.js';
  /** What it shows in other forms, for programs that look for them. */
  forms?: readonly FileLink[];
  /** What it shows in the words of schema.org, as a JSON-LD document; left out where there is nothing to say. */
  data?: string;
  /** Which door of the masthead leads to its part of the house. */
  section?: Section;
}

/** Somebody who is logged in, as their own pages name them. */
export interface Viewer {
  name: string;
  role: Role;
  /** News they have not read; counted up to {@link MOST_UNREAD}, and left out where it was not counted. */
  unreadCount?: number;
}

/** Where counting stops: past it the number says no more than that there is much. */
export const MOST_UNREAD = 100;

const WORDS = {
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  motto: {
    id: 'Apa yang dijanjikan kepada pekerja, dan apa jadinya',
    en: 'What was promised to workers, and what became of it',
  },
  doors: { id: 'Bagian', en: 'Sections' },
  yours: { id: 'Untuk Anda', en: 'For you' },
  about: { id: 'Tentang catatan ini', en: 'About this record' },
  method: { id: 'Metode', en: 'Method' },
  network: { id: 'Jejaring', en: 'Network' },
  statistics: { id: 'Statistik', en: 'Statistics' },
  changes: { id: 'Perubahan', en: 'Changes' },
  api: { id: 'API', en: 'API' },
  logIn: { id: 'Masuk', en: 'Log in' },
  account: { id: 'Akun', en: 'Account' },
  news: { id: 'Kabar', en: 'News' },
  unread: { id: 'belum dibaca', en: 'unread' },
  footer: {
    id: 'Setiap kalimat membawa sumber, setiap perubahan meninggalkan jejak. Ikrar tidak menilai niat, hanya mencatat kata dan perbuatan.',
    en: 'Every sentence carries its source, every change leaves a trace. Ikrar does not judge intentions; it records words and deeds.',
  },
} satisfies Record<string, Text>;

const OTHER: Record<Language, { language: Language; name: string }> = {
  id: { language: 'en', name: 'English' },
  en: { language: 'id', name: 'Indonesia' },
};

/** A whole page in the shell all pages share. */
export function page(head: PageHead, content: ComponentChildren): string {
  const wrong = new WrongFields();
  const made = () =>
    shell(head, <WrongFieldsContext.Provider value={wrong}>{content}</WrongFieldsContext.Provider>);
  const first = made();
  return wrong.isAskedFor ? made() : first;
}

function shell(head: PageHead, content: ComponentChildren): string {
  const { language, title, description, paths, origin, viewer, isPrivate, script, forms, section } = head;
  const other = OTHER[language];
  return `<!doctype html>${withData(
    head.data,
    render(
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title === 'Ikrar' ? `Ikrar – ${WORDS.motto[language]}` : `${title} – Ikrar`}</title>
          {isPrivate && <meta name="robots" content="noindex" />}
          {description && <meta name="description" content={description} />}
          <link rel="icon" href={assetPath('ikrar.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assetPath('ikrar.css')} />
          {script && <script src={assetPath(script)} defer />}
          {forms?.map(({ name, type, href }) => (
            <link key={href} rel="alternate" type={type} title={name[language]} href={href} />
          ))}
          {paths && origin !== undefined && <WhereItIs {...head} paths={paths} origin={origin} />}
        </head>
        <body>
          <a class="skip" href="#isi">
            {WORDS.skip[language]}
          </a>
          <header class="masthead">
            <div class="wide">
              <a class="wordmark" href={language === 'id' ? '/' : '/en'}>
                <Mark />
                Ikrar
              </a>
              <p class="motto">{WORDS.motto[language]}</p>
              <nav class="yours" aria-label={WORDS.yours[language]}>
                {paths && (
                  <a href={paths[other.language]} lang={other.language} hreflang={other.language}>
                    {other.name}
                  </a>
                )}
                {viewer && <UnreadLink viewer={viewer} language={language} />}
                {viewer !== undefined && <AccountLink viewer={viewer} language={language} />}
              </nav>
            </div>
            <nav class="doors-of-house" aria-label={WORDS.doors[language]}>
              <ul class="wide">
                {doorsOf(viewer?.role).map(([key, { name, path }]) => (
                  <li key={key}>
                    <a href={path[language]} aria-current={key === section ? 'page' : undefined}>
                      {name[language]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </header>
          <main id="isi" class="wide">
            {content}
          </main>
          <footer class="wide">
            <p>{WORDS.footer[language]}</p>
            <nav aria-label={WORDS.about[language]}>
              <a href={language === 'en' ? '/en/method' : '/metode'}>{WORDS.method[language]}</a>
              <a href={language === 'en' ? '/en/network' : '/jejaring'}>{WORDS.network[language]}</a>
              <a href={language === 'en' ? '/en/statistics' : '/statistik'}>{WORDS.statistics[language]}</a>
              <a href={language === 'en' ? '/en/changes' : '/perubahan'}>{WORDS.changes[language]}</a>
              <a href="/api/docs">{WORDS.api[language]}</a>
            </nav>
          </footer>
        </body>
      </html>,
    ),
  )}`;
}

/** Puts data into the head. A browser does not run it, and a `<` as JSON writes it too ends nothing. */
function withData(data: string | undefined, html: string): string {
  if (data === undefined) return html;
  const block = `<script type="application/ld+json">${data.replaceAll('<', '\\u003c')}</script>`;
  return html.replace('</head>', () => `${block}</head>`);
}

/** What search engines and those who share a page are told of its addresses. */
function WhereItIs({
  language,
  title,
  description,
  paths,
  origin,
}: PageHead & { paths: Text; origin: string }) {
  return (
    <>
      <link rel="canonical" href={origin + paths[language]} />
      {LANGUAGES.map((each) => (
        <link key={each} rel="alternate" hreflang={each} href={origin + paths[each]} />
      ))}
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content="Ikrar" />
      <meta property="og:type" content="article" />
      <meta property="og:url" content={origin + paths[language]} />
      {description && <meta property="og:description" content={description} />}
    </>
  );
}

/** A stroke that sets what was said, and one that ticks it off. */
const Mark = () => (
  <svg viewBox="6 8 22 17" width="31" height="24" aria-hidden="true" focusable="false">
    <path d="M8 23V10m0 13h15M15 17l3.5 3.5L26 10" />
  </svg>
);

/** The way to news that was not read; nothing where there is none. */
function UnreadLink({
  viewer: { unreadCount: count = 0 },
  language,
}: {
  viewer: Viewer;
  language: Language;
}) {
  if (count === 0) return null;
  return (
    <a href={language === 'en' ? '/en/akun/kabar' : '/akun/kabar'} class="unread-link">
      {WORDS.news[language]} <span class="unread">{count < MOST_UNREAD ? count : `${MOST_UNREAD - 1}+`}</span>{' '}
      <span class="unseen-text">{WORDS.unread[language]}</span>
    </a>
  );
}

/** The way in, or to what somebody who is in has of their own. */
function AccountLink({ viewer, language }: { viewer: Viewer | null; language: Language }) {
  const at = (path: string) => (language === 'en' ? `/en${path}` : path);
  if (!viewer) return <a href={at('/masuk')}>{WORDS.logIn[language]}</a>;
  return (
    <a href={at('/akun')} class="account-link">
      {WORDS.account[language]}
      <span>: {viewer.name}</span>
    </a>
  );
}
