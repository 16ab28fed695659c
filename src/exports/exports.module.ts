import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { CommitmentsQuery } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { AttendancesQuery } from '../events/attendance.dto.js';
import { AttendancesReader } from '../events/attendances.reader.js';
import { EventsQuery } from '../events/event.dto.js';
import { EventsModule } from '../events/events.module.js';
import { EventsReader } from '../events/events.reader.js';
import { MeetingsQuery } from '../meetings/meeting.dto.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { AffiliationsQuery } from '../organizations/affiliation.dto.js';
import { AffiliationsReader } from '../organizations/affiliations.reader.js';
import { MilestonesModule } from '../milestones/milestones.module.js';
import { OrganizationsQuery } from '../organizations/organization.dto.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PersonsQuery } from '../people/person.dto.js';
import { PersonsReader } from '../people/persons.reader.js';
import { PostsQuery } from '../people/post.dto.js';
import { PostsReader } from '../people/posts.reader.js';
import { TenuresQuery } from '../people/tenure.dto.js';
import { TenuresReader } from '../people/tenures.reader.js';
import { SourcesQuery } from '../sources/source.dto.js';
import { SourcesModule } from '../sources/sources.module.js';
import { SourcesReader } from '../sources/sources.reader.js';
import { StatementsQuery } from '../statements/statement.dto.js';
import { StatementsModule } from '../statements/statements.module.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { CommitmentNews } from './commitment-news.controller.js';
import { COMMITMENTS } from './commitments.file.js';
import { ATTENDANCES, EVENTS, MEETINGS } from './events.files.js';
import { feedRoutes } from './feed.routes.js';
import { COMMITMENT_FEED, EVENT_FEED, MEETING_FEED, STATEMENT_FEED } from './feed-list.js';
import { DaysController } from './days.controller.js';
import { DaysReader } from './days.reader.js';
import { fileRoutes } from './file.routes.js';
import { ListFiles } from './list-files.js';
import { AFFILIATIONS, ORGANIZATIONS } from './organizations.files.js';
import { PEOPLE, POSTS, TENURES } from './people.files.js';
import { SOURCES, STATEMENTS } from './sources.files.js';
import { Things } from './things.controller.js';
import { Verdicts } from './verdicts.reader.js';

/** Lists and records as files, feeds and calendars. */
@Module({
  imports: [
    CalendarModule,
    CommitmentsModule,
    OrganizationsModule,
    PeopleModule,
    EventsModule,
    MeetingsModule,
    MilestonesModule,
    PagePartsModule,
    SourcesModule,
    StatementsModule,
  ],
  controllers: [
    fileRoutes({ file: COMMITMENTS, reader: CommitmentsReader, query: CommitmentsQuery }),
    fileRoutes({ file: ORGANIZATIONS, reader: OrganizationsReader, query: OrganizationsQuery }),
    fileRoutes({ file: AFFILIATIONS, reader: AffiliationsReader, query: AffiliationsQuery }),
    fileRoutes({ file: PEOPLE, reader: PersonsReader, query: PersonsQuery }),
    fileRoutes({ file: POSTS, reader: PostsReader, query: PostsQuery }),
    fileRoutes({ file: TENURES, reader: TenuresReader, query: TenuresQuery }),
    fileRoutes({ file: EVENTS, reader: EventsReader, query: EventsQuery }),
    fileRoutes({ file: ATTENDANCES, reader: AttendancesReader, query: AttendancesQuery }),
    fileRoutes({ file: MEETINGS, reader: MeetingsReader, query: MeetingsQuery }),
    fileRoutes({ file: SOURCES, reader: SourcesReader, query: SourcesQuery }),
    fileRoutes({ file: STATEMENTS, reader: StatementsReader, query: StatementsQuery }),
    feedRoutes({ feed: COMMITMENT_FEED, reader: CommitmentsReader, query: CommitmentsQuery }),
    feedRoutes({ feed: STATEMENT_FEED, reader: StatementsReader, query: StatementsQuery }),
    feedRoutes({ feed: EVENT_FEED, reader: EventsReader, query: EventsQuery }),
    feedRoutes({ feed: MEETING_FEED, reader: MeetingsReader, query: MeetingsQuery }),
    CommitmentNews,
    DaysController,
    Things,
  ],
  providers: [ListFiles, Verdicts, DaysReader],
})
export class ExportsModule {}
