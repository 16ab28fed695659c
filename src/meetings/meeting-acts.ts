import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import { MEETING_ACTS, type MeetingAct, type MeetingState } from './meeting-state.js';
import { Meeting } from './meeting.entity.js';
import { meetingRefusals, notFrom } from './meeting.problems.js';

/** Acts that bring a meeting from one state to the next. */
export abstract class MeetingActs extends RecordsService<Meeting> {
  protected readonly entity = Meeting;
  protected override readonly refusals = meetingRefusals;

  /** @throws NotFound, Stale, Invalid if the act does not start from the state the meeting is in */
  protected turn(
    tx: Tx,
    act: MeetingAct,
    id: string,
    seen: number,
    reason: string | null,
    edit: (meeting: Meeting) => void | Promise<void>,
  ): Promise<Meeting> {
    const { from, to }: { from: readonly MeetingState[]; to: MeetingState } = MEETING_ACTS[act];
    return this.change(tx, act, id, seen, reason, async (meeting) => {
      if (!from.includes(meeting.state)) throw notFrom(meeting.state, from);
      await edit(meeting);
      meeting.state = to;
    });
  }
}
