import { type ComponentChildren, Fragment } from 'preact';
import { longDay, shortInstant } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { Licence } from '../config/settings.js';
import type { MadePackage } from '../data-package/write-package.js';
import { LICENCES, NO_LICENCE, NOT_OURS } from '../page-parts/licences.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import type { Version } from '../page-parts/version.js';
import type { Visit } from '../web/visit.js';
import { CalendarPaths, FeedPaths, Files } from './data-files.js';
import { DataPackage } from './data.package.js';

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
  statistics: {
    id: 'Statistik, dengan cara menghitungnya',
    en: 'Statistics, and how they are computed',
  },
  everything: { id: 'Semua data', en: 'Everything' },
  files: { id: 'Daftar sebagai berkas', en: 'Lists as files' },
  filesLead: {
    id: 'Baris pertama berisi nama kolom. Saringan daftar berlaku juga di sini: unduh dari halaman daftar, atau tambahkan sendiri, misalnya',
    en: 'The first line names the columns. The filters of a list hold here too: download from the page of the list, or add them yourself, for example',
  },
  formats: { id: 'Bentuk lain', en: 'Other formats' },
  followed: { id: 'Umpan', en: 'Feeds' },
  followedLead: {
    id: 'Yang terakhir berubah di atas, untuk pembaca umpan; saringan daftar berlaku juga di sini. Tautannya ada di halaman setiap daftar dan setiap komitmen.',
    en: 'The latest changed first, for feed readers; the filters of a list hold here too. The links are on the page of each list and each pledge.',
  },
  calendars: { id: 'Kalender', en: 'Calendars' },
  myFeeds: { id: 'Buat tautan umpan Anda', en: 'Make a feed link of your own' },
  myCalendars: { id: 'Buat tautan kalender Anda', en: 'Make a calendar link of your own' },
  licence: { id: 'Lisensi', en: 'Licence' },
  cite: { id: 'Cara mengutip', en: 'How to cite' },
} satisfies Record<string, Text>;

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
  /** The latest package of everything; null while there is none. */
  latest: MadePackage | null;
  origin: string;
  licence: Licence | null;
}

export function dataPage(visit: Visit, { counts, version, latest, origin, licence }: DataPage): string {
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
      <Part id="semua" title={WORDS.everything} language={language}>
        <DataPackage made={latest} language={language} />
        <p>
          <a href={PUBLIC_PATHS.statistics[language]}>{WORDS.statistics[language]}</a>
        </p>
      </Part>
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
      <Part id="umpan" title={WORDS.followed} language={language}>
        <p>{WORDS.followedLead[language]}</p>
        <FeedPaths language={language} />
        <p>
          <a href={visit.at('/akun/kalender')}>{WORDS.myFeeds[language]}</a>
        </p>
      </Part>
      <Part id="kalender" title={WORDS.calendars} language={language}>
        <CalendarPaths language={language} />
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
