import { Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { DESK } from './meeting-paths.js';
import { todayPage } from './today.page.js';
import { TodayReader } from './today.reader.js';

/** Where the desk starts its day. */
@ApiExcludeController()
@Controller()
export class TodayPages {
  constructor(private readonly today: TodayReader) {}

  @Page(DESK, 'keepers')
  async show(@Visited() visit: Visit): Promise<string> {
    return todayPage(visit, await this.today.of(visit.actor));
  }
}
