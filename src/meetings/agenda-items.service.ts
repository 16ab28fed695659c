import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { DeepPartial } from 'typeorm';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { type Day } from '../common/day.js';
import { Conflict, Invalid, NotFound, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { forTheOffice } from '../policy/visibility.js';
import { classificationIn } from '../records/classifications.js';
import { RecordsService } from '../records/records.service.js';
import { commitmentsDue, type DueCommitment } from './agenda-commitments.js';
import type { AgendaOutcomeDto, NewAgendaItemDto } from './agenda-item.dto.js';
import { AgendaItem, type AgendaOutcome } from './agenda-item.entity.js';
import { minutesHold, notFrom, outcomesOpen } from './meeting.problems.js';
import type { MeetingState } from './meeting-state.js';
import { placeAfter } from './places.js';

/** While commitments come onto the agenda. */
const GATHERING: readonly MeetingState[] = ['planned', 'open'];
/** While the meeting says what it did about an item. */
const DECIDING: readonly MeetingState[] = ['open', 'closed'];
/** What of a meeting is news of the commitment. */
const NEWS: readonly AgendaOutcome[] = ['heard', 'evidence_given'];

/** A meeting as its agenda needs to know it. */
interface Held {
  id: string;
  state: MeetingState;
  heldOn: Day;
  /** Its last day. */
  endedOn: Day;
}

@Injectable()
export class AgendaItemsService extends RecordsService<AgendaItem, NewAgendaItemDto & { meetingId: string }> {
  protected readonly entity = AgendaItem;
  protected override readonly refusals = {
    agenda_item_about_one_thing: () =>
      new Invalid('agenda-item-unclear', {
        id: 'Isi pokok bahasan (title) atau komitmennya (commitmentId), salah satu.',
        en: 'Give a title or a commitmentId, one of the two.',
      }),
    agenda_item_commitment_once: () =>
      new Conflict('commitment-on-agenda', {
        id: 'Komitmen ini sudah ada pada agenda rapat ini.',
        en: 'This commitment is on the agenda of this meeting already.',
      }),
    minutes_hold: minutesHold,
  };

  constructor(private readonly commitments: CommitmentsService) {
    super();
  }

  /**
   * Puts on the agenda of a meeting that is planned or open the commitments its parties wait for, each once. One that
   * comes by what not all who see the meeting may know is for the office alone.
   */
  async bring(tx: Tx, meetingId: string): Promise<void> {
    const { state } = await this.hold(tx, meetingId);
    if (!GATHERING.includes(state)) return;
    const due = (await this.due(tx, meetingId)).filter(({ isOnAgenda }) => !isOnAgenda);
    if (due.length === 0) return;
    const first = Math.ceil(Number(await placeAfter(tx, 'agenda_item', meetingId, undefined)));
    await this.addAll(
      tx,
      'brought',
      due.map(({ id, isPlain }, n) => ({
        ...(isPlain ? {} : forTheOffice('office_memo')),
        meetingId,
        commitmentId: id,
        isBrought: true,
        place: String(first + n),
      })),
    );
  }

  /** Puts the items of a meeting that is logged on its agenda, in few statements. @throws Invalid, Conflict */
  async logAll(
    tx: Tx,
    meetingId: string,
    inputs: readonly Omit<NewAgendaItemDto, 'afterId'>[],
  ): Promise<AgendaItem[]> {
    for (const { commitmentId } of inputs) if (commitmentId) await this.requireVerified(tx, commitmentId);
    return this.addAll(
      tx,
      'recorded',
      inputs.map(({ title, side, raisedById, commitmentId, ...input }, n) => ({
        ...classificationIn(input),
        meetingId,
        place: String(n + 1),
        title,
        side,
        raisedById,
        commitmentId,
        isBrought: false,
      })),
    );
  }

  /** Says what the meeting did about an item; hearing of a commitment is news of it. @throws NotFound, Stale, Invalid, Conflict */
  async decide(
    tx: Tx,
    id: string,
    seen: number,
    { outcome, deferredTo = null, note = null }: AgendaOutcomeDto,
  ): Promise<AgendaItem> {
    const { meetingId, commitmentId } = await this.find(tx, id);
    const meeting = await this.hold(tx, meetingId);
    const isNews = commitmentId !== null && NEWS.includes(outcome);
    const commitment = isNews ? await tx.lock(Commitment, commitmentId) : null;
    const item = await this.change(tx, 'decided', id, seen, null, (row) => {
      requireStanding(row);
      if (!DECIDING.includes(meeting.state)) throw notFrom(meeting.state, DECIDING);
      checkDeferral(outcome, deferredTo, meeting.endedOn);
      Object.assign(row, { outcome, deferredTo, outcomeNote: note });
    });
    if (commitment?.recordState === 'verified')
      await this.commitments.bring(tx, 'raised', commitment.id, item, meeting.heldOn);
    return item;
  }

  /** Takes an item off; not what came by itself, or would again. @throws NotFound, Stale, Invalid, Conflict */
  async withdraw(tx: Tx, id: string, seen: number, reason: string): Promise<AgendaItem> {
    const { meetingId, commitmentId } = await this.find(tx, id);
    const { state } = await this.hold(tx, meetingId);
    const due = commitmentId === null ? [] : await this.due(tx, meetingId);
    return this.change(tx, 'withdrawn', id, seen, reason, async (row) => {
      requireStanding(row);
      if (!GATHERING.includes(state)) throw notFrom(state, GATHERING);
      if (row.isBrought || due.some((one) => one.id === commitmentId)) throw stays();
      await requireUnused(tx, id);
      row.withdrawnAt = new Date();
    });
  }

  /** @throws Invalid naming each commitment on the agenda that has no outcome */
  async requireOutcomes(tx: Tx, meetingId: string): Promise<void> {
    const open = await tx.query<{ id: string; title: string }>(sql`
      SELECT i.id, c.title FROM agenda_item i JOIN commitment c ON c.id = i.commitment_id
       WHERE i.meeting_id = ${meetingId} AND i.outcome IS NULL AND i.withdrawn_at IS NULL
       ORDER BY i.place, i.recorded_at, i.id`);
    if (open.length > 0) throw outcomesOpen(open);
  }

  protected override linked({ raisedById }: DeepPartial<AgendaItem>) {
    return [raisedById];
  }

  /** @throws NotFound if there is no such meeting, Invalid, UnknownReference */
  protected override async fieldsOf(
    tx: Tx,
    { afterId, ...input }: Partial<NewAgendaItemDto & { meetingId: string }>,
    row?: AgendaItem,
  ): Promise<DeepPartial<AgendaItem>> {
    if (row) {
      return afterId === undefined
        ? input
        : { ...input, place: await placeAfter(tx, 'agenda_item', row.meetingId, afterId) };
    }
    const meetingId = input.meetingId as string;
    const { state } = await this.hold(tx, meetingId);
    const isTooLate = input.commitmentId ? ['closed', 'checked'].includes(state) : false;
    if (isTooLate || state === 'cancelled') throw notFrom(state, GATHERING);
    if (input.commitmentId) await this.requireVerified(tx, input.commitmentId);
    return { isBrought: false, ...input, place: await placeAfter(tx, 'agenda_item', meetingId, afterId) };
  }

  /** Only what is verified is asked after. @throws UnknownReference, Invalid */
  private async requireVerified(tx: Tx, commitmentId: string): Promise<void> {
    if (!(await tx.repo(Commitment).existsBy({ id: commitmentId })))
      throw new UnknownReference('commitmentId');
    await this.commitments.requireVerified(tx, commitmentId);
  }

  private due(tx: Tx, meetingId: string): Promise<DueCommitment[]> {
    return tx.query<DueCommitment>(commitmentsDue(meetingId));
  }

  private async find(tx: Tx, id: string): Promise<AgendaItem> {
    const item = await tx.repo(AgendaItem).findOneBy({ id });
    if (!item) throw new NotFound();
    return item;
  }

  /**
   * The meeting, which stays in its state, and its agenda, which nobody else adds to until the transaction ends. Whoever
   * waits for the agenda already shares the meeting, and whoever changes the meeting waits for all that share it, so
   * that none of them waits for another in a circle.
   * @throws NotFound
   */
  private async hold(tx: Tx, meetingId: string): Promise<Held> {
    const [meeting] = await tx.query<Held>(sql`
      SELECT m.id, m.state, e.held_on::text AS "heldOn", coalesce(e.ended_on, e.held_on)::text AS "endedOn"
        FROM meeting m JOIN event e ON e.id = m.event_id WHERE m.id = ${meetingId} FOR SHARE OF m`);
    if (!meeting) throw new NotFound();
    await tx.query(
      sql`SELECT pg_advisory_xact_lock(hashtextextended('agenda of ' || ${meetingId}::text, 0))`,
    );
    return meeting;
  }
}

function requireStanding({ withdrawnAt }: AgendaItem): void {
  if (withdrawnAt !== null)
    throw new Conflict('agenda-item-withdrawn', {
      id: 'Mata acara ini sudah dicabut dari agenda.',
      en: 'This item was taken off the agenda.',
    });
}

const stays = () =>
  new Conflict('brought-item-stays', {
    id: 'Komitmen ini masuk agenda dengan sendirinya karena para pihaknya diundang; catat hasilnya, misalnya not_raised.',
    en: 'This commitment is on the agenda because its parties are invited; set an outcome, such as not_raised.',
  });

/** @throws Conflict if a point of the minutes stands under the item */
async function requireUnused(tx: Tx, id: string): Promise<void> {
  const [point] = await tx.query(
    sql`SELECT FROM minutes_point WHERE agenda_item_id = ${id} AND withdrawn_at IS NULL LIMIT 1`,
  );
  if (point)
    throw new Conflict('agenda-item-in-use', {
      id: 'Ada butir notula di bawah mata acara ini; pindahkan atau cabut dulu butirnya.',
      en: 'A point of the minutes stands under this item; move or withdraw that first.',
    });
}

/** @throws Invalid unless a deferral, and nothing else, has a day after the meeting */
function checkDeferral(outcome: AgendaOutcome, deferredTo: Day | null, meetingEnds: Day): void {
  const isSound =
    outcome === 'deferred' ? deferredTo !== null && deferredTo > meetingEnds : deferredTo === null;
  if (isSound) return;
  const text = {
    id: `Ditunda (deferred), dan hanya itu, memerlukan deferredTo sesudah ${meetingEnds}.`,
    en: `deferred, and nothing else, takes a deferredTo after ${meetingEnds}.`,
  };
  throw new Invalid('deferral-unclear', text, { deferredTo: [text] });
}
