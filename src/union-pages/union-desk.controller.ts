import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { KnownActor } from '../common/actor.js';
import { Forbidden } from '../common/problem.js';
import type { MeetingRequestDto } from '../bookings/meeting-request.dto.js';
import { MeetingRequestsReader } from '../bookings/meeting-requests.reader.js';
import { CommitmentsQuery, type CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { FollowsReader } from '../commitments/follows.reader.js';
import { HeirsReader } from '../commitments/heirs.reader.js';
import { HappenedQuery } from '../page-parts/happened.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { OurNoticesReader } from './our-notices.reader.js';
import { UNION_PATHS } from './paths.js';
import { UnionDeskReader } from './union-desk.reader.js';
import { ourCommitmentsPage, unionDeskPage } from './union-desk.page.js';

const REQUESTS_SHOWN = 10;

/** The organization a representative speaks for. @throws Forbidden for an account without one */
export function ownOrganization({ organizationId }: KnownActor): string {
  if (organizationId === null) throw new Forbidden();
  return organizationId;
}

/** What a union comes for: what was promised to it, what became of it, what waits for its answer. */
@ApiExcludeController()
@Controller()
export class UnionDeskPages {
  constructor(
    private readonly desk: UnionDeskReader,
    private readonly notices: OurNoticesReader,
    private readonly heirs: HeirsReader,
    private readonly commitments: CommitmentsReader,
    private readonly requests: MeetingRequestsReader,
    private readonly follows: FollowsReader,
  ) {}

  @Page(UNION_PATHS.desk, 'representatives')
  async show(@Visited() visit: Visit, @Query() { kabar }: HappenedQuery): Promise<string> {
    const { actor } = visit;
    const organization = ownOrganization(actor);
    const [desk, notices, inherited, requests, follows] = await Promise.all([
      this.desk.desk(actor, organization),
      this.notices.list(actor, organization),
      this.heirs.waitingFor(actor, organization),
      this.requests.page(actor, { organization, limit: REQUESTS_SHOWN }),
      this.follows.list(actor),
    ]);
    const { items } = JSON.parse(requests.body) as { items: MeetingRequestDto[] };
    return unionDeskPage(visit, {
      desk,
      notices: notices.waiting,
      inherited,
      requests: items,
      follows,
      happened: kabar,
    });
  }

  @Page(UNION_PATHS.commitments, 'representatives')
  async list(@Visited() visit: Visit, @Query() query: CommitmentsQuery): Promise<string> {
    const { actor } = visit;
    const organization = ownOrganization(actor);
    const [desk, { body }] = await Promise.all([
      this.desk.desk(actor, organization),
      this.commitments.page(actor, { ...query, organization: query.organization ?? organization }),
    ]);
    const { items, next } = JSON.parse(body) as { items: CommitmentCard[]; next: string | null };
    return ourCommitmentsPage(visit, { desk, items, next });
  }
}
