import sql, { raw, type Sql } from 'sql-template-tag';
import { isKeeper, type KnownActor } from '../common/actor.js';

/** What a rule looks at of a record. */
export interface Row {
  readonly recordedById: string;
  readonly [property: string]: unknown;
}

/** What somebody may do: it, nothing, or it if a second person does it. */
export type Verdict = 'granted' | 'forbidden' | 'second-person-needed';

/** Whether an actor may do an act to a record; `row` is the record as it stands, for a new one as it will stand. */
export type Grant = (actor: KnownActor, row: Row) => Verdict;

/** A record this one is never more visible than. */
export interface Whole {
  kind: string;
  /** Column that says which; `key` where the id is found inside it. */
  column: string;
  /** The id, over the alias `part`. */
  key: Sql;
  /** Its id, of a record in hand; null for none. */
  idOf(row: Row): string | null;
}

export interface KindRule {
  within: readonly Whole[];
  /** What is seen by everybody, as SQL over the row. */
  everybody: Sql;
  /** The organizations that also see it, as SQL over the row. */
  parties: Sql;
  /** Grants by act; `others` counts for acts not named. */
  acts: { readonly others: Grant; readonly [act: string]: Grant };
  /** Whether it is for the office alone whatever a record says, so that nobody has to decide on its records again. */
  isNeverOpen?: true;
}

const granted = (condition: boolean): Verdict => (condition ? 'granted' : 'forbidden');

/** The office. */
const keepers: Grant = (actor) => granted(isKeeper(actor));

/** Those who may do what cannot be undone. */
const administrators: Grant = ({ role }) => granted(role === 'administrator');

/** The office, by somebody who did not record it. */
const secondKeeper: Grant = (actor, { recordedById }) =>
  isKeeper(actor) && recordedById === actor.id ? 'second-person-needed' : keepers(actor, { recordedById });

const office = { others: keepers };

/** The office, and a representative what they entered themselves. */
const writers: Grant = (actor, { recordedById }) =>
  granted(isKeeper(actor) || (actor.role === 'representative' && recordedById === actor.id));

/** What the word of a party brings to a whole; the word itself stands under {@link ownLane} or {@link inOwnName}. */
const news: Grant = (actor) => granted(isKeeper(actor) || actor.role === 'representative');

/** An entry in a lane: a party in its own name by its own login, the office the desk's lane and, on behalf, the others'. */
const ownLane: Grant = (actor, { lane, organizationId, isByParty }) =>
  isKeeper(actor)
    ? granted(isByParty === false)
    : granted(
        actor.role === 'representative' &&
          lane !== 'desk' &&
          isByParty === true &&
          organizationId === actor.organizationId,
      );

/** Whoever is told or asked replies by its own login, the office as it was told. */
const addressee: Grant = (actor, { addresseeId }) =>
  granted(isKeeper(actor) || (actor.role === 'representative' && addresseeId === actor.organizationId));

/** What is asked or said: by a party in its own name by its own login, by the office for others, as it was told. */
const inOwnName: Grant = (actor, { organizationId, isByParty }) =>
  isKeeper(actor)
    ? granted(isByParty === false)
    : granted(
        actor.role === 'representative' && isByParty === true && organizationId === actor.organizationId,
      );

/** What whoever asked says to an answer, by its own login even where the office entered the request. */
const asker: Grant = (actor, row) =>
  granted(
    isKeeper(actor)
      ? row['isByParty'] === false
      : actor.role === 'representative' && row['organizationId'] === actor.organizationId,
  );

const part = (kind: string, property: string, column: string): Whole => ({
  kind,
  column,
  key: raw(`part.${column}`),
  idOf: (row) => (row[property] as string | null | undefined) ?? null,
});

/** The meeting a source is the minutes of. Which one says the meeting; made as visible as that, it follows it from then on. */
const minutesOf: Whole = {
  kind: 'meeting',
  column: 'id',
  key: sql`(SELECT minuted.id FROM meeting minuted WHERE minuted.source_id = part.id)`,
  idOf: () => null,
};

/** What a clock turned on, where that is of a kind which can be hidden while its commitment is not. */
const turnedOn = (kind: string, column: string): Whole => ({
  kind,
  column,
  key: sql`part.subject_id`,
  idOf: ({ subjectKind, subjectId }) => (subjectKind === kind ? (subjectId as string) : null),
});

const plain = { everybody: sql`visibility = 'public'`, parties: sql`party_ids` };
const root: KindRule = { ...plain, within: [], acts: office };
const within = (...wholes: Whole[]): KindRule => ({ ...root, within: wholes });
const listed = { everybody: sql`is_public`, parties: sql`audience_ids` };

