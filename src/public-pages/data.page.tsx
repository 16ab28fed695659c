import { type ComponentChildren, Fragment } from 'preact';
import { longDay, shortInstant } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { Licence } from '../config/settings.js';
import { columnsOf, type FileFormat } from '../exports/list-file.js';
import { filePath, FILES } from '../exports/files.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import type { Visit } from '../web/visit.js';
import type { Version } from './data.reader.js';

const WORDS = {
  title: { id: 'Data', en: 'Data' },
  lead: {
    id: 'Semua yang tampil untuk umum dapat dibaca program, diunduh, dan dikutip, tanpa akun.',
    en: 'All that is shown to everybody can be read by programs, downloaded and cited, without an account.',
  },
  version: { id: 'Versi', en: 'Version' },
  entry: { id: 'Entri publik terakhir', en: 'Last public entry' },
  entryOf: { id: 'nomor', en: 'number' },
  noEntry: { id: 'Belum ada catatan publik.', en: 'Nothing public is on record yet.' },
  files: { id: 'Daftar sebagai berkas (CSV)', en: 'Lists as files (CSV)' },
  filesLead: {
    id: 'UTF-8, baris pertama berisi nama kolom. Saringan daftar berlaku juga di sini: unduh dari halaman daftar, atau tambahkan sendiri, misalnya',
    en: 'UTF-8, the first line names the columns. The filters of a list hold here too: download from the page of the list, or add them yourself, for example',
  },
  list: { id: 'Daftar', en: 'List' },
  count: { id: 'Entri', en: 'Entries' },
  file: { id: 'Berkas', en: 'File' },
  columns: { id: 'Kolom', en: 'Columns' },
  formats: { id: 'Bentuk lain', en: 'Other formats' },
  calendars: { id: 'Kalender', en: 'Calendars' },
  myCalendars: { id: 'Buat tautan kalender Anda', en: 'Make a calendar link of your own' },
  licence: { id: 'Lisensi', en: 'Licence' },
  cite: { id: 'Cara mengutip', en: 'How to cite' },
} satisfies Record<string, Text>;

