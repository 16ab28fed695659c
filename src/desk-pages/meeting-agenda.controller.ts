import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AgendaOutcomeDto, NewAgendaItemDto } from '../meetings/agenda-item.dto.js';
import { AgendaItemsService } from '../meetings/agenda-items.service.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { recordOf } from '../page-parts/listed.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { agendaPage } from './meeting-agenda.page.js';
import { explained, goTelling } from './meeting-news.js';
import { agendaPath } from './meeting-paths.js';
import { NewsQuery } from './meeting-queries.dto.js';

/** The agenda of a meeting, and what the meeting did about each item. */
@ApiExcludeController()
@Controller()
export class MeetingAgendaPages {
  constructor(
    private readonly meetings: MeetingsReader,
    private readonly agenda: AgendaItemsService,
    private readonly work: UnitOfWork,
    private readonly once: Once,
  ) {}

  @Page(agendaPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, { news: kabar });
  }

  @PageForm(agendaPath(':id'), 'keepers')
  add(@Visited() visit: Visit, @Param('id', UuidPipe) meetingId: string): Promise<string | undefined> {
    return submit(visit, NewAgendaItemDto, {
      read: withoutBlanks,
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.agenda.create(tx, { ...input, meetingId }),
        );
        return this.gone(visit, meetingId, 'ditambah');
      },
      again: (failed) => this.page(visit, meetingId, { form: 'baru', failed }),
    });
  }

  @PageForm(`${agendaPath(':id')}/:item/hasil`, 'keepers')
  decide(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) item: string,
  ): Promise<string | undefined> {
    return submit(visit, AgendaOutcomeDto, {
      read: withoutBlanks,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.agenda.decide(tx, item, visit.seen, input));
        return this.gone(visit, id, 'tersimpan');
      },
      again: (failed) => this.page(visit, id, { form: `${item}/hasil`, failed }),
    });
  }

  @PageForm(`${agendaPath(':id')}/:item/cabut`, 'keepers')
  withdraw(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('item', UuidPipe) item: string,
  ): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: async ({ reason }) => {
        await this.work.run(visit.actor, (tx) => this.agenda.withdraw(tx, item, visit.seen, reason));
        return this.gone(visit, id, 'tersimpan');
      },
      again: (failed) => this.page(visit, id, { form: `${item}/cabut`, failed }),
    });
  }

  private gone(visit: Visit, id: string, news: string): undefined {
    return goTelling(visit, agendaPath(id), news);
  }

  private async page(
    visit: Visit,
    id: string,
    { failed, ...more }: { news?: string; form?: string; failed?: Failed },
  ): Promise<string> {
    const meeting = await recordOf<MeetingDto>(this.meetings.item(visit.actor, id));
    return agendaPage(visit, {
      meeting,
      ...more,
      ...(failed && { failed: explained(failed, visit) }),
    });
  }
}
