import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ANONYMOUS } from '../common/actor.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { ItemQuery } from '../records/record.dto.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { notulaPage } from './notula.page.js';
import { NotulaReader } from './notula.reader.js';
import { minutesPath } from '../meetings/paths.js';

/** The minutes of a meeting as a page, for whoever sees the meeting. */
@ApiExcludeController()
@Controller()
export class NotulaPages {
  constructor(private readonly minutes: NotulaReader) {}

  @Page(minutesPath(':id'), 'everybody')
  async show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() query: ItemQuery,
  ): Promise<string> {
    const { language, viewer } = visit;
    const notula = await this.minutes.read(visit.request.actor ?? ANONYMOUS, id, query, language);
    return visit.showPublicly(notulaPage(notula, { id, viewer, asOf: query.as_of ?? null }));
  }
}
