import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Day, today } from '../common/day.js';
import type { Tx } from '../database/unit-of-work.js';
import { type Classification, forTheOffice } from '../policy/visibility.js';
import { RecordsService } from '../records/records.service.js';
import { type CalendarGap, idOfMissed } from '../working-days/calendar-gaps.reader.js';
import { type Clock, ClockEvent } from './clock-event.entity.js';
import { type Span, turnedBy } from './turning.js';

interface Turned {
  clock: Clock;
  subjectKind: string;
  subjectId: string;
  commitmentId: string | null;
  turnedOn: Day;
  /** Who may see the commitment; null without one. */
  commitment: Classification | null;
  /** Who may see the notice or follow-up it turned on; null where it turned on another kind. */
  subject: Classification | null;
}

/** What only the office is told: its own delays, and what was hidden from others. */
const OF_THE_OFFICE: readonly Clock[] = ['stalled_proposal', 'exception_expired', 'calendar_missing'];

/** Writes down what turns with time. Written once, whoever asks how often. */
@Injectable()
export class ClockEventsService extends RecordsService<ClockEvent> {
  protected readonly entity = ClockEvent;

  /**
   * Writes what has turned by a day on the next so many commitments after an id.
   * @returns how many it wrote, and the last commitment it looked at; null once there is none after them
   */
  async turnAfter(
    tx: Tx,
    day: Day,
    after: string,
    most: number,
  ): Promise<{ count: number; until: string | null }> {
    const [last] = await tx.query<{ id: string }>(
      sql`SELECT id FROM commitment WHERE id > ${after} ORDER BY id OFFSET ${most - 1} LIMIT 1`,
    );
    const until = last?.id ?? null;
    return { count: await this.turn(tx, day, { after, until }), until };
  }

  /**
   * Writes what has turned by a day: on the commitments of a span; or, without one, on everything else.
   * @returns how many it wrote
   */
  async turn(tx: Tx, day: Day, span: Span | null): Promise<number> {
    const turned = await tx.query<Turned>(turnedBy(day, span));
    const wholes = new Map(
      turned.flatMap(({ commitmentId, commitment, subjectId, subject }) => [
        ...wholeOf(commitmentId, commitment),
        ...wholeOf(subjectId, subject),
      ]),
    );
    await this.addAll(
      tx,
      'turned',
      turned.map(({ clock, subjectKind, subjectId, commitmentId, turnedOn }) => ({
        clock,
        subjectKind,
        subjectId,
        commitmentId,
        turnedOn,
        ...(OF_THE_OFFICE.includes(clock) && forTheOffice('office_memo')),
      })),
      null,
      wholes,
    );
    return turned.length;
  }

  /** Writes which years are missed, each once and for all. @returns how many it wrote */
  async missCalendars(tx: Tx, gaps: readonly CalendarGap[]): Promise<number> {
    const ids = gaps.map(({ year }) => idOfMissed(year));
    const written = await tx.query<{ id: string }>(
      sql`SELECT subject_id AS id FROM clock_event WHERE clock = 'calendar_missing' AND subject_id = ANY (${ids}::uuid[])`,
    );
    const known = new Set(written.map(({ id }) => id));
    const missed = gaps.filter(({ year }) => !known.has(idOfMissed(year)));
    await this.addAll(
      tx,
      'turned',
      missed.map(({ year, missedFrom }) => ({
        clock: 'calendar_missing' as const,
        subjectKind: 'holiday_year',
        subjectId: idOfMissed(year),
        commitmentId: null,
        turnedOn: missedFrom,
        ...forTheOffice('office_memo'),
      })),
      null,
    );
    return missed.length;
  }
}

/** A restriction that is over closes what the clock says no less, until the office has decided again. */
function wholeOf(id: string | null, whole: Classification | null): [string, Promise<Classification>][] {
  if (id === null || whole === null) return [];
  const { restrictedUntil: until } = whole;
  const restrictedUntil = until !== null && until < today() ? today() : until;
  return [[id, Promise.resolve({ ...whole, restrictedUntil })]];
}
