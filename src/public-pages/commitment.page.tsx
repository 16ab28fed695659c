import { shortDay } from '../common/dates.js';
import type { Day } from '../common/day.js';
import { claimReview, verdictOf } from '../exports/claim.js';
import { documentOf } from '../exports/json-ld.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import { FULFILMENT_LABELS, type Fulfilment } from '../commitments/fulfilment.js';
import type { MilestoneDto } from '../milestones/milestone.dto.js';
import { AsOfNotice, AsOfPicker } from '../page-parts/as-of.js';
import { CourseOf, stepsMet } from '../page-parts/course.js';
import { DeskDoor } from '../page-parts/desk-door.js';
import type { Happenings } from '../page-parts/happenings.reader.js';
import { FollowForm } from '../page-parts/follow-form.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { RECORD_STATE_LABELS } from '../page-parts/labels.js';
import { meaningsOf } from '../page-parts/meanings.js';
import { fullName, makersText, shortName } from '../page-parts/names.js';
import { NoticeList } from '../page-parts/notice-list.js';
import { TakeoverList } from '../page-parts/takeover-list.js';
import { commitmentHistoryPath, commitmentPath, deskCommitmentPath } from '../page-parts/paths.js';
import { dueText, RETRACTED, retractedText, StateTags } from '../page-parts/state.js';
import { followedOfOne } from '../page-parts/followed-links.js';
import { FileLinks } from '../web/file-links.js';
import type { Visit } from '../web/visit.js';
import { CiteAndShare } from './commitment-citation.js';
import { FactsOfCommitment, StandingFacts } from './commitment-facts.js';
import { FollowUps } from './commitment-follow-ups.js';
import { Lanes } from './commitment-lanes.js';
import { SourcesOf } from './commitment-sources.js';
import { FoundingWords, Statements } from './commitment-statements.js';
import { Timeline } from './commitment-timeline.js';
import { thingOf } from './file-links.js';

const WORDS = {
  onPage: { id: 'Di halaman ini', en: 'On this page' },
  promised: { id: 'Apa yang dijanjikan', en: 'What was promised' },
  lanes: { id: 'Apa kata ketiga pihak', en: 'What the three sides say' },
  takeovers: { id: 'Sikap pejabat berikutnya', en: 'Where later holders stand' },
  notices: { id: 'Pemberitahuan dan konfirmasi', en: 'Notices and confirmations' },
  course: { id: 'Langkah menuju janji', en: 'Steps on the way' },
  noCourse: { id: 'Langkahnya belum dicatat.', en: 'Its steps are not on record yet.' },
  next: { id: 'Tindak lanjut', en: 'Follow-ups' },
  said: { id: 'Pernyataan', en: 'Statements' },
  timeline: { id: 'Garis waktu', en: 'Timeline' },
  sources: { id: 'Sumber', en: 'Sources' },
  history: { id: 'Riwayat catatan', en: 'History of the record' },
  cite: { id: 'Kutip dan bagikan', en: 'Cite and share' },
  historyLead: {
    id: 'Setiap perubahan catatan ini tersimpan dan tidak dapat dihapus diam-diam.',
    en: 'Every change of this record is kept; none can be wiped out quietly.',
  },
  historyLink: { id: 'Lihat setiap perubahan dan bedanya', en: 'See every change and what it changed' },
  notOpen: { id: 'Belum terbuka untuk umum', en: 'Not open to everybody yet' },
  restricted: { id: 'Tidak terbuka untuk umum', en: 'Not open to everybody' },
  atUnion: { id: 'Jawab atas nama serikat', en: 'Answer for your union' },
  acts: { id: 'Untuk Anda', en: 'For you' },
  followed: { id: 'Ikuti tanpa akun', en: 'Follow without an account' },
  status: { id: 'Status', en: 'State' },
  due: { id: 'Tenggat', en: 'Due' },
  original: { id: 'Judul asli', en: 'Original title' },
} satisfies Record<string, Text>;

