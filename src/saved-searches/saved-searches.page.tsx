import { shortInstant } from '../common/dates.js';
import { LANGUAGES, type Language, type Text } from '../common/language.js';
import { type Asked, followedOf } from '../page-parts/followed-links.js';
import { Happened } from '../page-parts/happened.js';
import { FileLinks } from '../web/file-links.js';
import { Alert, Field, Form, Select } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { DAILY_MAIL_PATHS, SAVED_SEARCHES_PATH } from './paths.js';
import type { DigestDto, SavedSearchDto } from './saved-search.dto.js';
import type { SearchedLists } from './searched-lists.js';

const WORDS = {
  title: { id: 'Pencarian tersimpan', en: 'Saved searches' },
  lead: {
    id: 'Daftar yang Anda simpan beserta saringannya. Hanya Anda yang melihatnya.',
    en: 'Lists you keep, as you narrowed them. Only you see them.',
  },
  none: {
    id: 'Belum ada. Buka sebuah daftar, misalnya komitmen, saring sesuai keperluan Anda, lalu pilih “Simpan pencarian ini”.',
    en: 'None yet. Open a list, such as the pledges, narrow it to what you need, and choose “Save this search”.',
  },
  commitments: { id: 'Buka daftar komitmen', en: 'Open the list of pledges' },
  mail: { id: 'Surat harian', en: 'Daily mail' },
  mailOff: {
    id: 'Server ini belum diatur untuk mengirim surel, jadi belum ada surat harian. Pencarian tetap tersimpan.',
    en: 'This installation is not set up to send mail, so there is no daily mail yet. The searches are kept all the same.',
  },
  noAddress: {
    id: 'Akun ini tidak punya alamat surel, jadi tidak ada surat harian.',
    en: 'This account has no mail address, so there is no daily mail.',
  },
  stopped: { id: 'Surat harian dimatikan.', en: 'The daily mail is turned off.' },
  language: { id: 'Bahasa surat', en: 'Language of the mail' },
  pace: { id: 'Kabar dari yang Anda ikuti', en: 'News of what you follow' },
  change: { id: 'Simpan', en: 'Save' },
  turnOn: { id: 'Nyalakan surat harian', en: 'Turn the daily mail on' },
  turnOff: { id: 'Matikan surat harian', en: 'Turn the daily mail off' },
  since: { id: 'Disimpan', en: 'Saved' },
  silent: { id: 'tidak dikabari', en: 'not told' },
  instant: { id: 'dikabari seketika', en: 'told at once' },
  open: { id: 'Yang terbuka, juga sebagai', en: 'What is open, also as' },
  rename: { id: 'Ganti nama', en: 'Rename' },
  name: { id: 'Nama', en: 'Name' },
  stop: { id: 'Jangan kabari', en: 'Do not tell me' },
  atOnce: { id: 'Kabari seketika', en: 'Tell me at once' },
  daily: { id: 'Kabari dalam surat harian', en: 'Tell me in the daily mail' },
  resume: { id: 'Kabari lagi', en: 'Tell me again' },
  delete: { id: 'Hapus', en: 'Delete' },
  back: { id: 'Kembali ke akun', en: 'Back to your account' },
} satisfies Record<string, Text>;

const sentTo = (email: string): Text => ({
  id: `Bila ada yang baru atau berubah, surat dikirim pukul 07.00 WIB ke ${email}.`,
  en: `When something is new or changes, a mail is sent at 07:00 (WIB) to ${email}.`,
});

const PACE_NAMES: Record<'daily' | 'instant', Text> = {
  daily: { id: 'Dalam surat harian', en: 'In the daily mail' },
  instant: { id: 'Seketika', en: 'At once' },
};

const LANGUAGE_NAMES: Record<Language, string> = { id: 'Bahasa Indonesia', en: 'English' };

const NEWS: Readonly<Record<string, Text>> = {
  saved: { id: 'Pencarian tersimpan.', en: 'The search is saved.' },
  renamed: { id: 'Nama diganti.', en: 'The name is changed.' },
  stopped: { id: 'Pencarian itu tidak lagi dikabarkan.', en: 'You are told of that search no more.' },
  resumed: { id: 'Pencarian itu dikabarkan lagi.', en: 'You are told of that search again.' },
  instantly: {
    id: 'Perubahan dalam pencarian itu dikabarkan seketika.',
    en: 'Changes in that search are told at once.',
  },
  daily: {
    id: 'Pencarian itu dikabarkan dalam surat harian.',
    en: 'That search is told in the daily mail.',
  },
  deleted: { id: 'Pencarian itu dihapus.', en: 'That search is deleted.' },
  on: { id: 'Surat harian menyala.', en: 'The daily mail is on.' },
  off: { id: 'Surat harian dimatikan.', en: 'The daily mail is turned off.' },
};

/** A name that was refused, with the search it was meant for. */
export interface Renaming {
  id: string;
  failed: Failed;
}

