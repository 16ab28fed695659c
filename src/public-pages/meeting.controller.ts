import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import { FollowUpsReader } from '../commitments/follow-ups.reader.js';
import type { MeetingCard, MeetingDto } from '../meetings/meeting.dto.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { MEETINGS } from '../facets/events.facets.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { meetingPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { pastMomentOf } from '../records/as-of.js';
import { ItemQuery } from '../records/record.dto.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { ChosenNames } from './chosen-names.js';
import { ListFilters } from './list-filters.js';
import { type LinkedToMeeting, meetingPage } from './meeting.page.js';
import { meetingsPage } from './meetings.page.js';
import { paged } from './paging.js';
import { MeetingsQuery } from '../meetings/meeting.dto.js';

/** Of each thing that hangs on a meeting. */
const MOST_SHOWN = 100;

/** The meetings. */
@ApiExcludeController()
@Controller()
export class MeetingPages {
  constructor(
    private readonly meetings: MeetingsReader,
    private readonly commitments: CommitmentsReader,
    private readonly followUps: FollowUpsReader,
    private readonly filters: ListFilters,
    private readonly names: ChosenNames,
  ) {}

  @Page(PUBLIC_PATHS.meetings, 'everybody')
  async list(@Visited() visit: Visit, @Query() query: MeetingsQuery): Promise<string> {
    const { reader, language } = visit;
    const [list, filters, others] = await Promise.all([
      listed<MeetingCard>(this.meetings.page(reader, paged(visit, query))),
      this.filters.of(visit, MEETINGS, query),
      this.names.of(reader, language, { commitment: query.commitment }),
    ]);
    return meetingsPage(visit, { list, filters, others });
  }

  @Page(meetingPath(':id'), 'everybody')
  async item(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { as_of: asOf }: ItemQuery,
  ): Promise<string> {
    const record = await recordOf<MeetingDto>(this.meetings.item(visit.reader, id, pastMomentOf(asOf)));
    const linked = asOf === undefined && record.event ? await this.linked(visit, record.event.id) : null;
    return meetingPage(visit, record, linked, asOf);
  }

  private async linked({ reader }: Visit, event: string): Promise<LinkedToMeeting> {
    const some = { event, limit: MOST_SHOWN };
    const [commitments, followUps] = await Promise.all([
      listed<CommitmentCard>(this.commitments.page(reader, { ...some, sort: 'stated' })),
      listed<FollowUpDto>(this.followUps.page(reader, some)),
    ]);
    return { commitments, followUps };
  }
}