const PARTS = [
  ['janji', WORDS.promised],
  ['lajur', WORDS.lanes],
  ['langkah', WORDS.course],
  ['tindak-lanjut', WORDS.next],
  ['pernyataan', WORDS.said],
  ['garis-waktu', WORDS.timeline],
  ['sumber', WORDS.sources],
  ['riwayat', WORDS.history],
  ['kutip', WORDS.cite],
] as const;

/** A commitment and the steps on its way as everybody sees them. */
export interface Open {
  item: CommitmentDto;
  milestones: readonly MilestoneDto[];
}

export interface Shown {
  /** As it was asked for; null for now. */
  asOf: string | null;
  happenings: Happenings;
  /** What may be cited and sent on; null where nobody else may see it. */
  open: Open | null;
  /** What its reader follows of it; null where they do not, or are not known. */
  follow: FollowDto | null;
  /** The day the page is of. */
  day: Day;
  /** Of the page, with its host and without its query. */
  address: string;
}

/** One commitment, whole. */
export function commitmentPage(visit: Visit, item: CommitmentDto, shown: Shown): string {
  const { asOf, happenings, open, follow, day, address } = shown;
  const { milestones, drafts } = happenings;
  const { language } = visit;
  const paths = commitmentPath(item.id);
  const path = paths[language];
  const title = titleOf(item, language);
  const followed = followedOfOne(item.id, language);
  const site = (to: string) => new URL(to, address).href;
  const section = (n: number) => ({ id: PARTS[n]?.[0] ?? '', heading: PARTS[n]?.[1][language] ?? '' });
  return visit.publish(
    {
      title,
      description: descriptionOf(item, language),
      paths: visit.asking(paths),
      section: 'commitments',
      forms: [...followed, thingOf('commitments', item.id)],
      data: asOf === null ? verdictData(item, site) : undefined,
    },
    <article class="commitment">
      <AsOfNotice visit={visit} path={path} asOf={asOf} />
      <RecordNotice item={item} language={language} />
      <header>
        <h1 lang={language === 'en' && !item.titleEn ? 'id' : undefined}>{title}</h1>
        {language === 'en' && item.titleEn && (
          <p class="soft">
            {WORDS.original.en}: <span lang="id">{item.title}</span>
          </p>
        )}
        <StateTags fulfilment={item.fulfilment} flags={item.flags} language={language} />
        <ul class="meanings">
          {meaningsOf(item.fulfilment, item.flags).map(({ name, meaning }) => (
            <li key={name.id}>
              <strong>{name[language]}.</strong> {meaning[language]}
            </li>
          ))}
        </ul>
        <FoundingWords item={item} language={language} />
        <StandingFacts item={item} day={day} language={language} />
        <ActLinks visit={visit} item={item} />
        {asOf === null && (
          <FollowForm visit={visit} kind="commitment" id={item.id} follow={follow} back={path} />
        )}
        <FileLinks label={WORDS.followed[language]} links={followed} language={language} />
      </header>
      <nav class="on-page" aria-label={WORDS.onPage[language]}>
        {PARTS.slice(0, open === null ? -1 : undefined).map(([id, name]) => (
          <a key={id} href={`#${id}`}>
            {name[language]}
          </a>
        ))}
      </nav>
      <section id={section(0).id}>
        <h2>{section(0).heading}</h2>
        <FactsOfCommitment item={item} language={language} />
        {item.takeovers.length > 0 && (
          <>
            <h3>{WORDS.takeovers[language]}</h3>
            <TakeoverList takeovers={item.takeovers} language={language} />
          </>
        )}
      </section>
      <section id={section(1).id}>
        <h2>{section(1).heading}</h2>
        <Lanes lanes={item.lanes} language={language} />
        {item.notices.length > 0 && (
          <>
            <h3>{WORDS.notices[language]}</h3>
            <NoticeList notices={item.notices} language={language} />
          </>
        )}
      </section>
      <section id={section(2).id}>
        <h2>{section(2).heading}</h2>
        {milestones.length + drafts.length > 0 ? (
          <CourseOf course={happenings} day={day} language={language} />
        ) : (
          <p class="soft">{WORDS.noCourse[language]}</p>
        )}
      </section>
      <section id={section(3).id}>
        <h2>{section(3).heading}</h2>
        <FollowUps followUps={item.followUps} language={language} />
      </section>
      <section id={section(4).id}>
        <h2>{section(4).heading}</h2>
        <Statements statements={item.statements} language={language} />
      </section>
      <section id={section(5).id}>
        <h2>{section(5).heading}</h2>
        <Timeline item={item} happenings={happenings} day={day} language={language} />
      </section>
      <section id={section(6).id}>
        <h2>{section(6).heading}</h2>
        <SourcesOf item={item} course={happenings} language={language} />
      </section>
      <section id={section(7).id}>
        <h2>{section(7).heading}</h2>
        <p>{WORDS.historyLead[language]}</p>
        <p>
          <a class="button button-lesser" href={commitmentHistoryPath(item.id)[language]}>
            {WORDS.historyLink[language]}
          </a>
        </p>
        <AsOfPicker visit={visit} path={path} asOf={asOf} />
      </section>
      {open !== null && (
        <section id={section(8).id}>
          <h2>{section(8).heading}</h2>
          <CiteAndShare
            item={open.item}
            steps={open.milestones.length > 0 ? stepsMet(open.milestones, language) : null}
            asOf={asOf}
            day={day}
            address={address}
            language={language}
          />
        </section>
      )}
    </article>,
  );
}

