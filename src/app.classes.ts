import { AccessToken } from './auth/access-token.entity.js';
import { Account } from './auth/account.entity.js';
import { AuditEntry } from './auth/audit-entry.entity.js';
import { FeedToken } from './auth/feed-token.entity.js';
import { Area } from './areas/area.entity.js';
import { Booking } from './bookings/booking.entity.js';
import { MeetingRequest } from './bookings/meeting-request.entity.js';
import { Assessment } from './commitments/assessment.entity.js';
import { Commitment } from './commitments/commitment.entity.js';
import { Follow } from './commitments/follow.entity.js';
import { ClockEvent } from './clocks/clock-event.entity.js';
import { DeadlinePhrase } from './commitments/deadline-phrase.entity.js';
import { FollowUp } from './commitments/follow-up.entity.js';
import { Notice } from './commitments/notice.entity.js';
import { Takeover } from './commitments/takeover.entity.js';
import { Topic } from './commitments/topic.entity.js';
import type { Classes } from './database/data-source.js';
import { AttendanceEstimate } from './events/attendance-estimate.entity.js';
import { Attendance } from './events/attendance.entity.js';
import { Event } from './events/event.entity.js';
import { Venue } from './events/venue.entity.js';
import { AgendaItem } from './meetings/agenda-item.entity.js';
import { Meeting } from './meetings/meeting.entity.js';
import { MinutesCorrection } from './meetings/minutes-correction.entity.js';
import { MinutesPoint } from './meetings/minutes-point.entity.js';
import { DraftVersion } from './milestones/draft-version.entity.js';
import { MilestoneSet } from './milestones/milestone-set.entity.js';
import { Milestone } from './milestones/milestone.entity.js';
import { migrations } from './migrations/index.js';
import { SavedQuery } from './open-data/saved-query.entity.js';
import { Affiliation } from './organizations/affiliation.entity.js';
import { Organization } from './organizations/organization.entity.js';
import { Contact } from './people/contact.entity.js';
import { Person } from './people/person.entity.js';
import { Post } from './people/post.entity.js';
import { Tenure } from './people/tenure.entity.js';
import { Synonym } from './search/synonym.entity.js';
import { Attachment } from './sources/attachment.entity.js';
import { Source } from './sources/source.entity.js';
import { Demand } from './statements/demand.entity.js';
import { Statement } from './statements/statement.entity.js';
import { HolidayYear } from './working-days/holiday-year.entity.js';
import { Holiday } from './working-days/holiday.entity.js';

/** Every entity and migration there is. */
export const classes: Classes = {
  entities: [
    Account,
    AccessToken,
    FeedToken,
    AuditEntry,
    HolidayYear,
    Holiday,
    Area,
    Source,
    Attachment,
    Organization,
    Affiliation,
    Person,
    Contact,
    Post,
    Tenure,
    Venue,
    Event,
    Attendance,
    AttendanceEstimate,
    MeetingRequest,
    Booking,
    Demand,
    Statement,
    Topic,
    Commitment,
    Assessment,
    FollowUp,
    Notice,
    DeadlinePhrase,
    ClockEvent,
    Takeover,
    Follow,
    MilestoneSet,
    Milestone,
    DraftVersion,
    Meeting,
    AgendaItem,
    MinutesPoint,
    MinutesCorrection,
    Synonym,
    SavedQuery,
  ],
  migrations,
};
