import { Injectable } from '@nestjs/common';
import { today } from '../common/day.js';
import { Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { isWithin } from '../policy/visibility.js';
import { RecordsService } from '../records/records.service.js';
import { CommitmentsService, heard } from './commitments.service.js';
import type { NewFollowUpDto, OutcomeDto } from './follow-up.dto.js';
import { FollowUp } from './follow-up.entity.js';

@Injectable()
export class FollowUpsService extends RecordsService<FollowUp> {
  protected readonly entity = FollowUp;
  protected override readonly refusals = {
    follow_up_assigned: () =>
      new Invalid('assigned-to-nobody', {
        id: 'Sebutkan penanggung jawab: assigneePostId atau assigneeOrganizationId.',
        en: 'Say who is in charge: assigneePostId or assigneeOrganizationId.',
      }),
  };

  constructor(private readonly commitments: CommitmentsService) {
    super();
  }

  /**
   * Plans what is done next.
   * @param commitmentId the verified commitment it is about; null for what was agreed at the event it names
   * @throws NotFound, Invalid
   */
  async plan(tx: Tx, commitmentId: string | null, input: NewFollowUpDto): Promise<FollowUp> {
    if (commitmentId !== null) await this.commitments.requireVerified(tx, commitmentId);
    return this.add(tx, 'planned', { ...input, commitmentId, state: 'open' });
  }

  /** Closes it with what came of it; anything but silence is news of the commitment, to whom may see it. @throws NotFound, Stale, Invalid */
  async close(
    tx: Tx,
    id: string,
    seen: number,
    { outcome, outcomeOn, note, sourceId = null }: OutcomeDto,
  ): Promise<FollowUp> {
    if (outcomeOn > today())
      throw new Invalid('day-in-future', {
        id: 'Tanggal hasil belum tiba.',
        en: 'The day of the outcome is in the future.',
      });
    const followUp = await this.change(tx, 'done', id, seen, null, (row) => {
      checkOpen(row);
      Object.assign(row, { state: 'done', outcome, outcomeOn, outcomeNote: note, outcomeSourceId: sourceId });
    });
    const { commitmentId } = followUp;
    if (commitmentId !== null && outcome !== 'silence') {
      await this.commitments.takeIn(tx, 'followed_up', commitmentId, null, (commitment) => {
        if (isWithin(commitment, followUp)) heard(commitment, outcomeOn);
      });
    }
    return followUp;
  }

  /** Gives it up. @throws NotFound, Stale, Invalid */
  cancel(tx: Tx, id: string, seen: number, reason: string): Promise<FollowUp> {
    return this.change(tx, 'cancelled', id, seen, reason, (row) => {
      checkOpen(row);
      Object.assign(row, { state: 'cancelled', outcomeOn: today(), outcomeNote: reason });
    });
  }
}

function checkOpen({ state }: FollowUp): void {
  if (state !== 'open')
    throw new Invalid('follow-up-closed', {
      id: 'Tindak lanjut ini sudah ditutup.',
      en: 'This follow-up is closed already.',
    });
}
