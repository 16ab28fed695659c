import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { today } from '../common/day.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import type { AffiliationDto } from '../organizations/affiliation.dto.js';
import { AffiliationsReader } from '../organizations/affiliations.reader.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { type Listed, listed, recordOf } from '../page-parts/listed.js';
import type { PostDto } from '../people/post.dto.js';
import { PostsReader } from '../people/posts.reader.js';
import { pastMomentOf } from '../records/as-of.js';
import type { DemandDto } from '../statements/demand.dto.js';
import { DemandsReader } from '../statements/demands.reader.js';
import { type Occasion, OccasionsReader } from './occasions.reader.js';
import { type OutcomeCount, OutcomeCounts } from './outcome-counts.js';

/** What hangs on an organization today. */
export interface LinkedToOrganization {
  /** What it belongs and belonged to, latest first. */
  parents: AffiliationDto[];
  /** What belongs to it today. */
  members: Listed<AffiliationDto>;
  /** What belonged to it, as far as the latest bonds go. */
  formerMembers: AffiliationDto[];
  posts: Listed<PostDto>;
  /** Commitments to it. */
  received: OutcomeCount[];
  latestReceived: Listed<CommitmentCard>;
  /** Commitments by it. */
  made: OutcomeCount[];
  latestMade: Listed<CommitmentCard>;
  demands: Listed<DemandDto>;
  occasions: Occasion[];
}

/** An organization and what is on its page. */
export interface OrganizationFile {
  record: OrganizationDto;
  /** Null for an earlier day. */
  linked: LinkedToOrganization | null;
}

const SHOWN = { members: 50, bonds: 100, posts: 50, commitments: 5, demands: 5 };

/** Reads what the page of an organization shows. */
@Injectable()
export class OrganizationFiles {
  constructor(
    private readonly organizations: OrganizationsReader,
    private readonly affiliations: AffiliationsReader,
    private readonly posts: PostsReader,
    private readonly commitments: CommitmentsReader,
    private readonly outcomes: OutcomeCounts,
    private readonly demands: DemandsReader,
    private readonly occasions: OccasionsReader,
  ) {}

  /** @param asOf as the address gives it, checked. @throws NotFound */
  async read(actor: Actor, id: string, asOf: string | undefined): Promise<OrganizationFile> {
    if (asOf === undefined) {
      const [record, linked] = await Promise.all([
        recordOf<OrganizationDto>(this.organizations.item(actor, id)),
        this.linked(actor, id),
      ]);
      return { record, linked };
    }
    return { record: await recordOf(this.organizations.item(actor, id, pastMomentOf(asOf))), linked: null };
  }

  private async linked(actor: Actor, id: string): Promise<LinkedToOrganization> {
    const day = today();
    const latest = { limit: SHOWN.commitments, sort: '-stated' };
    const [parents, members, bonds, posts, received, latestReceived, made, latestMade, demands, occasions] =
      await Promise.all([
        listed<AffiliationDto>(this.affiliations.page(actor, { member: id, limit: SHOWN.bonds })),
        listed<AffiliationDto>(
          this.affiliations.page(actor, { parent: id, on: day, limit: SHOWN.members, sort: 'started' }),
        ),
        listed<AffiliationDto>(this.affiliations.page(actor, { parent: id, limit: SHOWN.bonds })),
        listed<PostDto>(this.posts.page(actor, { organization: [id], limit: SHOWN.posts })),
        this.outcomes.received(id),
        listed<CommitmentCard>(this.commitments.page(actor, { receiver: [id], ...latest })),
        this.outcomes.made(id),
        listed<CommitmentCard>(this.commitments.page(actor, { maker: [id], ...latest })),
        listed<DemandDto>(this.demands.page(actor, { organization: id, limit: SHOWN.demands })),
        this.occasions.ofOrganization(actor, id),
      ]);
    const formerMembers = bonds.items.filter(({ endedOn }) => endedOn !== null && endedOn < day);
    return {
      parents: parents.items,
      members,
      formerMembers,
      posts,
      received,
      latestReceived,
      made,
      latestMade,
      demands,
      occasions,
    };
  }
}
