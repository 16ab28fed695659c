import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EventsModule } from '../events/events.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { WorkingDaysModule } from '../working-days/working-days.module.js';
import { AssessmentPages } from './assessments.controller.js';
import { FindingsWithSources } from './assessments.js';
import { BookingPages } from './booking.controller.js';
import { Choosers } from './choosers.js';
import { CoursePages } from './course.controller.js';
import { DraftPages } from './drafts.controller.js';
import { StepPages } from './steps.controller.js';
import { DueMeanings } from './due-meanings.js';
import { EscalationPages } from './escalation.controller.js';
import { FollowUpPages } from './follow-ups.controller.js';
import { NoticePages } from './notices.controller.js';
import { TakeoverPages } from './takeover.controller.js';
import { DeskEventPages } from './event.controller.js';
import { NewEventPages } from './event-new.controller.js';
import { LookupPages } from './lookup.controller.js';
import { LookupReader } from './lookup.reader.js';
import { Lookups } from './lookups.js';
import { LookupSteps } from './lookup-steps.js';
import { MeetingAgendaPages } from './meeting-agenda.controller.js';
import { MeetingAttendancePages } from './meeting-attendance.controller.js';
import { MeetingDeskReader } from './meeting-desk.reader.js';
import { MeetingLogPages } from './meeting-log.controller.js';
import { MeetingPlanPages } from './meeting-plan.controller.js';
import { MeetingPointPages } from './meeting-points.controller.js';
import { DeskMeetingPages } from './meeting.controller.js';
import { MergePages } from './merge.controller.js';
import { DeadlinePhrasePages } from './phrases.controller.js';
import { PledgePages } from './pledge.controller.js';
import { PledgeReader } from './pledge.reader.js';
import { PledgesPages } from './pledges.controller.js';
import { MeetingStart } from './meeting-start.js';
import { RequestPages } from './request.controller.js';
import { RulePages } from './rules.controller.js';
import { MilestoneSetPages } from './sets.controller.js';
import { SourcePages } from './source.controller.js';
import { TodayPages } from './today.controller.js';
import { TodayReader } from './today.reader.js';
import { UsualReader } from './usual.reader.js';
import { VenuePages } from './venue.controller.js';

/** The pages of those who keep the record. */
@Module({
  imports: [
    PagePartsModule,
    SourcesModule,
    OrganizationsModule,
    PeopleModule,
    EventsModule,
    StatementsModule,
    CommitmentsModule,
    BookingsModule,
    MeetingsModule,
    MilestonesModule,
    WorkingDaysModule,
  ],
  controllers: [
    TodayPages,
    LookupPages,
    MeetingLogPages,
    MeetingPlanPages,
    MeetingAttendancePages,
    MeetingAgendaPages,
    MeetingPointPages,
    DeskMeetingPages,
    NewEventPages,
    DeskEventPages,
    SourcePages,
    VenuePages,
    BookingPages,
    RequestPages,
    MergePages,
    PledgesPages,
    PledgePages,
    AssessmentPages,
    FollowUpPages,
    NoticePages,
    TakeoverPages,
    CoursePages,
    StepPages,
    DraftPages,
    EscalationPages,
    RulePages,
    MilestoneSetPages,
    DeadlinePhrasePages,
  ],
  providers: [
    Choosers,
    DueMeanings,
    Lookups,
    LookupReader,
    LookupSteps,
    MeetingDeskReader,
    MeetingStart,
    TodayReader,
    UsualReader,
    PledgeReader,
    FindingsWithSources,
  ],
})
export class DeskPagesModule {}
