import { type Day, isDay, today as dayOf } from '../common/day.js';
import type { Pairs } from '../common/form-body.js';
import type { Capacity } from '../events/attendance.entity.js';
import { type Failed, typedText } from '../web/submission.js';
import { attendanceIn, PERSON_NAMES, personLookups, sideOf } from './attendance.form.js';
import { atFields, type FieldNames, given, instantOf, rowCount, rowText } from './form-rows.js';
import type { Found } from './lookup.reader.js';
import { type LookedUpFields, type LookupName, requireChosen } from './lookups.js';
import { dueInput } from './pledge-fields.js';

/*
 * The form on which a whole meeting is logged, and what it makes for the log: rows of people become attendances; what was
 * discussed, pledged and agreed becomes points, in this order.
 */

/** Rows that are there from the start, and as many again with each “more”. */
export const ROWS = { attendances: 5, points: 1, pledges: 1, followUps: 3 } as const;
export type RowList = keyof typeof ROWS;
export const ROW_LISTS = Object.keys(ROWS) as RowList[];
/** How many come with each “more”. */
export const MORE_ROWS: Record<RowList, number> = { attendances: 3, points: 2, pledges: 1, followUps: 2 };
/** Most rows of one list; the rest is added on the page of the meeting. */
const MOST_ROWS = 60;

/** What everybody's office is asked first. */
export const OFFICE: LookupName = { name: 'office', kinds: ['organization'] };

/** What a row is in whom the list starts with. */
const USUAL_CAPACITIES: readonly Capacity[] = ['chair', 'minute_taker'];
export const usualCapacity = (row: number): Capacity => USUAL_CAPACITIES[row] ?? 'participant';

/** Rows of each list, by what was typed. */
export function rowsOf(fields: Pairs, list: RowList): number {
  return Math.min(MOST_ROWS, rowCount(fields, list, ROWS[list]));
}

/** The fields that are looked up. */
export function lookupsIn(fields: Pairs): LookupName[] {
  const rows = Array.from({ length: rowsOf(fields, 'attendances') }, (_, row) => row);
  return [OFFICE, ...rows.flatMap((row) => personLookups(`attendances.${row}`))];
}

/** The day a meeting was held as its form says it; today until it does. */
export const heldOnIn = (fields: Pairs): Day => [typedText(fields, 'heldOn').trim()].find(isDay) ?? dayOf();

/** A log as the form gives it, and where its parts stand there. */
export interface ReadLog {
  input: object;
  places: Map<string, string>;
}

/** Fields of the log by what they are called on the form. */
const NAMES: FieldNames = {
  ...PERSON_NAMES,
  officeId: 'office.words',
  hostIds: 'office.words',
  startsAt: 'startsAt',
  title: 'text',
  gist: 'text',
  commitment: 'text',
  statement: 'text',
  followUp: 'text',
  speakerId: 'speaker',
  speaker: 'speaker',
  assigneePostId: 'assignee',
  assigneeOrganizationId: 'assignee',
  receiverWords: 'receivers',
  receiverIds: 'receivers',
  duePrecision: 'dueOn',
};

class LogReader {
  readonly places = new Map<string, string>();
  private readonly points: object[] = [];
  /** Rows that name somebody, in the order of the log. */
  private readonly came: number[] = [];

  constructor(
    private readonly fields: Pairs,
    private readonly looked: LookedUpFields,
    private readonly today: Day,
  ) {}

  read(): ReadLog {
    requireChosen(lookupsIn(this.fields), this.looked, [OFFICE.name]);
    const heldOn = this.text('heldOn') || this.today;
    const attendances = this.attendances();
    this.spoken();
    this.pledged();
    this.agreed();
    const agenda = this.text('agenda')
      .split(/\r?\n/)
      .flatMap((line) => given(line.trim()) ?? []);
    for (const n of agenda.keys()) this.places.set(`agenda.${n}`, 'agenda');
    const venueId = given(this.text('venueId'));
    return {
      places: this.places,
      input: {
        logId: this.text('logId'),
        name: this.text('name'),
        kind: this.text('kind'),
        officeId: this.looked.get(OFFICE.name)?.chosen?.id,
        heldOn,
        startsAt: instantOf(heldOn, this.text('startsAt')),
        endsAt: instantOf(heldOn, this.text('endsAt')),
        bookingId: given(this.text('bookingId')),
        venueId,
        place: given(this.text('place')),
        invitationNumber: given(this.text('invitationNumber')),
        attendances,
        agenda: agenda.map((title) => ({ title })),
        points: this.points,
        isClosed: 'isClosed' in this.fields,
      },
    };
  }

