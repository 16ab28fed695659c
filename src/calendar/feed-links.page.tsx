import { type FeedKind, isNews } from '../auth/feed-token.entity.js';
import type { FeedRow } from '../auth/feed-tokens.js';
import { shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { Alert, Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import type { Subjects } from './feed-subjects.reader.js';

/** Where the links of an account are, in Indonesian; English with the same below /en. */
export const FEED_LINKS_PATH = '/akun/kalender';

const WORDS = {
  title: { id: 'Tautan kalender dan umpan', en: 'Calendar and feed links' },
  lead: {
    id: 'Dengan tautan, rapat dan tenggat tampil di kalender telepon atau komputer Anda, dan kabar di pembaca umpan; keduanya selalu diperbarui. Siapa pun yang memegang tautan dapat membacanya seperti Anda: simpan seperti kunci.',
    en: 'With a link, meetings and deadlines appear in the calendar of your phone or computer, and news in your feed reader; both stay up to date. Whoever holds a link reads it as you do: keep it like a key.',
  },
  make: { id: 'Buat tautan', en: 'Make a link' },
  search: { id: 'Cari organisasi, kantor, atau ruang', en: 'Search an organization, an office or a room' },
  find: { id: 'Cari', en: 'Search' },
  nothing: { id: 'Tidak ada yang cocok.', en: 'Nothing matches.' },
  own: { id: 'Organisasi Anda', en: 'Your organization' },
  followed: { id: 'Yang saya ikuti', en: 'What I follow' },
  ofYours: { id: 'Janji, orang, organisasi, dan topik', en: 'Pledges, people, organizations and topics' },
  list: { id: 'Tautan Anda', en: 'Your links' },
  none: { id: 'Belum ada.', en: 'None yet.' },
  hidden: { id: 'Tidak lagi dapat Anda lihat', en: 'No longer seen by you' },
  made: { id: 'Dibuat', en: 'Made' },
  used: { id: 'Terakhir dibaca', en: 'Last read' },
  never: { id: 'belum pernah', en: 'never' },
  until: { id: 'Berakhir bila tidak dibaca sampai', en: 'Ends if not read until' },
  end: { id: 'Akhiri', en: 'End' },
  ended: { id: 'berakhir', en: 'ended' },
  hasEnded: { id: 'Tautan itu sudah berakhir.', en: 'That link has ended.' },
  back: { id: 'Kembali ke akun', en: 'Back to your account' },
  copyTitle: { id: 'Salin tautan Anda sekarang', en: 'Copy your link now' },
  copyLead: {
    id: 'Tautan ini hanya tampil sekali, di halaman ini. Di Google Kalender pilih “Dari URL”, di Outlook “Berlangganan dari web”, di iPhone “Tambah kalender langganan”.',
    en: 'This link is shown only once, on this page. In Google Calendar choose “From URL”, in Outlook “Subscribe from web”, on an iPhone “Add subscription calendar”.',
  },
  copyNewsLead: {
    id: 'Tautan ini hanya tampil sekali, di halaman ini. Tempelkan di pembaca umpan Anda sebagai langganan baru. Bila pembaca Anda lebih suka JSON Feed, ganti akhiran .atom dengan .feed.json.',
    en: 'This link is shown only once, on this page. Paste it into your feed reader as a new subscription. If your reader prefers JSON Feed, put .feed.json in place of .atom at its end.',
  },
  kept: { id: 'Sudah saya simpan', en: 'I have kept it' },
} satisfies Record<string, Text>;

const KINDS: Record<FeedKind, Text> = {
  organization: { id: 'Rapat organisasi', en: 'Meetings of the organization' },
  office: { id: 'Rapat dengan notula kantor ini', en: 'Meetings it keeps the minutes of' },
  venue: { id: 'Pemakaian ruang', en: 'Use of the room' },
  days: { id: 'Tenggat, acara, dan rapat', en: 'Deadlines, events and meetings' },
  follows: { id: 'Tenggat, acara, dan rapat', en: 'Deadlines, events and meetings' },
  changes: { id: 'Umpan perubahan', en: 'Feed of changes' },
  news: { id: 'Umpan kabar', en: 'Feed of news' },
};

interface FeedLinksPage {
  links: FeedRow[];
  names: ReadonlyMap<string, string>;
  /** What carries the words; null where nobody searched. */
  found: Subjects | null;
  q?: string;
  /** The organization the account acts for. */
  own: string | null;
  now: Date;
  hasEnded?: boolean;
  failed?: Failed;
}

export function feedLinksPage(visit: Visit, page: FeedLinksPage): string {
  const { language } = visit;
  const { links, names, found, q, own, now, hasEnded = false, failed = FRESH } = page;
  const ownName = own === null ? undefined : names.get(own);
  return visit.show(
    { path: FEED_LINKS_PATH, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      {hasEnded && (
        <p class="news" role="status">
          {WORDS.hasEnded[language]}
        </p>
      )}
      <Alert message={failed.message} />
      <p class="lead">{WORDS.lead[language]}</p>
      <h2>{WORDS.make[language]}</h2>
      <form method="get" action={visit.at(FEED_LINKS_PATH)} role="search" class="search narrow">
        <label for="q">{WORDS.search[language]}</label>
        <div>
          <input id="q" type="search" name="q" value={q} maxLength={200} required />
          <button type="submit" class="button">
            {WORDS.find[language]}
          </button>
        </div>
      </form>
      {found ? (
        <Found visit={visit} found={found} />
      ) : (
        <ul class="cards">
          <li class="card">
            <h3>{WORDS.followed[language]}</h3>
            <p class="soft">{WORDS.ofYours[language]}</p>
            <div class="button-row">
              <Make visit={visit} kind="follows" />
              <Make visit={visit} kind="news" />
            </div>
          </li>
          {own !== null && ownName !== undefined && (
            <li class="card">
              <h3>{ownName}</h3>
              <p class="soft">{WORDS.own[language]}</p>
              <div class="button-row">
                <Make visit={visit} kind="days" subjectId={own} />
                <Make visit={visit} kind="organization" subjectId={own} />
                <Make visit={visit} kind="changes" subjectId={own} />
              </div>
            </li>
          )}
        </ul>
      )}
      <h2>{WORDS.list[language]}</h2>
      {links.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="cards">
        {links.map((link) => (
          <LinkCard key={link.id} visit={visit} link={link} name={nameOf(link, names, language)} now={now} />
        ))}
      </ul>
      <p class="after-form">
        <a href={visit.at('/akun')}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

/** Kinds of organization that keep minutes. */
const OFFICES = ['government_body', 'council', 'tripartite_body'];

function Found({ visit, found: { organizations, venues } }: { visit: Visit; found: Subjects }) {
  const { language } = visit;
  if (organizations.length + venues.length === 0) return <p>{WORDS.nothing[language]}</p>;
  return (
    <ul class="cards">
      {organizations.map(({ id, name, acronym, kind }) => (
        <li key={id} class="card">
          <h3>
            {name}
            {acronym && ` (${acronym})`}
          </h3>
          <div class="button-row">
            <Make visit={visit} kind="days" subjectId={id} />
            <Make visit={visit} kind="organization" subjectId={id} />
            <Make visit={visit} kind="changes" subjectId={id} />
            {OFFICES.includes(kind) && <Make visit={visit} kind="office" subjectId={id} />}
          </div>
        </li>
      ))}
      {venues.map(({ id, name }) => (
        <li key={id} class="card">
          <h3>{name}</h3>
          <Make visit={visit} kind="venue" subjectId={id} />
        </li>
      ))}
    </ul>
  );
}

interface MakeProps {
  visit: Visit;
  kind: FeedKind;
  subjectId?: string;
}

/** The button that makes a link. */
function Make({ visit, kind, subjectId }: MakeProps) {
  return (
    <Form visit={visit} action={FEED_LINKS_PATH} submit={KINDS[kind][visit.language]} kind="lesser">
      <input type="hidden" name="kind" value={kind} />
      {subjectId && <input type="hidden" name="subjectId" value={subjectId} />}
    </Form>
  );
}

/** Undefined where it is no longer seen. */
const nameOf = (
  { subjectId }: FeedRow,
  names: ReadonlyMap<string, string>,
  language: Language,
): string | undefined => (subjectId === null ? WORDS.followed[language] : names.get(subjectId));

interface LinkCardProps {
  visit: Visit;
  link: FeedRow;
  name: string | undefined;
  now: Date;
}

function LinkCard({ visit, link, name, now }: LinkCardProps) {
  const { language } = visit;
  const isAlive = link.revokedAt === null && link.endsAt > now;
  return (
    <li class="card">
      <h3>
        {name ?? WORDS.hidden[language]}{' '}
        {!isAlive && <span class="badge badge-ended">{WORDS.ended[language]}</span>}
      </h3>
      <p class="soft">{KINDS[link.kind][language]}</p>
      <dl class="facts">
        <dt>{WORDS.made[language]}</dt>
        <dd>{shortInstant(link.createdAt, language)}</dd>
        <dt>{WORDS.used[language]}</dt>
        <dd>{link.lastUsedAt ? shortInstant(link.lastUsedAt, language) : WORDS.never[language]}</dd>
        {isAlive && (
          <>
            <dt>{WORDS.until[language]}</dt>
            <dd>{shortInstant(link.endsAt, language)}</dd>
          </>
        )}
      </dl>
      {isAlive && (
        <Form
          visit={visit}
          action={`${FEED_LINKS_PATH}/${link.id}`}
          submit={WORDS.end[language]}
          kind="danger"
        />
      )}
    </li>
  );
}

/** The link itself, which is shown only now. */
export function madeFeedLinkPage(
  visit: Visit,
  { link, name }: { link: FeedRow & { url: string }; name: string | null },
): string {
  const { language } = visit;
  return visit.show(
    { path: FEED_LINKS_PATH, title: WORDS.copyTitle[language] },
    <>
      <h1>{WORDS.copyTitle[language]}</h1>
      <p class="lead">{WORDS[isNews(link.kind) ? 'copyNewsLead' : 'copyLead'][language]}</p>
      <h2>{name ?? WORDS.followed[language]}</h2>
      <p class="soft">{KINDS[link.kind][language]}</p>
      <p class="secret">
        <code>{link.url}</code>
      </p>
      <p class="after-form">
        <a class="button button-main" href={visit.at(FEED_LINKS_PATH)}>
          {WORDS.kept[language]}
        </a>
      </p>
    </>,
  );
}
