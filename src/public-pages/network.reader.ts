import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { type Actor, ANONYMOUS } from '../common/actor.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { Policy, withTables } from '../policy/policy.js';
import type { NetworkQuery } from './network.dto.js';
import { type Network, networkOf } from './network.graph.js';
import { type Layout, layoutOf } from './network.layout.js';

/** Pledges looked at; more than the names of one picture take. */
const MOST_PLEDGES = 100;
/** Organizations to choose from. */
const MOST_CHOICES = 200;

/** What the network can be narrowed to. */
export interface Choices {
  topics: { key: string; label: string; labelEn: string; count: number }[];
  organizations: { id: string; name: string; acronym: string | null; count: number }[];
}

/** Reads who promised what to whom, and works the picture out; for everybody, once until the record changes. */
@Injectable()
export class NetworkReader {
  constructor(
    private readonly commitments: CommitmentsReader,
    private readonly figures: PublicFigures,
    private readonly policy: Policy,
  ) {}

  read(actor: Actor, query: NetworkQuery): Promise<Network & { layout: Layout }> {
    if (actor.kind === 'known') return this.workOut(actor, query);
    return this.figures.kept(`network ${JSON.stringify(query)}`, () => this.workOut(ANONYMOUS, query));
  }

  async choices(): Promise<Choices> {
    const [topics, organizations] = await Promise.all([
      this.figures.rows<Choices['topics'][number]>('topics with pledges', () =>
        this.ofAll(
          ['commitment_topic', 'topic'],
          sql`SELECT t.key, t.label, t.label_en AS "labelEn", count(*)::int AS count
                FROM commitment_topic k JOIN topic t ON t.key = k.topic_key WHERE k.record_state = 'verified'
               GROUP BY t.key, t.label, t.label_en ORDER BY t.label, t.key`,
        ),
      ),
      this.figures.rows<Choices['organizations'][number]>('receivers of pledges', () =>
        this.ofAll(
          ['commitment_receiver', 'organization'],
          sql`SELECT o.id, o.name, o.acronym, count(*)::int AS count
                FROM commitment_receiver k JOIN organization o ON o.id = k.organization_id WHERE k.record_state = 'verified'
               GROUP BY o.id, o.name, o.acronym ORDER BY count(*) DESC, o.name, o.id LIMIT ${MOST_CHOICES}`,
        ),
      ),
    ]);
    return { topics, organizations };
  }

  private async workOut(actor: Actor, query: NetworkQuery): Promise<Network & { layout: Layout }> {
    const { body } = await this.commitments.page(actor, { ...query, sort: '-stated', limit: MOST_PLEDGES });
    const { items, next } = JSON.parse(body) as { items: CommitmentCard[]; next: string | null };
    const network = networkOf(items, next !== null);
    return { ...network, layout: layoutOf(network) };
  }

  private ofAll(tables: string[], statement: Sql): Sql {
    return sql`${withTables(this.policy.narrowed(this.policy.sightOf(ANONYMOUS), tables))}${statement}`;
  }
}
