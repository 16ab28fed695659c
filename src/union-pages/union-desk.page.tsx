import type { ComponentChildren } from 'preact';
import { shortDay, shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { MeetingRequestDto } from '../bookings/meeting-request.dto.js';
import type { RequestState } from '../bookings/request-state.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { FLAG_LABELS } from '../commitments/flags.js';
import type { Inherited } from '../commitments/heirs.reader.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import { FULFILMENT_LABELS, type Fulfilment, FULFILMENTS } from '../commitments/fulfilment.js';
import { ChangeLine, findingName } from '../page-parts/assessment-entry.js';
import { Assignee } from '../page-parts/follow-up-list.js';
import { followedPath, FOLLOWS_PATH } from '../page-parts/follow-form.js';
import { Happened } from '../page-parts/happened.js';
import { LANE_LABELS, REQUEST_STATE_LABELS } from '../page-parts/labels.js';
import { OrganizationLink } from '../page-parts/names.js';
import { ListFrame } from '../web/list.js';
import { addressOf, type Visit } from '../web/visit.js';
import { NEWS } from './news.js';
import { OurNoticeItem } from './our-notices.page.js';
import type { OurNotice } from './our-notices.reader.js';
import { ourCommitmentPath, ourTakeoverPath, requestPath, UNION_PATHS } from './paths.js';
import type { Awaiting, Promised, UnionDesk } from './union-desk.reader.js';
import { CommitmentRow } from '../page-parts/commitment-row.js';

const WORDS = {
  title: { id: 'Organisasi kami', en: 'Our organization' },
  lead: {
    id: 'Apa yang dijanjikan kepada organisasi ini dan anggotanya, apa jadinya, dan apa yang menunggu jawaban.',
    en: 'What was promised to this organization and its members, what became of it, and what waits for an answer.',
  },
  asked: { id: 'Kami diminta menjawab', en: 'We are asked to reply' },
  noneAsked: { id: 'Tidak ada pemberitahuan yang menunggu.', en: 'No notice waits for a reply.' },
  inherited: { id: 'Menunggu sikap pejabat baru', en: 'Waiting for the word of the new holder' },
  promisedFrom: { id: 'Dijanjikan dari jabatan', en: 'Promised from the post' },
  takeOver: { id: 'Nyatakan sikap', en: 'Say how they stand to it' },
  notices: { id: 'Pemberitahuan kepada kami', en: 'Notices to us' },
  ask: { id: 'Minta pertemuan', en: 'Ask for a meeting' },
  all: { id: 'Semua komitmen kepada kami', en: 'All pledges to us' },
  awaiting: { id: 'Belum kami benarkan atau bantah', en: 'Not confirmed or disputed by us yet' },
  noneAwaiting: {
    id: 'Semua temuan dan klaim sudah kami jawab.',
    en: 'We answered every finding and claim.',
  },
  answer: { id: 'Benarkan atau bantah', en: 'Confirm or dispute' },
  states: { id: 'Komitmen kepada kami', en: 'Pledges to us' },
  total: { id: 'seluruhnya', en: 'in all' },
  none: {
    id: 'Belum ada komitmen kepada organisasi ini yang terverifikasi.',
    en: 'There is no verified pledge to this organization yet.',
  },
  news: { id: 'Kabar dari yang kami ikuti', en: 'News of what we follow' },
  noNews: {
    id: 'Tidak ada kabar baru dari komitmen yang Anda ikuti.',
    en: 'There is no news of the pledges you follow.',
  },
  follows: { id: 'Semua yang saya ikuti', en: 'All that I follow' },
  followUps: { id: 'Tindak lanjut yang dijanjikan kepada kami', en: 'Follow-ups promised to us' },
  noFollowUps: { id: 'Tidak ada tindak lanjut yang terbuka.', en: 'No follow-up is open.' },
  requests: { id: 'Permohonan pertemuan kami', en: 'Our requests for a meeting' },
  noRequests: { id: 'Belum ada permohonan.', en: 'There is no request yet.' },
  due: { id: 'tenggat', en: 'due' },
  search: { id: 'Cari di komitmen kepada kami', en: 'Search the pledges to us' },
  state: { id: 'Keadaan', en: 'State' },
  flag: { id: 'Tanda', en: 'Flag' },
  newest: { id: 'Terbaru dinyatakan', en: 'Stated last' },
  byDue: { id: 'Tenggat terdekat', en: 'Due first' },
  byUpdate: { id: 'Terakhir berubah', en: 'Changed last' },
} satisfies Record<string, Text>;

interface UnionDeskPage {
  desk: UnionDesk;
  /** That wait for a reply. */
  notices: OurNotice[];
  /** That wait for the word of a new holder. */
  inherited: Inherited[];
  requests: MeetingRequestDto[];
  follows: FollowDto[];
  happened?: string;
}

export function unionDeskPage(
  visit: Visit,
  { desk, notices, inherited, requests, follows, happened }: UnionDeskPage,
): string {
  const { language } = visit;
  const isAsked = new Set(notices.map(({ commitment }) => commitment?.id));
  const awaiting = desk.awaiting.filter(({ commitment }) => !isAsked.has(commitment.id));
  const news = follows.filter(({ changeCount }) => changeCount > 0);
  return visit.show(
    { path: UNION_PATHS.desk, title: WORDS.title[language], section: 'union' },
    <>
      <h1>{desk.organization?.name ?? WORDS.title[language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <p class="lead">{WORDS.lead[language]}</p>
      <ul class="doors">
        <li>
          <a href={visit.at(UNION_PATHS.commitments)}>{WORDS.all[language]}</a>
        </li>
        <li>
          <a href={visit.at(UNION_PATHS.notices)}>{WORDS.notices[language]}</a>
        </li>
        <li>
          <a href={visit.at(UNION_PATHS.ask)}>{WORDS.ask[language]}</a>
        </li>
        <li>
          <a href={visit.at(FOLLOWS_PATH)}>{WORDS.follows[language]}</a>
        </li>
      </ul>
      <Section title={WORDS.asked[language]} none={WORDS.noneAsked[language]}>
        {notices.map((notice) => (
          <OurNoticeItem key={notice.id} notice={notice} visit={visit} />
        ))}
      </Section>
      {inherited.length > 0 && (
        <Section title={WORDS.inherited[language]} none="">
          {inherited.map((one) => (
            <InheritedItem key={one.id} inherited={one} visit={visit} />
          ))}
        </Section>
      )}
      <Counts visit={visit} desk={desk} />
      <Section title={WORDS.awaiting[language]} none={WORDS.noneAwaiting[language]}>
        {awaiting.map((entry) => (
          <AwaitingItem key={entry.commitment.id} entry={entry} visit={visit} />
        ))}
      </Section>
      <Section title={WORDS.news[language]} none={WORDS.noNews[language]}>
        {news.map(({ kind, id, name, topic, changes: [latest] }) => (
          <li key={id} class="card">
            <h3>
              <a
                href={
                  kind === 'commitment'
                    ? visit.at(ourCommitmentPath(id))
                    : followedPath({ kind, id, topic })[language]
                }
              >
                {name}
              </a>
            </h3>
            {latest && (
              <p>
                <ChangeLine change={latest} language={language} />
              </p>
            )}
          </li>
        ))}
      </Section>
      <Section title={WORDS.followUps[language]} none={WORDS.noFollowUps[language]}>
        {desk.followUps.map((followUp) => (
          <PromisedItem key={followUp.id} followUp={followUp} visit={visit} />
        ))}
      </Section>
      <Section title={WORDS.requests[language]} none={WORDS.noRequests[language]}>
        {requests.map((request) => (
          <RequestItem key={request.id} request={request} visit={visit} />
        ))}
      </Section>
    </>,
  );
}

/** How many there are in each state, each a link to exactly those. */
function Counts({ visit, desk }: { visit: Visit; desk: UnionDesk }) {
  const { language } = visit;
  const path = visit.at(UNION_PATHS.commitments);
  const at = (query: Record<string, string>) => addressOf(path, query);
  if (desk.total === 0) return <p>{WORDS.none[language]}</p>;
  const flags = (['silent', 'overdue', 'disputed'] as const).filter((flag) => desk[flag] > 0);
  return (
    <section>
      <h2>{WORDS.states[language]}</h2>
      <ul class="tallies">
        <li>
          <a href={path}>
            <strong>{desk.total}</strong> {WORDS.total[language]}
          </a>
        </li>
        {desk.states.map(({ state, count }) => (
          <li key={state}>
            <a href={at({ status: state })}>
              <strong>{count}</strong> {FULFILMENT_LABELS[state as Fulfilment][language]}
            </a>
          </li>
        ))}
        {flags.map((flag) => (
          <li key={flag} class="alert">
            <a href={at({ flag })}>
              <strong>{desk[flag]}</strong> {FLAG_LABELS[flag][language]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Section({ title, none, children }: { title: string; none: string; children: ComponentChildren[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {children.length === 0 ? <p class="soft">{none}</p> : <ul class="cards">{children}</ul>}
    </section>
  );
}

function InheritedItem({ inherited, visit }: { inherited: Inherited; visit: Visit }) {
  const { language } = visit;
  const { id, title, post } = inherited;
  return (
    <li class="card">
      <h3>
        <a href={visit.at(ourCommitmentPath(id))}>{title}</a>
      </h3>
      <p>
        {WORDS.promisedFrom[language]}: {post}
      </p>
      <p>
        <a
          class="button button-lesser"
          href={visit.at(ourTakeoverPath(id))}
          aria-label={`${WORDS.takeOver[language]}: ${title}`}
        >
          {WORDS.takeOver[language]}
        </a>
      </p>
    </li>
  );
}

function AwaitingItem({ entry, visit }: { entry: Awaiting; visit: Visit }) {
  const { language } = visit;
  const { commitment, lane, finding, assessedOn, organization } = entry;
  return (
    <li class="card">
      <h3>
        <a href={visit.at(ourCommitmentPath(commitment.id))}>{commitment.title}</a>
      </h3>
      <p>
        {LANE_LABELS[lane as keyof typeof LANE_LABELS][language]}:{' '}
        <strong>{findingName(finding, language)}</strong>
        {organization && (
          <>
            {' · '}
            <OrganizationLink organization={organization} language={language} isShort />
          </>
        )}
        {' · '}
        {shortDay(assessedOn, language)}
      </p>
      <p>
        <a
          class="button button-lesser"
          href={`${visit.at(ourCommitmentPath(commitment.id))}#jawaban`}
          aria-label={`${WORDS.answer[language]}: ${commitment.title}`}
        >
          {WORDS.answer[language]}
        </a>
      </p>
    </li>
  );
}

function PromisedItem({ followUp, visit }: { followUp: Promised; visit: Visit }) {
  const { language } = visit;
  const { commitment, action, dueOn } = followUp;
  return (
    <li class="card">
      <h3>{action}</h3>
      <p>
        <Assignee followUp={followUp} language={language} />
        {' · '}
        {WORDS.due[language]} {shortDay(dueOn, language)}
      </p>
      <p class="soft">
        <a href={visit.at(ourCommitmentPath(commitment.id))}>{commitment.title}</a>
      </p>
    </li>
  );
}

function RequestItem({ request, visit }: { request: MeetingRequestDto; visit: Visit }) {
  const { language } = visit;
  const { id, purpose, state, proposal, preferred } = request;
  const startsAt = proposal?.startsAt ?? preferred[0]?.startsAt;
  return (
    <li class="card">
      <h3>
        <a href={visit.at(requestPath(id))}>{purpose}</a>
      </h3>
      <p>
        <span class="badge">{REQUEST_STATE_LABELS[state as RequestState][language]}</span>{' '}
        {startsAt && shortInstant(startsAt, language)}
      </p>
    </li>
  );
}

interface OurCommitments {
  desk: UnionDesk;
  items: CommitmentCard[];
  next: string | null;
}

/** The commitments to the union and those that belong to it, filtered as the public list is. */
export function ourCommitmentsPage(visit: Visit, { desk, items, next }: OurCommitments): string {
  const { language } = visit;
  const path = UNION_PATHS.commitments;
  const countOf = (state: string) => desk.states.find((one) => one.state === state)?.count ?? 0;
  return visit.show(
    { path, title: WORDS.states[language], section: 'union', script: 'htmx.js' },
    <>
      <h1>{WORDS.states[language]}</h1>
      <p class="lead">
        <a href={visit.at(UNION_PATHS.desk)}>{desk.organization?.name ?? WORDS.title[language]}</a>
      </p>
      <ListFrame
        visit={visit}
        paths={{ id: path, en: `/en${path}` }}
        searchLabel={WORDS.search[language]}
        groups={[
          {
            key: 'status',
            label: WORDS.state[language],
            choices: FULFILMENTS.filter((state) => countOf(state) > 0).map((value) => ({
              value,
              label: FULFILMENT_LABELS[value][language],
              count: countOf(value),
            })),
          },
          {
            key: 'flag',
            label: WORDS.flag[language],
            choices: (['silent', 'overdue', 'disputed'] as const).map((value) => ({
              value,
              label: FLAG_LABELS[value][language],
              count: desk[value],
            })),
          },
        ]}
        orders={[
          { value: 'due', label: WORDS.byDue[language] },
          { value: '-stated', label: WORDS.newest[language] },
          { value: '-updated', label: WORDS.byUpdate[language] },
        ]}
        isEmpty={items.length === 0}
        next={next}
      >
        <ul class="pledges">
          {items.map((item) => (
            <CommitmentRow
              key={item.id}
              item={item}
              language={language}
              href={visit.at(ourCommitmentPath(item.id))}
            />
          ))}
        </ul>
      </ListFrame>
    </>,
  );
}
