import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Feed } from '../auth/feed-tokens.js';
import type { KnownActor } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import type { VenueDto } from '../events/venue.dto.js';
import { VenuesReader } from '../events/venues.reader.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { Policy, withTables } from '../policy/policy.js';

/** Organizations, and rooms, shown of those that carry the words. */
const MOST_FOUND = 8;

/** What a feed can be of, by name. */
export interface Subjects {
  organizations: Pick<OrganizationDto, 'id' | 'name' | 'acronym' | 'kind'>[];
  venues: Pick<VenueDto, 'id' | 'name'>[];
}

/** Finds what feeds are of, as their owner sees it. */
@Injectable()
export class FeedSubjects {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
    private readonly organizations: OrganizationsReader,
    private readonly venues: VenuesReader,
  ) {}

  async find(actor: KnownActor, q: string): Promise<Subjects> {
    const query = { q, limit: MOST_FOUND };
    const [organizations, venues] = await Promise.all([
      this.organizations.page(actor, query),
      this.venues.page(actor, query),
    ]);
    return {
      organizations: (JSON.parse(organizations.body) as { items: OrganizationDto[] }).items,
      venues: (JSON.parse(venues.body) as { items: VenueDto[] }).items,
    };
  }

  /** The names of what these feeds are of; of those that are not seen any more, none. */
  async names(actor: KnownActor, feeds: readonly Feed[]): Promise<Map<string, string>> {
    const ids = feeds.flatMap(({ subjectId }) => subjectId ?? []);
    const seen = this.policy.narrowed(this.policy.sightOf(actor), ['organization', 'venue']);
    const rows = await this.reads.rows<{ id: string; name: string }>(
      actor,
      sql`${withTables(seen)}SELECT id, name FROM organization WHERE id = ANY (${ids}::uuid[])
          UNION ALL SELECT id, name FROM venue WHERE id = ANY (${ids}::uuid[])`,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