/** The verdict of the desk as fact-checkers give one; nothing while it is open. */
function verdictData(item: CommitmentDto, at: (path: string) => string): string | undefined {
  const verdict = item.visibility === 'public' ? verdictOf(item) : null;
  const review = verdict && claimReview(item, verdict, at);
  return review ? documentOf(review) : undefined;
}

/** What previews and search engines show. */
function descriptionOf(item: CommitmentDto, language: Language): string {
  const { founding, receivers, receiverWords, fulfilment, due, statedOn } = item;
  const who = founding?.speaker ? fullName(founding.speaker) : makersText(item);
  const to = [...receivers.map(shortName), ...(receiverWords ? [receiverWords] : [])].join(', ');
  const words = founding?.words ? ` “${founding.words}”` : '';
  const retracted = retractedText(item, language);
  return (
    `${retracted === null ? '' : `${retracted} `}${who} → ${to}, ${shortDay(statedOn, language)}.${words} ` +
    `${WORDS.status[language]}: ${FULFILMENT_LABELS[fulfilment as Fulfilment][language]}. ` +
    `${WORDS.due[language]}: ${dueText(due, language)}.`
  );
}

interface Part {
  item: CommitmentDto;
  language: Language;
}

/** Says of a record that it is not what everybody may rely on. */
function RecordNotice({ item: { recordState, recordReason, visibility }, language }: Part) {
  if (recordState === 'retracted')
    return (
      <p class="alert-box" role="status">
        {RETRACTED[language]} <span lang="id">{recordReason}</span>
      </p>
    );
  if (recordState !== 'verified')
    return (
      <p class="news" role="status">
        {WORDS.notOpen[language]}:{' '}
        {RECORD_STATE_LABELS[recordState as keyof typeof RECORD_STATE_LABELS][language]}
      </p>
    );
  return visibility === 'public' ? null : (
    <p class="news" role="status">
      {WORDS.restricted[language]}
    </p>
  );
}

/** Where whoever is logged in can do something about it. */
function ActLinks({ visit, item }: { visit: Visit; item: CommitmentDto }) {
  const { language, reader, viewer } = visit;
  if (!viewer || reader.kind !== 'known') return null;
  const isReceiver =
    reader.role === 'representative' &&
    item.receivers.some(({ id }) => id === reader.organizationId || reader.circle.includes(id));
  if (!isReceiver) return <DeskDoor visit={visit} path={deskCommitmentPath(item.id)} />;
  return (
    <ul class="doors" aria-label={WORDS.acts[language]}>
      <li>
        <a href={visit.at(`/serikat-kami/komitmen/${item.id}`)}>{WORDS.atUnion[language]}</a>
      </li>
    </ul>
  );
}