  private text(name: string): string {
    return typedText(this.fields, name).trim();
  }

  private *rows(list: RowList): Generator<{ row: number; at: (field: string) => string }> {
    for (let row = 0; row < rowsOf(this.fields, list); row++)
      yield { row, at: (field) => rowText(this.fields, list, row, field) };
  }

  private attendances(): object[] {
    const attendances: object[] = [];
    for (const { row, at } of this.rows('attendances')) {
      const attendance = attendanceIn(this.fields, this.looked, `attendances.${row}`);
      if (!attendance) continue;
      this.places.set(`attendances.${attendances.length}`, `attendances.${row}`);
      this.came.push(row);
      attendances.push({ ...attendance, key: keyOf(row), capacity: at('capacity') || usualCapacity(row) });
    }
    return attendances;
  }

  private add(list: RowList, row: number, point: object): void {
    this.places.set(`points.${this.points.length}`, `${list}.${row}`);
    this.points.push(point);
  }

  private spoken(): void {
    for (const { row, at } of this.rows('points')) {
      if (at('text') === '') continue;
      this.add('points', row, {
        kind: at('kind') || 'discussion',
        text: at('text'),
        speaker: this.speaker(at('speaker')),
      });
    }
  }

  private pledged(): void {
    for (const { row, at } of this.rows('pledges')) {
      if (at('text') === '' && at('words') === '') continue;
      this.add('pledges', row, {
        kind: 'discussion',
        text: at('text'),
        speaker: this.speaker(at('speaker')),
        commitment: {
          statement: { kind: 'pledge', words: given(at('words')) },
          title: at('text'),
          firmness: at('condition') === '' ? at('firmness') || 'explicit' : 'conditional',
          condition: given(at('condition')),
          receiverIds: this.receivers(row),
          ...dueInput(at('dueOn'), at('duePrecision')),
          duePhrase: given(at('duePhrase')),
          dueReason: given(at('dueReason')),
        },
      });
    }
  }

  private agreed(): void {
    for (const { row, at } of this.rows('followUps')) {
      if (at('text') === '') continue;
      this.add('followUps', row, {
        kind: 'conclusion',
        text: at('text'),
        followUp: { ...this.assignee(at('assignee')), dueOn: at('dueOn') },
      });
    }
  }

  /** The key of who spoke, by the row they stand in; undefined for nobody, or a row left blank. */
  private speaker(row: string): string | undefined {
    return this.came.includes(Number(row)) && row !== '' ? keyOf(Number(row)) : undefined;
  }

  private chosenIn(row: number): Found | null {
    return this.looked.get(`attendances.${row}`)?.chosen ?? null;
  }

  private organizationIn(row: number): string | null {
    return (
      this.looked.get(`attendances.${row}.from`)?.chosen?.id ?? this.chosenIn(row)?.organizationId ?? null
    );
  }

  /** Whom it was promised to: the rows ticked, else every union that is on the list. */
  private receivers(pledge: number): string[] {
    const ticked = [this.fields[`pledges.${pledge}.receivers`] ?? []].flat().map(Number);
    const isUnion = (row: number) => sideOf(this.chosenIn(row)?.organizationKind ?? null) === 'union';
    const rows = ticked.length > 0 ? ticked : this.came.filter(isUnion);
    return [...new Set(rows.flatMap((row) => this.organizationIn(row) ?? []))];
  }

  /** Who does it: the office, or whoever stands in a row, by the post they came in. */
  private assignee(row: string): object {
    const chosen = row === '' ? null : this.chosenIn(Number(row));
    if (chosen?.postId) return { assigneePostId: chosen.postId };
    const organizationId =
      row === '' ? this.looked.get(OFFICE.name)?.chosen?.id : this.organizationIn(Number(row));
    return { assigneeOrganizationId: organizationId };
  }
}

/** Reads the form. @throws Invalid where somebody is named who was not chosen */
export const readLog = (fields: Pairs, looked: LookedUpFields, today: Day): ReadLog =>
  new LogReader(fields, looked, today).read();

/** The messages about a log, at the fields of its form. */
export const logFailed = (failed: Failed, places: ReadonlyMap<string, string>): Failed =>
  atFields(failed, {
    places,
    names: NAMES,
    shown: (name) =>
      name in failed.typed ||
      ['isClosed', 'agenda'].includes(name) ||
      /^pledges\.\d+\.(?:receivers|dueReason)$/.test(name),
  });

const keyOf = (row: number): string => `a${row}`;