/** What each file is called, and the page of the same list where there is one. */
const LISTS: Readonly<Record<string, { name: Text; page?: Text }>> = {
  commitments: { name: { id: 'Komitmen', en: 'Pledges' }, page: PUBLIC_PATHS.commitments },
  statements: { name: { id: 'Pernyataan', en: 'Statements' } },
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

const FORMATS: readonly { name: string; what: Text; at?: Text }[] = [
  {
    name: 'JSON',
    what: {
      id: 'Semua catatan, riwayatnya, dan keadaannya pada hari mana pun (as_of): dokumentasi API',
      en: 'Every record, its history, and how it stood on any day (as_of): documentation of the API',
    },
    at: { id: '/api/docs', en: '/api/docs' },
  },
  {
    name: 'OpenAPI 3.1',
    what: { id: 'Uraian API untuk program', en: 'The description of the API for programs' },
    at: { id: '/api/v1/openapi.json', en: '/api/v1/openapi.json' },
  },
  {
    name: 'SQL',
    what: {
      id: 'Pertanyaan Anda sendiri kepada data, dengan alamat tetap',
      en: 'Questions of your own to the data, at an address that stays',
    },
    at: PUBLIC_PATHS.sql,
  },
  {
    name: 'PDF, DOCX',
    what: {
      id: 'Notula rapat, di halaman setiap rapat',
      en: 'Minutes of meetings, on the page of each meeting',
    },
  },
];

const FEEDS: readonly { path: string; what: Text }[] = [
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

const LICENCES: Record<Licence, { name: string; url: string; means: Text }> = {
  'CC-BY-4.0': {
    name: 'Creative Commons Attribution 4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
    means: {
      id: 'Boleh dipakai, disalin, dan diolah untuk apa pun, asal sumbernya disebut.',
      en: 'Use, copy and change it for anything, as long as you name the source.',
    },
  },
  'CC0-1.0': {
    name: 'Creative Commons Zero 1.0',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
    means: {
      id: 'Boleh dipakai untuk apa pun tanpa syarat.',
      en: 'Use it for anything, without conditions.',
    },
  },
  'ODbL-1.0': {
    name: 'Open Database License 1.0',
    url: 'https://opendatacommons.org/licenses/odbl/1-0/',
    means: {
      id: 'Boleh dipakai asal sumbernya disebut, dan basis data turunannya dibagikan dengan lisensi yang sama.',
      en: 'Use it as long as you name the source and share databases made from it under the same licence.',
    },
  },
};

const NO_LICENCE: Text = {
  id: 'Penyelenggara situs ini belum memilih lisensi untuk catatannya. Fakta tetap boleh dikutip dengan menyebut sumbernya.',
  en: 'Whoever runs this site has not chosen a licence for the record yet. Facts may be cited all the same, naming the source.',
};
const NOT_OURS: Text = {
  id: 'Lisensi itu berlaku untuk catatan ini, bukan untuk kata-kata yang dikutip dan dokumen milik pihak lain.',
  en: 'The licence covers this record, not words quoted in it and documents of others.',
};

const CITE: readonly Text[] = [
  {
    id: 'Setiap catatan punya alamat tetap dan nomor revisi. Sebut keduanya, dan hari Anda membacanya:',
    en: 'Each record has an address that stays, and a revision number. Name both, and the day you read it:',
  },
  {
    id: 'Untuk menunjuk bunyinya pada hari tertentu, tambahkan as_of:',
    en: 'To point at how it read on a day, add as_of:',
  },
];

interface DataPage {
  counts: ReadonlyMap<string, number>;
  version: Version | null;
  origin: string;
  licence: Licence | null;
}

export function dataPage(visit: Visit, { counts, version, origin, licence }: DataPage): string {
  const { language } = visit;
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: PUBLIC_PATHS.data,
      section: 'data',
    },
    <div class="prose">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <Part id="berkas" title={WORDS.files} language={language}>
        <p>
          {WORDS.filesLead[language]} <code>/api/v1/commitments.csv?flag=overdue</code>
        </p>
        <Files counts={counts} language={language} />
      </Part>
      <Part id="bentuk" title={WORDS.formats} language={language}>
        <dl class="facts">
          {FORMATS.map(({ name, what, at }) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{at ? <a href={at[language]}>{what[language]}</a> : what[language]}</dd>
            </Fragment>
          ))}
        </dl>
      </Part>
      <Part id="kalender" title={WORDS.calendars} language={language}>
        <dl class="facts feed-paths">
          {FEEDS.map(({ path, what }) => (
            <Fragment key={path}>
              <dt>{what[language]}</dt>
              <dd>
                <code>{path}</code>
              </dd>
            </Fragment>
          ))}
        </dl>
        <p>
          <a href={visit.at('/akun/kalender')}>{WORDS.myCalendars[language]}</a>
        </p>
      </Part>
      <Part id="lisensi" title={WORDS.licence} language={language}>
        <LicenceText licence={licence} language={language} />
      </Part>
      <Part id="versi" title={WORDS.version} language={language}>
        <p>
          {version === null ? (
            WORDS.noEntry[language]
          ) : (
            <>
              {WORDS.entry[language]}: {WORDS.entryOf[language]} <strong>{version.index}</strong>,{' '}
              <time dateTime={new Date(version.recordedAt).toISOString()}>
                {shortInstant(version.recordedAt, language)}
              </time>
            </>
          )}
        </p>
      </Part>
      <Part id="kutip" title={WORDS.cite} language={language}>
        <Citation origin={origin} language={language} />
      </Part>
    </div>,
  );
}

interface InLanguage {
  language: Language;
}

const Part = ({
  id,
  title,
  language,
  children,
}: InLanguage & { id: string; title: Text; children: ComponentChildren }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title[language]}</h2>
    {children}
  </section>
);

function Files({ counts, language }: InLanguage & Pick<DataPage, 'counts'>) {
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
        {count.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB')}
      </td>
      <td role="cell" data-label={WORDS.file[language]}>
        <a href={filePath(file)} download>
          {file.list}.csv
        </a>
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

function LicenceText({ licence, language }: InLanguage & Pick<DataPage, 'licence'>) {
  if (licence === null) return <p>{NO_LICENCE[language]}</p>;
  const { name, url, means } = LICENCES[licence];
  return (
    <>
      <p>
        <a href={url} rel="license">
          {name}
        </a>{' '}
        ({licence}). {means[language]}
      </p>
      <p>{NOT_OURS[language]}</p>
    </>
  );
}

const READ: Text = { id: 'dibaca', en: 'read' };
const REVISION: Text = { id: 'revisi', en: 'revision' };

function Citation({ origin, language }: InLanguage & Pick<DataPage, 'origin'>) {
  const day = today();
  const address = `${origin}${PUBLIC_PATHS.commitments[language]}/…`;
  return (
    <>
      <p>{CITE[0]?.[language]}</p>
      <pre>
        Ikrar, {address}, {REVISION[language]} 3, {READ[language]} {longDay(day, language)}
      </pre>
      <p>{CITE[1]?.[language]}</p>
      <pre>
        {address}?as_of={day}
      </pre>
    </>
  );
}