interface SavedSearchesPage {
  searches: SavedSearchDto[];
  digest: DigestDto & { email: string | null };
  lists: SearchedLists;
  isMailOn: boolean;
  happened?: string;
  failed?: Failed;
  renaming?: Renaming;
}

export function savedSearchesPage(visit: Visit, page: SavedSearchesPage): string {
  const { language } = visit;
  const { searches, lists, happened, failed = FRESH, renaming } = page;
  return visit.show(
    { path: SAVED_SEARCHES_PATH, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <Alert message={failed.message} />
      <p class="lead">{WORDS.lead[language]}</p>
      {searches.length === 0 && (
        <>
          <p>{WORDS.none[language]}</p>
          <p>
            <a href={lists.of('commitments').path[language]}>{WORDS.commitments[language]}</a>
          </p>
        </>
      )}
      <ul class="cards">
        {searches.map((search) => (
          <SearchCard
            key={search.id}
            visit={visit}
            search={search}
            lists={lists}
            failed={renaming?.id === search.id ? renaming.failed : FRESH}
          />
        ))}
      </ul>
      <h2>{WORDS.mail[language]}</h2>
      <DailyMail visit={visit} {...page} />
      <p class="after-form">
        <a href={visit.at('/akun')}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

interface SearchCardProps {
  visit: Visit;
  search: SavedSearchDto;
  lists: SearchedLists;
  failed: Failed;
}

function SearchCard({ visit, search, lists, failed }: SearchCardProps) {
  const { language } = visit;
  const { id, name, list: listName, query, isMailed, isInstant, createdAt } = search;
  const list = lists.of(listName);
  const path = `${SAVED_SEARCHES_PATH}/${id}`;
  const followed = followedOf(listName, keysOf(query), language);
  return (
    <li class="card">
      <p>
        <span class="badge">{list.label[language]}</span>{' '}
        {!isMailed && <span class="badge badge-ended">{WORDS.silent[language]}</span>}
        {isMailed && isInstant && <span class="badge">{WORDS.instant[language]}</span>}
      </p>
      <h2>
        <a href={`${list.path[language]}${query && `?${query}`}`}>{name}</a>
      </h2>
      <p class="soft">
        {WORDS.since[language]} {shortInstant(createdAt, language)}
      </p>
      {followed.length > 0 && <FileLinks label={WORDS.open[language]} links={followed} language={language} />}
      <details class="more-ways" open={failed !== FRESH}>
        <summary>{WORDS.rename[language]}</summary>
        <Form
          visit={visit}
          action={`${path}/nama`}
          submit={WORDS.rename[language]}
          kind="lesser"
          failed={failed}
        >
          <Field
            name="name"
            prefix={`${id}-`}
            label={WORDS.name[language]}
            autocomplete="off"
            longest={100}
            value={name}
            failed={failed}
          />
        </Form>
      </details>
      <div class="button-row">
        {isMailed && (
          <Form
            visit={visit}
            action={`${path}/${isInstant ? 'harian' : 'seketika'}`}
            submit={(isInstant ? WORDS.daily : WORDS.atOnce)[language]}
            kind="lesser"
          />
        )}
        <Form
          visit={visit}
          action={`${path}/${isMailed ? 'diam' : 'kabari'}`}
          submit={(isMailed ? WORDS.stop : WORDS.resume)[language]}
          kind="lesser"
        />
        <Form visit={visit} action={`${path}/hapus`} submit={WORDS.delete[language]} kind="danger" />
      </div>
    </li>
  );
}

/** The keys of a query as it is kept. */
function keysOf(query: string): Asked {
  const pairs = new URLSearchParams(query);
  return Object.fromEntries([...new Set(pairs.keys())].map((key) => [key, pairs.getAll(key)]));
}

function DailyMail({ visit, digest, isMailOn }: SavedSearchesPage & { visit: Visit }) {
  const { language } = visit;
  if (!isMailOn) return <p>{WORDS.mailOff[language]}</p>;
  if (digest.email === null) return <p>{WORDS.noAddress[language]}</p>;
  if (!digest.isWanted)
    return (
      <>
        <p>{WORDS.stopped[language]}</p>
        <Form visit={visit} action={DAILY_MAIL_PATHS.start} submit={WORDS.turnOn[language]} />
      </>
    );
  return (
    <>
      <p>{sentTo(digest.email)[language]}</p>
      <Form visit={visit} action={DAILY_MAIL_PATHS.start} submit={WORDS.change[language]} kind="lesser">
        <Select
          name="language"
          label={WORDS.language[language]}
          failed={FRESH}
          value={digest.language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        <Select
          name="pace"
          label={WORDS.pace[language]}
          failed={FRESH}
          value={digest.pace}
          options={(['daily', 'instant'] as const).map((value) => ({
            value,
            label: PACE_NAMES[value][language],
          }))}
        />
      </Form>
      <Form visit={visit} action={DAILY_MAIL_PATHS.stop} submit={WORDS.turnOff[language]} kind="lesser" />
    </>
  );
}
