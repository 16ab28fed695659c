import { Module } from '@nestjs/common';
import { CalendarGapsReader } from './calendar-gaps.reader.js';
import { HolidayYearsController } from './holiday-years.controller.js';
import { HolidayYearsPages } from './holiday-years-page.controller.js';
import { HolidayYearsReader } from './holiday-years.reader.js';
import { HolidayYearsService } from './holiday-years.service.js';
import { WorkingDays } from './working-days.js';

/** Which days offices work, and how those are counted. */
@Module({
  controllers: [HolidayYearsController, HolidayYearsPages],
  providers: [CalendarGapsReader, HolidayYearsReader, HolidayYearsService, WorkingDays],
  exports: [CalendarGapsReader, WorkingDays],
})
export class WorkingDaysModule {}
