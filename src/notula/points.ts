import { dayOfLetter } from './times.js';
import { shortDay } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Language } from '../common/language.js';
import type { FollowUpState } from '../commitments/follow-up.entity.js';
import { type Side, SIDES } from '../events/attendance.entity.js';
import type { FollowUpOfMeeting, MeetingDto, PointOfMeeting, VotesAnswer } from '../meetings/meeting.dto.js';
import { POINT_KINDS, type PointKind } from '../meetings/minutes-point.entity.js';
import { agendaTitle } from './agenda.js';
import { speaker } from './attendees.js';
import type { Column, Entry, Part, Table } from './notula.content.js';
import { linesOf, oneLine } from './printable.js';
import { FOLLOW_UP_NAMES, PARTS, SIDE_NAMES, WORDS } from './words.js';

/** A point and where it stands: `Keputusan nomor 2`. */
interface Placed {
  point: PointOfMeeting;
  kind: PointKind;
  /** From 1 in its part; null for the only one. */
  number: number | null;
}

/** The body of the minutes: its parts with the points, the follow-ups, the corrections; a part that is empty is left out. */
export function partsOf(meeting: MeetingDto, language: Language): Part[] {
  const placed = POINT_KINDS.flatMap((kind) => numbered(meeting.points, kind));
  return [
    ...POINT_KINDS.map((kind) => partOf(meeting, placed, kind, language)),
    followUps(meeting, language),
    corrections(meeting, placed, language),
  ].filter(({ entries, table }) => entries.length > 0 || table !== null);
}

function numbered(points: readonly PointOfMeeting[], kind: PointKind): Placed[] {
  const own = points.filter((point) => point.kind === kind);
  return own.map((point, n) => ({ point, kind, number: own.length > 1 ? n + 1 : null }));
}

function partOf(meeting: MeetingDto, placed: readonly Placed[], kind: PointKind, language: Language): Part {
  const own = placed.filter((one) => one.kind === kind);
  const entries = own.map(({ point, number }, n) => {
    const before = own[n - 1]?.point.agendaItemId ?? null;
    return {
      ...entryOf(meeting, point, language),
      about: point.agendaItemId === before ? null : aboutOf(meeting, point, language),
      number: number === null ? null : `${number}.`,
    };
  });
  return { title: PARTS[kind][language], entries, table: null };
}

/** The item of the agenda a point belongs to: `Agenda 2: Ruang pelatihan`. */
function aboutOf(
  { agenda }: MeetingDto,
  { agendaItemId }: PointOfMeeting,
  language: Language,
): string | null {
  const at = agenda.findIndex(({ id }) => id === agendaItemId);
  const item = agenda[at];
  return item ? `${WORDS.agendaItem[language]} ${at + 1}: ${agendaTitle(item, language)}` : null;
}

function entryOf(
  { attendances, followUps: agreed, corrections: later }: MeetingDto,
  { id, speakerId, text, votes, votesCast, statement, demand, commitment, followUpId }: PointOfMeeting,
  language: Language,
): Omit<Entry, 'about' | 'number'> {
  const by = attendances.find((one) => one.id === speakerId);
  const followUp = agreed.findIndex((one) => one.id === followUpId);
  const own = later.filter(({ pointId }) => pointId === id).map(({ number }) => number);
  const notes = [
    votesCast === null ? null : `${WORDS.votesCast[language]}: ${votesCast}`,
    statement && `${WORDS.becameStatement[language]}: ${oneLine(statement.gist)}`,
    demand && `${WORDS.becameDemand[language]}: ${oneLine(demand.title)}`,
    commitment && `${WORDS.becameCommitment[language]}: ${oneLine(commitment.title)}`,
    followUp < 0 ? null : `${WORDS.becameFollowUp[language]} ${followUp + 1}`,
    own.length > 0 ? `${WORDS.corrected[language]} ${own.join(', ')}` : null,
  ];
  return {
    lead: by ? `${speaker(by, language)}:` : null,
    paragraphs: linesOf(text),
    table: votes && voteTable(votes, language),
    notes: notes.filter((note) => note !== null),
  };
}

