import { Controller, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Site } from '../auth/site.js';
import { ANONYMOUS } from '../common/actor.js';
import { addDays, today } from '../common/day.js';
import { refuseQuery } from '../common/checked.pipe.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import type { Flag } from '../commitments/flags.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { PUBLIC_PATHS, weekPath } from '../page-parts/paths.js';
import { type Week, WEEK_DAYS } from '../page-parts/summary.js';
import { Page } from '../web/page-routes.js';
import { addressOf, Visit, Visited } from '../web/visit.js';
import { unionWeekPage } from './union-week.page.js';
import { UnionWeekReader } from './union-week.reader.js';

/** Pledges of each kind that may be named; the text has room for fewer. */
const MOST = 25;

/** The week of a union as a text to be sent on: what everybody may see of its pledges, whoever asks for it. */
@ApiExcludeController()
@Controller()
export class UnionWeekPages {
  constructor(
    private readonly organizations: OrganizationsReader,
    private readonly commitments: CommitmentsReader,
    private readonly weeks: UnionWeekReader,
    private readonly site: Site,
  ) {}

  @Page(weekPath(':id'), 'everybody')
  async week(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    refuseQuery(visit.query);
    const day = today();
    const since = addDays(day, 1 - WEEK_DAYS);
    const flagged = async (flag: Flag) => {
      const query = { receiver: [id], flag: [flag], limit: MOST };
      return (await listed<CommitmentCard>(this.commitments.page(ANONYMOUS, query))).items;
    };
    const [union, found, overdue, dueSoon, silent] = await Promise.all([
      recordOf<OrganizationDto>(this.organizations.item(ANONYMOUS, id)),
      this.weeks.of(id, since, day, MOST),
      flagged('overdue'),
      flagged('due_soon'),
      flagged('silent'),
    ]);
    const week: Week = {
      changed: { count: found.changedCount, cards: found.changed },
      overdue: { count: found.overdueCount, cards: overdue },
      dueSoon: { count: found.dueSoonCount, cards: dueSoon },
      silent: { count: found.silentCount, cards: silent },
    };
    const { language } = visit;
    const link = this.site.address(addressOf(PUBLIC_PATHS.commitments[language], { receiver: id }));
    return unionWeekPage(visit, { union, day, week, link });
  }
}
