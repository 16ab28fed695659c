import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CommitmentsQuery } from '../commitments/commitment.dto.js';
import { EventsQuery } from '../events/event.dto.js';
import { MeetingsQuery } from '../meetings/meeting.dto.js';
import { OrganizationsQuery } from '../organizations/organization.dto.js';
import { PersonsQuery } from '../people/person.dto.js';
import { PostsQuery } from '../people/post.dto.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { SourcesQuery } from '../sources/source.dto.js';
import { StatementsQuery } from '../statements/statement.dto.js';
import { COMMITMENTS } from './commitments.facets.js';
import { EVENTS, MEETINGS } from './events.facets.js';
import type { FacetedList } from './facet.js';
import { CountsOf } from './facets.dto.js';
import { Facets } from './facets.js';
import { ORGANIZATIONS } from './organizations.facets.js';
import { PEOPLE, POSTS } from './people.facets.js';
import { SOURCES } from './sources.facets.js';
import { STATEMENTS } from './statements.facets.js';

type Counts = Promise<string | undefined>;

/** What lists can be narrowed to, with counts, as whoever asks sees them. */
@ApiTags('facets')
@Controller('api/v1')
export class FacetsController {
  constructor(private readonly facets: Facets) {}

  @CountsOf(COMMITMENTS)
  commitmentFacets(@Exchanged() exchange: Exchange, @Query() query: CommitmentsQuery): Counts {
    return this.show(exchange, COMMITMENTS, query);
  }

  @CountsOf(STATEMENTS)
  statementFacets(@Exchanged() exchange: Exchange, @Query() query: StatementsQuery): Counts {
    return this.show(exchange, STATEMENTS, query);
  }

  @CountsOf(ORGANIZATIONS)
  organizationFacets(@Exchanged() exchange: Exchange, @Query() query: OrganizationsQuery): Counts {
    return this.show(exchange, ORGANIZATIONS, query);
  }

  @CountsOf(PEOPLE)
  peopleFacets(@Exchanged() exchange: Exchange, @Query() query: PersonsQuery): Counts {
    return this.show(exchange, PEOPLE, query);
  }

  @CountsOf(POSTS)
  postFacets(@Exchanged() exchange: Exchange, @Query() query: PostsQuery): Counts {
    return this.show(exchange, POSTS, query);
  }

  @CountsOf(EVENTS)
  eventFacets(@Exchanged() exchange: Exchange, @Query() query: EventsQuery): Counts {
    return this.show(exchange, EVENTS, query);
  }

  @CountsOf(MEETINGS)
  meetingFacets(@Exchanged() exchange: Exchange, @Query() query: MeetingsQuery): Counts {
    return this.show(exchange, MEETINGS, query);
  }

  @CountsOf(SOURCES)
  sourceFacets(@Exchanged() exchange: Exchange, @Query() query: SourcesQuery): Counts {
    return this.show(exchange, SOURCES, query);
  }

  private async show<Query extends object>(
    exchange: Exchange,
    list: FacetedList<Query>,
    query: Query,
  ): Counts {
    return exchange.show(JSON.stringify(await this.facets.of(exchange.actor, list, query)));
  }
}
