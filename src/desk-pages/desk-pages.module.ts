import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { PeopleModule } from '../people/people.module.js';
import { LookupPages } from './lookup.controller.js';
import { LookupReader } from './lookup.reader.js';
import { Lookups } from './lookups.js';
import { MeetingLogPages } from './meeting-log.controller.js';
import { UsualReader } from './usual.reader.js';

/** The pages of those who keep the record. */
@Module({
  imports: [PagePartsModule, OrganizationsModule, PeopleModule, BookingsModule, MeetingsModule],
  controllers: [LookupPages, MeetingLogPages],
  providers: [Lookups, LookupReader, UsualReader],
})
export class DeskPagesModule {}
