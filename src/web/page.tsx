import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Role } from '../common/actor.js';
import type { Language, Text } from '../common/language.js';

/** What every page says of itself. */
export interface PageHead {
  language: Language;
  title: string;
  /** One sentence for search engines and previews. */
  description?: string;
  /** Paths of this page in each language. */
  paths?: Text;
  /** Who looks at it; null for nobody known, left out where that was not worked out. */
  viewer?: Viewer | null;
  /** Not for search engines. */
  isPrivate?: boolean;
  /** Which door of the masthead leads to its part of the house. */
  section?: Section;
}

/** The doors of the masthead. */
export type Section = keyof typeof DOORS | 'desk' | 'union';

/** Somebody who is logged in, as their own pages name them. */
export interface Viewer {
  name: string;
  role: Role;
}

const WORDS = {
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  motto: {
    id: 'Apa yang dijanjikan kepada pekerja, dan apa jadinya',
    en: 'What was promised to workers, and what became of it',
  },
  doors: { id: 'Bagian', en: 'Sections' },
  yours: { id: 'Untuk Anda', en: 'For you' },
  desk: { id: 'Meja kerja', en: 'Desk' },
  union: { id: 'Serikat kami', en: 'Our union' },
  method: { id: 'Metode', en: 'Method' },
  network: { id: 'Jejaring', en: 'Network' },
  api: { id: 'API', en: 'API' },
  logIn: { id: 'Masuk', en: 'Log in' },
  account: { id: 'Akun', en: 'Account' },
  footer: {
    id: 'Setiap kalimat membawa sumber, setiap perubahan meninggalkan jejak. Ikrar tidak menilai niat, hanya mencatat kata dan perbuatan.',
    en: 'Every sentence carries its source, every change leaves a trace. Ikrar does not judge intentions; it records words and deeds.',
  },
} satisfies Record<string, Text>;

/** What everybody looks up; paths in each language. */
const DOORS = {
  commitments: { name: { id: 'Komitmen', en: 'Pledges' }, path: { id: '/komitmen', en: '/en/commitments' } },
  unions: { name: { id: 'Serikat', en: 'Unions' }, path: { id: '/serikat', en: '/en/unions' } },
  officials: { name: { id: 'Pejabat', en: 'Officials' }, path: { id: '/pejabat', en: '/en/officials' } },
  events: { name: { id: 'Acara', en: 'Events' }, path: { id: '/acara', en: '/en/events' } },
  meetings: { name: { id: 'Rapat', en: 'Meetings' }, path: { id: '/rapat', en: '/en/meetings' } },
  sources: { name: { id: 'Sumber', en: 'Sources' }, path: { id: '/sumber', en: '/en/sources' } },
  data: { name: { id: 'Data', en: 'Data' }, path: { id: '/data', en: '/en/data' } },
} satisfies Record<string, { name: Text; path: Text }>;

const OTHER: Record<Language, { language: Language; name: string }> = {
  id: { language: 'en', name: 'English' },
  en: { language: 'id', name: 'Bahasa Indonesia' },
};

/** A whole page in the shell all pages share. */
export function page(head: PageHead, content: ComponentChildren): string {
  const { language, title, description, paths, viewer, isPrivate, section } = head;
  const other = OTHER[language];
  return `<!doctype html>${render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === 'Ikrar' ? `Ikrar – ${WORDS.motto[language]}` : `${title} – Ikrar`}</title>
        {isPrivate && <meta name="robots" content="noindex" />}
        {description && <meta name="description" content={description} />}
        <link rel="icon" href="/assets/ikrar.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/ikrar.css" />
        {paths && <link rel="alternate" hreflang={other.language} href={paths[other.language]} />}
      </head>
      <body>
        <a class="skip" href="#isi">
          {WORDS.skip[language]}
        </a>
        <header class="masthead">
          <div class="wide">
            <a class="wordmark" href={language === 'id' ? '/' : '/en'}>
              Ikrar
            </a>
            <span class="motto">{WORDS.motto[language]}</span>
            <nav aria-label={WORDS.yours[language]}>
              {viewer !== undefined && <ViewerLinks viewer={viewer} language={language} section={section} />}
              {paths && (
                <a href={paths[other.language]} lang={other.language} hreflang={other.language}>
                  {other.name}
                </a>
              )}
            </nav>
          </div>
          <nav class="doors-of-house" aria-label={WORDS.doors[language]}>
            <div class="wide">
              {Object.entries(DOORS).map(([key, { name, path }]) => (
                <a key={key} href={path[language]} aria-current={key === section ? 'page' : undefined}>
                  {name[language]}
                </a>
              ))}
            </div>
          </nav>
        </header>
        <main id="isi" class="wide">
          {content}
        </main>
        <footer class="wide">
          <p>{WORDS.footer[language]}</p>
          <nav>
            <a href={language === 'en' ? '/en/method' : '/metode'}>{WORDS.method[language]}</a>
            <a href={language === 'en' ? '/en/network' : '/jejaring'}>{WORDS.network[language]}</a>
            <a href="/api/docs">{WORDS.api[language]}</a>
          </nav>
        </footer>
      </body>
    </html>,
  )}`;
}

interface ViewerLinksProps {
  viewer: Viewer | null;
  language: Language;
  section: Section | undefined;
}

/** The way in, or what somebody who is in has of their own. */
function ViewerLinks({ viewer, language, section }: ViewerLinksProps) {
  const at = (path: string) => (language === 'en' ? `/en${path}` : path);
  const here = (name: Section) => (section === name ? 'page' : undefined);
  if (!viewer) return <a href={at('/masuk')}>{WORDS.logIn[language]}</a>;
  return (
    <>
      {(viewer.role === 'administrator' || viewer.role === 'staff') && (
        <a href={at('/meja')} aria-current={here('desk')}>
          {WORDS.desk[language]}
        </a>
      )}
      {viewer.role === 'representative' && (
        <a href={at('/serikat-kami')} aria-current={here('union')}>
          {WORDS.union[language]}
        </a>
      )}
      <a href={at('/akun')} class="account-link">
        {WORDS.account[language]}: <span>{viewer.name}</span>
      </a>
    </>
  );
}
