import { Controller, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Site } from '../auth/site.js';
import { ANONYMOUS } from '../common/actor.js';
import { refuseQuery } from '../common/checked.pipe.js';
import { addDays, today } from '../common/day.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import type { CommitmentCard, CommitmentsQuery } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { PUBLIC_PATHS, weekPath } from '../page-parts/paths.js';
import { WEEK_DAYS } from '../page-parts/summary.js';
import { Page } from '../web/page-routes.js';
import { addressOf, Visit, Visited } from '../web/visit.js';
import { unionWeekPage } from './union-week.page.js';

/** Pledges looked at of each kind. */
const MOST = 50;

/** The week of a union as a text to be sent on: what everybody may see of its pledges, whoever asks for it. */
@ApiExcludeController()
@Controller()
export class UnionWeekPages {
  constructor(
    private readonly organizations: OrganizationsReader,
    private readonly commitments: CommitmentsReader,
    private readonly site: Site,
  ) {}

  @Page(weekPath(':id'), 'everybody')
  async week(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    refuseQuery(visit.query);
    const day = today();
    const since = addDays(day, 1 - WEEK_DAYS);
    const pledges = async (narrowed: Partial<CommitmentsQuery>) =>
      (
        await listed<CommitmentCard>(
          this.commitments.page(ANONYMOUS, { receiver: [id], limit: MOST, ...narrowed }),
        )
      ).items;
    const [union, latest, overdue, dueSoon, silent] = await Promise.all([
      recordOf<OrganizationDto>(this.organizations.item(ANONYMOUS, id)),
      pledges({ sort: '-updated' }),
      pledges({ flag: ['overdue'] }),
      pledges({ flag: ['due_soon'] }),
      pledges({ flag: ['silent'] }),
    ]);
    const changed = latest.filter(({ changedAt }) => today(new Date(changedAt)) >= since);
    const { language } = visit;
    const link = this.site.address(addressOf(PUBLIC_PATHS.commitments[language], { receiver: id }));
    return unionWeekPage(visit, { union, day, week: { changed, overdue, dueSoon, silent }, link });
  }
}