/**
 * Who may see and do what, kind by kind. Filters, sorts and searches look through what an actor may see, so they need
 * no rule of their own; fields for fewer eyes than their record stand in a kind of their own (`contact`).
 */
export const KINDS: Readonly<Record<string, KindRule>> = {
  area: root,
  source: {
    ...within(minutesOf),
    acts: { others: keepers, attached: writers, recorded: writers, corrected: writers },
  },
  attachment: {
    ...within(part('source', 'sourceId', 'source_id')),
    acts: { others: keepers, recorded: writers, corrected: writers },
  },
  organization: root,
  affiliation: within(
    part('organization', 'memberId', 'member_id'),
    part('organization', 'parentId', 'parent_id'),
  ),
  person: {
    ...root,
    acts: { others: keepers, erased: administrators, merged: administrators, split: administrators },
  },
  contact: { ...root, everybody: sql`false`, parties: sql`'{}'::uuid[]`, isNeverOpen: true },
  post: within(part('organization', 'organizationId', 'organization_id')),
  tenure: within(part('person', 'personId', 'person_id'), part('post', 'postId', 'post_id')),
  venue: root,
  event: root,
  attendance: within(part('event', 'eventId', 'event_id')),
  attendance_estimate: within(part('event', 'eventId', 'event_id')),
  meeting_request: {
    ...root,
    acts: {
      others: keepers,
      asked: inOwnName,
      corrected: inOwnName,
      accepted: asker,
      declined: asker,
      withdrawn: asker,
    },
  },
  booking: within(part('meeting_request', 'requestId', 'request_id')),
  demand: within(part('event', 'eventId', 'event_id')),
  statement: within(part('event', 'eventId', 'event_id')),
  topic: root,
  synonym: root,
  commitment: {
    ...listed,
    within: [
      {
        kind: 'statement',
        column: 'statements',
        key: sql`(part.statements -> 0 ->> 'statementId')::uuid`,
        idOf: (row) => (row['statements'] as { statementId: string }[])[0]?.statementId ?? null,
      },
    ],
    acts: {
      others: keepers,
      assessed: news,
      answered: news,
      taken_over: news,
      verified: secondKeeper,
      declined: secondKeeper,
      retracted: secondKeeper,
    },
  },
  assessment: {
    within: [part('commitment', 'commitmentId', 'commitment_id')],
    everybody: sql`visibility = 'public' AND state <> 'proposed'`,
    parties: sql`CASE WHEN state <> 'proposed' THEN party_ids END`,
    acts: {
      others: keepers,
      recorded: ownLane,
      corrected: ownLane,
      proposed: keepers,
      signed: secondKeeper,
      withdrawn: keepers,
    },
  },
  follow_up: within(
    part('commitment', 'commitmentId', 'commitment_id'),
    part('event', 'eventId', 'event_id'),
  ),
  notice: {
    ...within(part('commitment', 'commitmentId', 'commitment_id')),
    acts: { others: keepers, replied: addressee },
  },
  takeover: {
    ...within(part('commitment', 'commitmentId', 'commitment_id')),
    acts: { others: keepers, recorded: ownLane, corrected: ownLane },
  },
  clock_event: within(
    part('commitment', 'commitmentId', 'commitment_id'),
    turnedOn('follow_up', 'subject_id'),
    turnedOn('notice', 'subject_kind'),
  ),
  milestone: within(part('commitment', 'commitmentId', 'commitment_id')),
  draft_version: {
    ...within(part('commitment', 'commitmentId', 'commitment_id')),
    acts: { others: keepers, remarked: news, reworded: news, remark_withdrawn: news, said: inOwnName },
  },
  meeting: within(part('event', 'eventId', 'event_id')),
  agenda_item: within(
    part('meeting', 'meetingId', 'meeting_id'),
    part('commitment', 'commitmentId', 'commitment_id'),
  ),
  minutes_point: {
    ...within(part('meeting', 'meetingId', 'meeting_id')),
    everybody: sql`visibility = 'public' AND is_settled`,
    parties: sql`CASE WHEN is_settled THEN party_ids END`,
  },
  minutes_correction: within(
    part('meeting', 'meetingId', 'meeting_id'),
    part('minutes_point', 'pointId', 'point_id'),
  ),
  saved_query: root,
};

/** The kinds of record whose visibility is somebody's decision. */
export const CLASSIFIED: readonly string[] = Object.keys(KINDS).filter((kind) => !KINDS[kind]?.isNeverOpen);

/** Tables that only carry copies of a record's keys, with the same audience. */
export const LISTS: Readonly<Record<string, Pick<KindRule, 'everybody' | 'parties'>>> = {
  commitment_statement: listed,
  commitment_receiver: listed,
  commitment_maker: listed,
  commitment_maker_post: listed,
  commitment_topic: listed,
};
