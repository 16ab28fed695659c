import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Conflict, Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { NewAgendaItemDto } from './agenda-item.dto.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Meeting } from './meeting.entity.js';
import { minutesHold } from './meeting.problems.js';
import { placeAfter } from './places.js';

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

  protected override linked({ raisedById }: DeepPartial<AgendaItem>) {
    return [raisedById];
  }

  /** @throws NotFound if there is no such meeting, UnknownReference */
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
    await tx.require(Meeting, meetingId);
    return {
      isBrought: false,
      ...input,
      place: await placeAfter(tx, 'agenda_item', meetingId, afterId),
    };
  }
}
