import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { Language } from '../common/language.js';

/** What every page says of itself. */
export interface PageHead {
  language: Language;
  title: string;
}

/** A whole page in the shell all pages share. */
export function page({ language, title }: PageHead, content: ComponentChildren): string {
  return `<!doctype html>${render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Ikrar`}</title>
        <link rel="stylesheet" href="/assets/ikrar.css" />
      </head>
      <body>
        <main id="isi">{content}</main>
      </body>
    </html>,
  )}`;
}