const PLAIN: Omit<Column, 'title' | 'width'> = { align: 'left', isForPaper: false };
const FIGURES: Omit<Column, 'title' | 'width'> = { align: 'right', isForPaper: false };

/** Choices by side, with their sums. */
function voteTable(votes: readonly VotesAnswer[], language: Language): Table {
  const sides = SIDES.filter((side) => votes.some((vote) => vote.side === side));
  const choices = [...new Set(votes.map(({ choice }) => choice))];
  const sum = (side?: Side, choice?: string) =>
    votes
      .filter((vote) => (side === undefined || vote.side === side) && (choice ?? vote.choice) === vote.choice)
      .reduce((total, { count }) => total + count, 0);
  const row = (name: string, choice?: string) => [
    [name],
    ...sides.map((side) => [String(sum(side, choice))]),
    [String(sum(undefined, choice))],
  ];
  const total = WORDS.total[language];
  return {
    name: WORDS.votesCast[language],
    columns: [
      { ...PLAIN, title: WORDS.choice[language], width: 100 - 14 * (sides.length + 1) },
      ...sides.map((side) => ({ ...FIGURES, title: SIDE_NAMES[side][language], width: 14 })),
      { ...FIGURES, title: total, width: 14 },
    ],
    rows: [...choices.map((choice) => row(oneLine(choice), choice)), row(total)],
    hasTotal: true,
  };
}

function followUps({ followUps: agreed }: MeetingDto, language: Language): Part {
  const title = WORDS.followUps[language];
  if (agreed.length === 0) return { title, entries: [], table: null };
  const table: Table = {
    name: title,
    columns: [
      { ...FIGURES, title: WORDS.no[language], width: 6 },
      { ...PLAIN, title: WORDS.action[language], width: 37 },
      { ...PLAIN, title: WORDS.assignee[language], width: 25 },
      { ...PLAIN, title: WORDS.due[language], width: 15 },
      { ...PLAIN, title: WORDS.status[language], width: 17 },
    ],
    rows: agreed.map((one, n) => [
      [`${n + 1}.`],
      linesOf(one.action),
      assignee(one, language),
      [shortDay(one.dueOn, language)],
      [
        FOLLOW_UP_NAMES[one.state as FollowUpState][language],
        ...(one.outcomeNote ? linesOf(one.outcomeNote) : []),
      ],
    ]),
    hasTotal: false,
  };
  return { title, entries: [], table };
}

/** Who is in charge (PIC): the post, its organization. */
function assignee({ assigneePost, assigneeOrganization }: FollowUpOfMeeting, language: Language): string[] {
  const organization = assigneeOrganization ?? assigneePost?.organization;
  const lines = [assigneePost?.title, organization?.name].filter((text) => text !== undefined).map(oneLine);
  return lines.length > 0 ? lines : [WORDS.none[language]];
}

function corrections(
  { corrections: later }: MeetingDto,
  placed: readonly Placed[],
  language: Language,
): Part {
  const entries = later.map(({ number, pointId, text, grounds, recordedAt }) => {
    const at = placed.find(({ point }) => point.id === pointId);
    const day = dayOfLetter(today(new Date(recordedAt)), language);
    return {
      about: null,
      number: number === null ? null : `${number}.`,
      lead: `${day}, ${at ? placeOf(at, language) : WORDS.ofTheWhole[language]}:`,
      paragraphs: linesOf(text),
      table: null,
      notes: [`${WORDS.grounds[language]}: ${oneLine(grounds)}`],
    };
  });
  return { title: WORDS.corrections[language], entries, table: null };
}

const placeOf = ({ kind, number }: Placed, language: Language): string =>
  number === null ? PARTS[kind][language] : `${PARTS[kind][language]} ${number}`;
