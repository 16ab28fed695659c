import { applyDecorators, Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Site } from '../auth/site.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import type { EventDto } from '../events/event.dto.js';
import { EventsReader } from '../events/events.reader.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import type { PersonDto } from '../people/person.dto.js';
import { PersonsReader } from '../people/persons.reader.js';
import { ApiId, Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ItemQuery, momentOf } from '../records/record.dto.js';
import type { Item } from '../records/record.reader.js';
import type { SourceDto } from '../sources/source.dto.js';
import { SourcesReader } from '../sources/sources.reader.js';
import type { Actor } from '../common/actor.js';
import { claimOrReview, verdictOf } from './claim.js';
import { FORM_RULES } from './forms.js';
import { documentOf } from './json-ld.js';
import type { AddressOf, Thing } from './thing.js';
import { event, official, organization, source } from './things.js';

const { type } = FORM_RULES.jsonld;

const AsThing = (kind: string, what: string) =>
  applyDecorators(
    Get(`${kind}/:id.jsonld`),
    Allow('everybody'),
    ApiOperation({ summary: `One record as JSON-LD: ${kind}` }),
    ApiId(),
    ApiResponse({
      status: 200,
      description: `${what}, in the words of schema.org.`,
      content: { [type]: { schema: { type: 'object' } } },
      headers: { ETag: { schema: { type: 'string' }, description: 'Of the text.' } },
    }),
    Problems(400, 401, 404, 429, 503),
  );

interface ReadsItems {
  item(actor: Actor, id: string, moment: string | null): Promise<Item>;
}

/** Single records as things of schema.org, now or as of an earlier moment. */
@ApiTags('exports')
@Controller('api/v1')
export class Things {
  constructor(
    private readonly site: Site,
    private readonly commitments: CommitmentsReader,
    private readonly organizations: OrganizationsReader,
    private readonly events: EventsReader,
    private readonly people: PersonsReader,
    private readonly sources: SourcesReader,
  ) {}

  @AsThing('commitments', 'A `ClaimReview` of what the desk has closed, else a `Claim`')
  commitment(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: ItemQuery,
  ): Promise<string | undefined> {
    return this.show(exchange, this.commitments, id, query, (body, at) => {
      const row = JSON.parse(body) as CommitmentDto;
      return claimOrReview(row, verdictOf(row), at);
    });
  }

  @AsThing('organizations', 'An `Organization`')
  organization(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: ItemQuery,
  ): Promise<string | undefined> {
    return this.show(exchange, this.organizations, id, query, (body, at) =>
      organization(JSON.parse(body) as OrganizationDto, at),
    );
  }

  @AsThing('events', 'An `Event`')
  event(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: ItemQuery,
  ): Promise<string | undefined> {
    return this.show(exchange, this.events, id, query, (body, at) => event(JSON.parse(body) as EventDto, at));
  }

  @AsThing('people', 'A `Person` in public office')
  person(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: ItemQuery,
  ): Promise<string | undefined> {
    return this.show(exchange, this.people, id, query, (body, at) =>
      official(JSON.parse(body) as PersonDto, at),
    );
  }

  @AsThing('sources', 'An `Article` or another `CreativeWork`')
  source(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: ItemQuery,
  ): Promise<string | undefined> {
    return this.show(exchange, this.sources, id, query, (body, at) =>
      source(JSON.parse(body) as SourceDto, at),
    );
  }

  private async show(
    exchange: Exchange,
    reader: ReadsItems,
    id: string,
    { as_of: asOf }: ItemQuery,
    thingOf: (body: string, at: AddressOf) => Thing,
  ): Promise<string | undefined> {
    const { body } = await reader.item(exchange.actor, id, asOf === undefined ? null : momentOf(asOf));
    const one = thingOf(body, (path) => this.site.address(path));
    return exchange.showAs({ 'content-type': type }, documentOf(one));
  }
}
