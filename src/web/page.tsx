import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
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
}

/** Somebody who is logged in, as their own pages name them. */
export interface Viewer {
  name: string;
}

const WORDS = {
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  motto: {
    id: 'Apa yang dijanjikan kepada pekerja, dan apa jadinya',
    en: 'What was promised to workers, and what became of it',
  },
  api: { id: 'Data dan API', en: 'Data and API' },
  logIn: { id: 'Masuk', en: 'Log in' },
  account: { id: 'Akun', en: 'Account' },
  footer: {
    id: 'Setiap kalimat membawa sumber, setiap perubahan meninggalkan jejak. Ikrar tidak menilai niat, hanya mencatat kata dan perbuatan.',
    en: 'Every sentence carries its source, every change leaves a trace. Ikrar does not judge intentions; it records words and deeds.',
  },
} satisfies Record<string, Text>;

const OTHER: Record<Language, { language: Language; name: string }> = {
  id: { language: 'en', name: 'English' },
  en: { language: 'id', name: 'Bahasa Indonesia' },
};

/** A whole page in the shell all pages share. */
export function page(head: PageHead, content: ComponentChildren): string {
  const { language, title, description, paths, viewer, isPrivate } = head;
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
            <nav>
              <a href="/api/docs">{WORDS.api[language]}</a>
              {viewer !== undefined && <AccountLink viewer={viewer} language={language} />}
              {paths && (
                <a href={paths[other.language]} lang={other.language}>
                  {other.name}
                </a>
              )}
            </nav>
          </div>
        </header>
        <main id="isi" class="wide">
          {content}
        </main>
        <footer class="wide">
          <p>{WORDS.footer[language]}</p>
        </footer>
      </body>
    </html>,
  )}`;
}

function AccountLink({ viewer, language }: { viewer: Viewer | null; language: Language }) {
  const at = (path: string) => (language === 'en' ? `/en${path}` : path);
  if (!viewer) return <a href={at('/masuk')}>{WORDS.logIn[language]}</a>;
  return (
    <a href={at('/akun')} class="account-link">
      {WORDS.account[language]}: <span>{viewer.name}</span>
    </a>
  );
}
