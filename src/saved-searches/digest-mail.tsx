import { render } from 'preact-render-to-string';
import type { Language, Text } from '../common/language.js';
import type { Mail } from '../mail/mailer.js';
import type { NewsOfSearch } from './digest-news.reader.js';

const WORDS = {
  lead: {
    id: 'Yang baru atau berubah dalam pencarian yang Anda simpan dan yang Anda ikuti di Ikrar:',
    en: 'What is new or changed in the searches you keep and in what you follow at Ikrar:',
  },
  new: { id: 'Baru', en: 'New' },
  changed: { id: 'Berubah', en: 'Changed' },
  refused: {
    id: 'Saringan pencarian ini tidak dikenal lagi; simpan pencarian baru.',
    en: 'This search narrows by something that is no longer known; keep a new one.',
  },
  settings: { id: 'Atur pencarian tersimpan', en: 'Change the searches you keep' },
  stop: { id: 'Berhenti menerima surat ini', en: 'Stop these mails' },
} satisfies Record<string, Text>;

const changes = (count: number): Text => ({
  id: `Ikrar: ${count} hal baru atau berubah`,
  en: count === 1 ? 'Ikrar: 1 new or changed record' : `Ikrar: ${count} new or changed records`,
});

const others = (count: number, isMore: boolean): Text => ({
  id: isMore ? `dan ${count} lainnya atau lebih` : `dan ${count} lainnya`,
  en: isMore ? `and ${count} others or more` : `and ${count} others`,
});

/** What a mail says of one search, or of what is followed. */
export interface DigestPart {
  name: string;
  /** Which list it is a search of; null for what is followed. */
  list: Text | null;
  /** Address of its list, the latest changes first. */
  address: string;
  /** Null where the list no longer takes the query. */
  news: NewsOfSearch | null;
}

interface Digest {
  language: Language;
  parts: DigestPart[];
  /** Address of a page. */
  at: (path: string) => string;
  /** Where the searches are changed. */
  settings: string;
  stopAt: string;
}

/** The mail about the searches of one account. */
export function digestMail(digest: Digest): Pick<Mail, 'subject' | 'text' | 'html'> {
  const count = digest.parts.reduce((sum, { news }) => sum + (news?.count ?? 0), 0);
  return {
    subject: changes(count)[digest.language],
    text: textOf(digest),
    html: `<!doctype html>${render(<DigestHtml {...digest} />)}`,
  };
}

function textOf({ language, parts, at, settings, stopAt }: Digest): string {
  const sections = parts.map(({ name, list, address, news }) => [
    list ? `${name} (${list[language]})` : name,
    ...(news === null ? [WORDS.refused[language]] : linesOf(news, language, at, address)),
  ]);
  const foot = [`${WORDS.settings[language]}: ${settings}`, `${WORDS.stop[language]}: ${stopAt}`];
  return [WORDS.lead[language], ...sections.map((lines) => lines.join('\n')), `--\n${foot.join('\n')}`].join(
    '\n\n',
  );
}

function linesOf(
  { told, count, isMore }: NewsOfSearch,
  language: Language,
  at: Digest['at'],
  address: string,
): string[] {
  const left = count - told.length;
  return [
    ...told.map(
      ({ title, path, isNew }) =>
        `- ${(isNew ? WORDS.new : WORDS.changed)[language]}: ${onOneLine(title)}\n  ${at(path[language])}`,
    ),
    ...(left > 0 || isMore ? [`  ${others(left, isMore)[language]}: ${address}`] : []),
  ];
}

function DigestHtml({ language, parts, at, settings, stopAt }: Digest) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>Ikrar</title>
      </head>
      <body>
        <p>{WORDS.lead[language]}</p>
        {parts.map(({ name, list, address, news }) => (
          <section key={address}>
            <h2>
              <a href={address}>{name}</a> {list && `(${list[language]})`}
            </h2>
            {news === null ? (
              <p>{WORDS.refused[language]}</p>
            ) : (
              <NewsHtml news={news} language={language} at={at} address={address} />
            )}
          </section>
        ))}
        <hr />
        <p>
          <a href={settings}>{WORDS.settings[language]}</a> · <a href={stopAt}>{WORDS.stop[language]}</a>
        </p>
      </body>
    </html>
  );
}

interface NewsHtmlProps extends Pick<Digest, 'language' | 'at'> {
  news: NewsOfSearch;
  address: string;
}

function NewsHtml({ news: { told, count, isMore }, language, at, address }: NewsHtmlProps) {
  const left = count - told.length;
  return (
    <ul>
      {told.map(({ title, path, isNew }) => (
        <li key={path.id + title}>
          {(isNew ? WORDS.new : WORDS.changed)[language]}: <a href={at(path[language])}>{title}</a>
        </li>
      ))}
      {(left > 0 || isMore) && (
        <li>
          <a href={address}>{others(left, isMore)[language]}</a>
        </li>
      )}
    </ul>
  );
}

/** Quotes may have several lines. */
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
