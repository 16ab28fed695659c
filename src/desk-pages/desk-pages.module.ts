import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { EventsModule } from '../events/events.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { PeopleModule } from '../people/people.module.js';
import { LookupPages } from './lookup.controller.js';
import { LookupReader } from './lookup.reader.js';
import { Lookups } from './lookups.js';
import { LookupSteps } from './lookup-steps.js';
import { MeetingAgendaPages } from './meeting-agenda.controller.js';
import { MeetingAttendancePages } from './meeting-attendance.controller.js';
import { MeetingDeskReader } from './meeting-desk.reader.js';
import { MeetingLogPages } from './meeting-log.controller.js';
import { MeetingPointPages } from './meeting-points.controller.js';
import { DeskMeetingPages } from './meeting.controller.js';
import { MergePages } from './merge.controller.js';
import { UsualReader } from './usual.reader.js';

/** The pages of those who keep the record. */
@Module({
  imports: [PagePartsModule, OrganizationsModule, PeopleModule, EventsModule, BookingsModule, MeetingsModule],
  controllers: [
    LookupPages,
    MeetingLogPages,
    MeetingAttendancePages,
    MeetingAgendaPages,
    MeetingPointPages,
    DeskMeetingPages,
    MergePages,
  ],
  providers: [Lookups, LookupReader, LookupSteps, MeetingDeskReader, UsualReader],
})
export class DeskPagesModule {}
