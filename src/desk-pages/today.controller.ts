import { Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { today } from '../common/day.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { CalendarGapsReader } from '../working-days/calendar-gaps.reader.js';
import { DESK } from './meeting-paths.js';
import { todayPage } from './today.page.js';
import { TodayReader } from './today.reader.js';

/** Where the desk starts its day. */
@ApiExcludeController()
@Controller()
export class TodayPages {
  constructor(
    private readonly duties: TodayReader,
    private readonly gaps: CalendarGapsReader,
  ) {}

  @Page(DESK, 'keepers')
  async show(@Visited() visit: Visit): Promise<string> {
    const [duties, gaps] = await Promise.all([
      this.duties.of(visit.actor),
      this.gaps.of(visit.actor, today()),
    ]);
    return todayPage(visit, duties, gaps);
  }
}
