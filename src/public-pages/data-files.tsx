import { LOCALES } from '../common/dates.js';
import { Fragment } from 'preact';
import type { Language, Text } from '../common/language.js';
import { filePath, FILES, formsOf } from '../exports/files.js';
import { FORM_RULES } from '../exports/forms.js';
import { columnsOf, type FileFormat } from '../exports/list-file.js';
import { FEED_FORMS, FEEDS } from '../page-parts/followed-links.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';

/* What the page of the data offers: files, feeds and calendars. */

const WORDS = {
  list: { id: 'Daftar', en: 'List' },
  count: { id: 'Entri', en: 'Entries' },
  file: { id: 'Berkas', en: 'File' },
  columns: { id: 'Kolom', en: 'Columns' },
} satisfies Record<string, Text>;

/** What each file is called, and the page of the same list where there is one. */
const LISTS: Readonly<Record<string, { name: Text; page?: Text }>> = {
  commitments: { name: { id: 'Komitmen', en: 'Pledges' }, page: PUBLIC_PATHS.commitments },
  statements: { name: { id: 'Pernyataan', en: 'Statements' }, page: PUBLIC_PATHS.statements },
  organizations: { name: { id: 'Organisasi', en: 'Organizations' }, page: PUBLIC_PATHS.organizations },
  affiliations: { name: { id: 'Afiliasi serikat', en: 'Affiliations of unions' } },
  people: { name: { id: 'Pejabat', en: 'Officials' }, page: PUBLIC_PATHS.officials },
  posts: { name: { id: 'Jabatan', en: 'Posts' } },
  tenures: { name: { id: 'Masa jabatan', en: 'Tenures' } },
  events: { name: { id: 'Acara', en: 'Events' }, page: PUBLIC_PATHS.events },
  attendances: { name: { id: 'Kehadiran', en: 'Attendance' } },
  meetings: { name: { id: 'Rapat', en: 'Meetings' }, page: PUBLIC_PATHS.meetings },
  sources: { name: { id: 'Sumber', en: 'Sources' }, page: PUBLIC_PATHS.sources },
};

const CALENDARS: readonly { path: string; what: Text }[] = [
  { path: '/api/v1/commitments.ics', what: { id: 'tenggat komitmen', en: 'deadlines of pledges' } },
  {
    path: '/api/v1/commitments/{id}.ics',
    what: { id: 'tenggat satu komitmen', en: 'deadlines of one pledge' },
  },
  {
    path: '/api/v1/calendar.ics',
    what: {
      id: 'tenggat dan acara sebuah organisasi, seorang pejabat, atau sebuah topik (organization, person, topic)',
      en: 'deadlines and events of an organization, an official or a topic (organization, person, topic)',
    },
  },
  { path: '/api/v1/meetings/{id}.ics', what: { id: 'satu rapat', en: 'one meeting' } },
  {
    path: '/api/v1/organizations/{id}/meetings.ics',
    what: { id: 'rapat sebuah organisasi', en: 'meetings of an organization' },
  },
  {
    path: '/api/v1/venues/{id}/meetings.ics',
    what: { id: 'pemakaian sebuah ruang', en: 'the use of a room' },
  },
  {
    path: '/api/v1/offices/{id}/meetings.ics',
    what: { id: 'rapat yang notulanya disimpan sebuah kantor', en: 'meetings whose minutes an office keeps' },
  },
];

const FEED_PATHS: readonly { path: string; what: Text }[] = [
  ...FEEDS.map((list) => ({ path: `/api/v1/${list}`, what: LISTS[list]?.name ?? { id: list, en: list } })),
  { path: '/api/v1/commitments/{id}', what: { id: 'kabar satu komitmen', en: 'news of one pledge' } },
  {
    path: '/api/v1/changes',
    what: {
      id: 'semua perubahan; juga hanya milik sebuah organisasi, seorang pejabat, atau sebuah topik (organization, person, topic)',
      en: 'all changes; also of an organization, an official or a topic alone (organization, person, topic)',
    },
  },
];

interface InLanguage {
  language: Language;
}

/** Every list as files, with what stands in them and how much. */
export function Files({ counts, language }: InLanguage & { counts: ReadonlyMap<string, number> }) {
  return (
    <table class="grid files" role="table" aria-labelledby="berkas">
      <thead role="rowgroup">
        <tr role="row">
          {[WORDS.list, WORDS.count, WORDS.file, WORDS.columns].map((head) => (
            <th key={head.en} role="columnheader" scope="col">
              {head[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {FILES.map((file) => (
          <FileRow key={file.list} file={file} count={counts.get(file.list) ?? 0} language={language} />
        ))}
      </tbody>
    </table>
  );
}

function FileRow({ file, count, language }: InLanguage & { file: FileFormat; count: number }) {
  const { name, page } = LISTS[file.list] ?? { name: { id: file.list, en: file.list } };
  return (
    <tr role="row">
      <td role="cell" data-label={WORDS.list[language]}>
        {page ? <a href={page[language]}>{name[language]}</a> : name[language]}
      </td>
      <td role="cell" class="figure" data-label={WORDS.count[language]}>
        {count.toLocaleString(LOCALES[language])}
      </td>
      <td role="cell" data-label={WORDS.file[language]}>
        <span class="files-of-list">
          {formsOf(file).map((form) => (
            <a key={form} href={filePath(file, form)} download>
              {FORM_RULES[form].name}
            </a>
          ))}
        </span>
      </td>
      <td role="cell" data-label={WORDS.columns[language]}>
        <details class="columns">
          <summary>{columnsOf(file).length}</summary>
          <p>
            <code>{columnsOf(file).join(', ')}</code>
          </p>
        </details>
      </td>
    </tr>
  );
}

interface PathProps extends InLanguage {
  rows: readonly { paths: readonly string[]; what: Text }[];
}

const Paths = ({ rows, language }: PathProps) => (
  <dl class="facts feed-paths">
    {rows.map(({ paths, what }) => (
      <Fragment key={paths[0]}>
        <dt>{what[language]}</dt>
        {paths.map((path) => (
          <dd key={path}>
            <code>{path}</code>
          </dd>
        ))}
      </Fragment>
    ))}
  </dl>
);

/** Where feeds are read. */
export const FeedPaths = ({ language }: InLanguage) => (
  <Paths
    language={language}
    rows={FEED_PATHS.map(({ path, what }) => ({
      what,
      paths: Object.keys(FEED_FORMS).map((form) => `${path}.${form}`),
    }))}
  />
);

/** Where calendars are read. */
export const CalendarPaths = ({ language }: InLanguage) => (
  <Paths language={language} rows={CALENDARS.map(({ path, what }) => ({ what, paths: [path] }))} />
);
