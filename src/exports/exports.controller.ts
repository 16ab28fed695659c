import { Controller, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommitmentsQuery } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { AttendancesQuery } from '../events/attendance.dto.js';
import { AttendancesReader } from '../events/attendances.reader.js';
import { EventsQuery } from '../events/event.dto.js';
import { EventsReader } from '../events/events.reader.js';
import { MeetingsQuery } from '../meetings/meeting.dto.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { AffiliationsQuery } from '../organizations/affiliation.dto.js';
import { AffiliationsReader } from '../organizations/affiliations.reader.js';
import { OrganizationsQuery } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { SourcesQuery } from '../sources/source.dto.js';
import { SourcesReader } from '../sources/sources.reader.js';
import { StatementsQuery } from '../statements/statement.dto.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { COMMITMENTS } from './commitments.file.js';
import { EVENTS, ATTENDANCES, MEETINGS } from './events.files.js';
import { AsCsv } from './list-file.js';
import { ListFiles } from './list-files.js';
import { AFFILIATIONS, ORGANIZATIONS } from './organizations.files.js';
import { SOURCES, STATEMENTS } from './sources.files.js';

type File = Promise<StreamableFile>;

/** Lists as files, with the query of the list, as whoever asks sees it. */
@ApiTags('exports')
@Controller('api/v1')
export class ExportsController {
  constructor(
    private readonly files: ListFiles,
    private readonly commitmentsReader: CommitmentsReader,
    private readonly organizationsReader: OrganizationsReader,
    private readonly affiliationsReader: AffiliationsReader,
    private readonly eventsReader: EventsReader,
    private readonly attendancesReader: AttendancesReader,
    private readonly meetingsReader: MeetingsReader,
    private readonly sourcesReader: SourcesReader,
    private readonly statementsReader: StatementsReader,
  ) {}

  @AsCsv(COMMITMENTS)
  commitments(@Exchanged() { actor }: Exchange, @Query() query: CommitmentsQuery): File {
    return this.files.write(actor, this.commitmentsReader, COMMITMENTS, query);
  }

  @AsCsv(ORGANIZATIONS)
  organizations(@Exchanged() { actor }: Exchange, @Query() query: OrganizationsQuery): File {
    return this.files.write(actor, this.organizationsReader, ORGANIZATIONS, query);
  }

  @AsCsv(AFFILIATIONS)
  affiliations(@Exchanged() { actor }: Exchange, @Query() query: AffiliationsQuery): File {
    return this.files.write(actor, this.affiliationsReader, AFFILIATIONS, query);
  }

  @AsCsv(EVENTS)
  events(@Exchanged() { actor }: Exchange, @Query() query: EventsQuery): File {
    return this.files.write(actor, this.eventsReader, EVENTS, query);
  }

  @AsCsv(ATTENDANCES)
  attendances(@Exchanged() { actor }: Exchange, @Query() query: AttendancesQuery): File {
    return this.files.write(actor, this.attendancesReader, ATTENDANCES, query);
  }

  @AsCsv(MEETINGS)
  meetings(@Exchanged() { actor }: Exchange, @Query() query: MeetingsQuery): File {
    return this.files.write(actor, this.meetingsReader, MEETINGS, query);
  }

  @AsCsv(SOURCES)
  sources(@Exchanged() { actor }: Exchange, @Query() query: SourcesQuery): File {
    return this.files.write(actor, this.sourcesReader, SOURCES, query);
  }

  @AsCsv(STATEMENTS)
  statements(@Exchanged() { actor }: Exchange, @Query() query: StatementsQuery): File {
    return this.files.write(actor, this.statementsReader, STATEMENTS, query);
  }
}
