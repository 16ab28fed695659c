import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { DeepPartial } from 'typeorm';
import { NotFound } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { type Holder, TenuresService } from '../people/tenures.service.js';
import { type Correction, givenFields, RecordsService } from '../records/records.service.js';
import type { NewAttendanceDto, PresenceDto } from './attendance.dto.js';
import { Attendance } from './attendance.entity.js';
import { attendanceRefusals, postNotHeld } from './attendance.problems.js';
import { Event } from './event.entity.js';

/** What changed: who is on the list, or only how they came. */
export type ListChange = 'listed' | 'noted';

/** What a higher room does when the attendance list of an event changes, in the same transaction. */
export type Follower = (tx: Tx, eventId: string, change: ListChange) => Promise<void>;

/** The fields by which an attendance says in what capacity somebody came. */
type Capacity = Pick<NewAttendanceDto, 'personId' | 'postId' | 'organizationId'>;

/** Where the ids an attendance gives are on record. */
export const ATTENDANCE_REFERENCES = {
  personId: 'person',
  postId: 'post',
  organizationId: 'organization',
  onBehalfOfId: 'organization',
  sourceId: 'source',
} as const;

@Injectable()
export class AttendancesService extends RecordsService<Attendance, NewAttendanceDto & { eventId: string }> {
  protected readonly entity = Attendance;
  protected override readonly refusals = attendanceRefusals;
  private readonly followers: Follower[] = [];

  constructor(private readonly tenures: TenuresService) {
    super();
  }

  /** Has `step` run after each change of a list. */
  follow(step: Follower): void {
    this.followers.push(step);
  }

  /** @throws NotFound if there is no such event, Invalid if a post was not held that day, Conflict */
  override async create(tx: Tx, input: NewAttendanceDto & { eventId: string }): Promise<Attendance> {
    const attendance = await super.create(tx, input);
    await this.tell(tx, attendance.eventId, 'listed');
    return attendance;
  }

  /**
   * Puts several on the list of an event, in few statements; whom they name is known to be on record.
   * @throws NotFound, Invalid, Conflict
   */
  async createAll(tx: Tx, eventId: string, inputs: readonly NewAttendanceDto[]): Promise<Attendance[]> {
    if (inputs.length === 0) return [];
    const bound = await this.bind(tx, await eventOf(tx, eventId), inputs);
    const drafts = inputs.map((input, n) => ({ ...givenFields(input), ...bound[n], eventId }));
    const attendances = await this.addAll(tx, 'recorded', drafts);
    await this.tell(tx, eventId, 'listed');
    return attendances;
  }

  override async correct(tx: Tx, id: string, seen: number, correction: Correction): Promise<Attendance> {
    const attendance = await super.correct(tx, id, seen, correction);
    await this.tell(tx, attendance.eventId, 'listed');
    return attendance;
  }

  /** Notes how somebody who is on the list came. Whoever was invited stays on record as such. @throws NotFound, Stale, Invalid */
  async note(tx: Tx, id: string, seen: number, { presence, headcount }: PresenceDto): Promise<Attendance> {
    const attendance = await this.change(tx, 'noted', id, seen, null, (row) => {
      if (row.presence === 'invited') row.wasInvited = true;
      row.presence = presence;
      if (headcount !== undefined) row.headcount = headcount;
    });
    await this.tell(tx, attendance.eventId, 'noted');
    return attendance;
  }

  /** Binds the people on a list to what they hold on the event's day, after it was moved to another. */
  async bindAgain(tx: Tx, eventId: string, reason: string): Promise<void> {
    const event = await eventOf(tx, eventId);
    const named = await tx.query<Holder & { id: string; revision: number; tenureId: string | null }>(sql`
      SELECT id, revision, person_id AS "personId", post_id AS "postId", organization_id AS "organizationId", tenure_id AS "tenureId"
        FROM attendance WHERE event_id = ${eventId} AND person_id IS NOT NULL ORDER BY id`);
    const held = await this.tenures.heldByEach(tx, event.heldOn, named, event);
    for (const [n, { id, revision, postId, tenureId }] of named.entries()) {
      const spell = postId === null ? null : (held[n]?.[0]?.id ?? null);
      if (spell === tenureId) continue;
      await this.change(tx, 'bound', id, revision, reason, (row) => {
        row.tenureId = spell;
      });
    }
  }

  protected override linked({ organizationId, onBehalfOfId }: DeepPartial<Attendance>) {
    return [organizationId, onBehalfOfId];
  }

  /** @throws NotFound if there is no such event, Invalid if the post was not held that day */
  protected override async fieldsOf(
    tx: Tx,
    input: Partial<NewAttendanceDto & { eventId: string }>,
    row?: Attendance,
  ): Promise<DeepPartial<Attendance>> {
    const event = await eventOf(tx, row?.eventId ?? (input.eventId as string));
    const isBindingTouched =
      !row || 'personId' in input || 'postId' in input || ('organizationId' in input && row.postId === null);
    if (!isBindingTouched) return input;
    // The post of another person came with their tenure, so it goes with them.
    const isOthersPost = row && row.tenureId !== null && 'personId' in input;
    const before = { ...row, ...(isOthersPost && { postId: null }) };
    const [bound] = await this.bind(tx, event, [{ ...before, ...input }]);
    return { ...input, ...bound };
  }

  /** The tenure each came in, and its post. Who names a post held it; who names none is bound where there is no choice. */
  private async bind(tx: Tx, event: Event, inputs: readonly Capacity[]) {
    const people = inputs.flatMap(({ personId, postId = null, organizationId = null }, n) =>
      personId ? [{ n, personId, postId, organizationId }] : [],
    );
    const held = people.length === 0 ? [] : await this.tenures.heldByEach(tx, event.heldOn, people, event);
    const bound = inputs.map(({ postId = null }): { tenureId: string | null; postId: string | null } => ({
      tenureId: null,
      postId,
    }));
    for (const [at, { n, postId }] of people.entries()) {
      const [spell, another] = held[at] ?? [];
      if (postId !== null && !spell) throw postNotHeld(event.heldOn);
      if (spell && (postId !== null || !another)) bound[n] = { tenureId: spell.id, postId: spell.postId };
    }
    return bound;
  }

  private async tell(tx: Tx, eventId: string, change: ListChange): Promise<void> {
    for (const follower of this.followers) await follower(tx, eventId, change);
  }
}

/** @throws NotFound */
async function eventOf(tx: Tx, id: string): Promise<Event> {
  const event = await tx.repo(Event).findOneBy({ id });
  if (!event) throw new NotFound();
  return event;
}
