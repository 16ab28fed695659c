import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { type Listed, listed, recordOf } from '../page-parts/listed.js';
import type { PersonDto } from '../people/person.dto.js';
import { PersonsReader } from '../people/persons.reader.js';
import type { PostDto } from '../people/post.dto.js';
import { PostsReader } from '../people/posts.reader.js';
import type { TenureDto } from '../people/tenure.dto.js';
import { TenuresReader } from '../people/tenures.reader.js';
import { pastMomentOf } from '../records/as-of.js';
import type { StatementDto } from '../statements/statement.dto.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { type Occasion, OccasionsReader } from './occasions.reader.js';
import { type OutcomeCount, OutcomeCounts, type TenureCount } from './outcome-counts.js';

/** What hangs on a person today. */
export interface LinkedToPerson {
  tenures: TenureDto[];
  /** Commitments spoken, by tenure and state. */
  spoken: TenureCount[];
  latest: Listed<CommitmentCard>;
  statements: Listed<StatementDto>;
  occasions: Occasion[];
}

/** A person with a public role, and what is on their page; nothing linked for an earlier day. */
export interface OfficialFile {
  record: PersonDto;
  linked: LinkedToPerson | null;
}

/** What hangs on a post today, whoever held it. */
export interface LinkedToPost {
  tenures: TenureDto[];
  counts: OutcomeCount[];
  latest: Listed<CommitmentCard>;
  /** Open commitments whose maker has left the post. */
  notTakenOver: Listed<CommitmentCard>;
}

export interface PostFile {
  record: PostDto;
  linked: LinkedToPost | null;
}

const SHOWN = { tenures: 100, commitments: 20, statements: 10, ofPost: 10 };

/** Reads what the pages of people in public posts, and of the posts, show. */
@Injectable()
export class OfficialFiles {
  constructor(
    private readonly persons: PersonsReader,
    private readonly posts: PostsReader,
    private readonly tenures: TenuresReader,
    private readonly commitments: CommitmentsReader,
    private readonly outcomes: OutcomeCounts,
    private readonly statements: StatementsReader,
    private readonly occasions: OccasionsReader,
  ) {}

  /** @param asOf as the address gives it, checked. @throws NotFound */
  async person(actor: Actor, id: string, asOf: string | undefined): Promise<OfficialFile> {
    if (asOf !== undefined)
      return { record: await recordOf(this.persons.item(actor, id, pastMomentOf(asOf))), linked: null };
    const [record, tenures, spoken, latest, statements, occasions] = await Promise.all([
      recordOf<PersonDto>(this.persons.item(actor, id)),
      listed<TenureDto>(this.tenures.page(actor, { person: id, limit: SHOWN.tenures })),
      this.outcomes.spoken(id),
      listed<CommitmentCard>(
        this.commitments.page(actor, { speaker: id, limit: SHOWN.commitments, sort: '-stated' }),
      ),
      listed<StatementDto>(this.statements.page(actor, { speaker: [id], limit: SHOWN.statements })),
      this.occasions.ofPerson(actor, id),
    ]);
    return { record, linked: { tenures: tenures.items, spoken, latest, statements, occasions } };
  }

  /** @param asOf as the address gives it, checked. @throws NotFound */
  async post(actor: Actor, id: string, asOf: string | undefined): Promise<PostFile> {
    if (asOf !== undefined)
      return { record: await recordOf(this.posts.item(actor, id, pastMomentOf(asOf))), linked: null };
    const latestFirst = { post: id, limit: SHOWN.ofPost, sort: '-stated' };
    const [record, tenures, counts, latest, notTakenOver] = await Promise.all([
      recordOf<PostDto>(this.posts.item(actor, id)),
      listed<TenureDto>(this.tenures.page(actor, { post: id, limit: SHOWN.tenures })),
      this.outcomes.from(id),
      listed<CommitmentCard>(this.commitments.page(actor, latestFirst)),
      listed<CommitmentCard>(this.commitments.page(actor, { ...latestFirst, flag: ['not_taken_over'] })),
    ]);
    return { record, linked: { tenures: tenures.items, counts, latest, notTakenOver } };
  }
}
