import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { today } from '../common/day.js';
import { NotFound } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit, withoutBlanks } from '../web/submission.js';
import { addressOf, Visit, Visited } from '../web/visit.js';
import { holidaysOf } from './holiday-lines.js';
import { AddHolidayDto, CorrectHolidayDto, type HolidayYearDto } from './holiday-year.dto.js';
import type { HolidayYear } from './holiday-year.entity.js';
import { HolidayYearForm, HolidayYearsPageQuery, type News } from './holiday-years-page.dto.js';
import { type HolidayForms, holidayPage, holidayYearsPage } from './holiday-years.page.js';
import { HolidayYearsReader } from './holiday-years.reader.js';
import { HolidayYearsService } from './holiday-years.service.js';
import { CalendarGapsReader } from './calendar-gaps.reader.js';
import { HOLIDAYS_PATH } from './paths.js';

/** The days that are no working days: the office reads them, administrators keep them. */
@ApiExcludeController()
@Controller()
export class HolidayYearsPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly years: HolidayYearsService,
    private readonly reader: HolidayYearsReader,
    private readonly gaps: CalendarGapsReader,
  ) {}

  @Page(HOLIDAYS_PATH, 'keepers')
  list(@Visited() visit: Visit, @Query() { tahun, kabar }: HolidayYearsPageQuery): Promise<string> {
    return this.page(visit, { year: tahun, news: kabar });
  }

  @PageForm(HOLIDAYS_PATH, 'administrators')
  record(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, HolidayYearForm, {
      read: withoutBlanks,
      done: async ({ year, holidays, ...fields }) => {
        const input = { ...fields, year: Number(year), holidays: holidaysOf(holidays) };
        await this.once.run(visit.actor, visit.repeatable, (tx) => this.years.record(tx, input));
        return back(visit, Number(year), 'recorded');
      },
      again: (recording) => this.page(visit, { forms: { recording } }),
    });
  }

  @PageForm(`${HOLIDAYS_PATH}/:id/hari`, 'administrators')
  add(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, AddHolidayDto, {
      read: withoutBlanks,
      done: (input) => this.doing(visit, 'added', (tx) => this.years.add(tx, id, visit.seen, input)),
      again: async (adding) => {
        const { year } = await this.yearWith(visit, (one) => one.id === id);
        return this.page(visit, { year: String(year), forms: { adding } });
      },
    });
  }

  @Page(`${HOLIDAYS_PATH}/hari/:id`, 'administrators')
  show(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.holiday(visit, id, FRESH, FRESH);
  }

  @PageForm(`${HOLIDAYS_PATH}/hari/:id`, 'administrators')
  correct(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, CorrectHolidayDto, {
      read: withoutBlanks,
      done: (input) =>
        this.doing(visit, 'changed', (tx) => this.years.correctHoliday(tx, id, visit.seen, input)),
      again: (failed) => this.holiday(visit, id, failed, FRESH),
    });
  }

  @PageForm(`${HOLIDAYS_PATH}/hari/:id/hapus`, 'administrators')
  remove(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      done: ({ reason }) =>
        this.doing(visit, 'removed', (tx) => this.years.remove(tx, id, visit.seen, reason)),
      again: (failed) => this.holiday(visit, id, FRESH, failed),
    });
  }

  private async doing(visit: Visit, news: News, act: (tx: Tx) => Promise<HolidayYear>): Promise<undefined> {
    const { year } = await this.work.run(visit.actor, act);
    return back(visit, year, news);
  }

  private async page(
    visit: Visit,
    { year, news, forms = {} }: { year?: string; news?: News; forms?: HolidayForms },
  ): Promise<string> {
    const day = today();
    const [years, gaps] = await Promise.all([this.all(visit), this.gaps.of(visit.actor, day)]);
    const wanted = Number(year ?? day.slice(0, 4));
    const shown = years.find((one) => one.year === wanted) ?? (year === undefined ? years[0] : undefined);
    return holidayYearsPage(visit, { years, shown, gaps, news, ...forms });
  }

  private async holiday(visit: Visit, id: string, changing: Failed, removing: Failed): Promise<string> {
    const year = await this.yearWith(visit, ({ holidays }) => holidays.some((one) => one.id === id));
    const holiday = year.holidays.find((one) => one.id === id);
    if (!holiday) throw new NotFound();
    return holidayPage(visit, { year: year.year, holiday, changing, removing });
  }

  /** @throws NotFound */
  private async yearWith(visit: Visit, isIt: (year: HolidayYearDto) => boolean): Promise<HolidayYearDto> {
    const year = (await this.all(visit)).find(isIt);
    if (!year) throw new NotFound();
    return year;
  }

  private async all(visit: Visit): Promise<HolidayYearDto[]> {
    const { body } = await this.reader.page(visit.actor);
    return (JSON.parse(body) as { items: HolidayYearDto[] }).items;
  }
}

function back(visit: Visit, year: number, news: News): undefined {
  return visit.go(addressOf(visit.at(HOLIDAYS_PATH), { tahun: String(year), kabar: news }));
}
