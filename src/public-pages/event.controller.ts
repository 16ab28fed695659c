import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { EVENT_KIND_NAMES } from '../calendar/words.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import type { EventDto } from '../events/event.dto.js';
import { EventsReader } from '../events/events.reader.js';
import { MeetingsOfEvents } from '../page-parts/meetings-of-events.reader.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { eventPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { ItemQuery, momentOf } from '../records/record.dto.js';
import type { DemandDto } from '../statements/demand.dto.js';
import { DemandsReader } from '../statements/demands.reader.js';
import type { StatementDto } from '../statements/statement.dto.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { ChosenNames } from './chosen-names.js';
import { eventPage, type LinkedToEvent } from './event.page.js';
import { eventsPage } from './events.page.js';
import { COUNTED, ListCounts } from './list-counts.js';
import { paged } from './paging.js';
import { EventsQuery } from '../events/event.dto.js';

/** Of each thing that hangs on an event. */
const MOST_SHOWN = 100;

/** What happened: events, meetings among them. */
@ApiExcludeController()
@Controller()
export class EventPages {
  constructor(
    private readonly events: EventsReader,
    private readonly statements: StatementsReader,
    private readonly demands: DemandsReader,
    private readonly commitments: CommitmentsReader,
    private readonly meetings: MeetingsOfEvents,
    private readonly counts: ListCounts,
    private readonly names: ChosenNames,
  ) {}

  @Page(PUBLIC_PATHS.events, 'everybody')
  async list(@Visited() visit: Visit, @Query() query: EventsQuery): Promise<string> {
    const { reader, language } = visit;
    const { organization, venue } = query;
    const [list, kinds, others] = await Promise.all([
      listed<EventDto>(this.events.page(reader, paged(visit, query))),
      this.counts.choices(visit, 'kind', EVENT_KIND_NAMES, COUNTED.eventKinds),
      this.names.of(reader, language, { organization, venue }),
    ]);
    return eventsPage(visit, { list, kinds, others });
  }

  @Page(eventPath(':id'), 'everybody')
  async item(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { as_of: asOf }: ItemQuery,
  ): Promise<string> {
    const [record, linked] = await Promise.all([
      recordOf<EventDto>(this.events.item(visit.reader, id, asOf === undefined ? null : momentOf(asOf))),
      asOf === undefined ? this.linked(visit, id) : null,
    ]);
    return eventPage(visit, record, linked, asOf);
  }

  private async linked({ reader }: Visit, event: string): Promise<LinkedToEvent> {
    const some = { event, limit: MOST_SHOWN };
    const [statements, demands, commitments, meeting] = await Promise.all([
      listed<StatementDto>(this.statements.page(reader, { ...some, sort: 'said' })),
      listed<DemandDto>(this.demands.page(reader, { ...some, sort: 'raised' })),
      listed<CommitmentCard>(this.commitments.page(reader, { ...some, sort: 'stated' })),
      this.meetings.find(reader, event),
    ]);
    return { statements, demands, commitments, meeting };
  }
}
