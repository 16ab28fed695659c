import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Site } from '../auth/site.js';
import { type Actor, ANONYMOUS } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { NotFound } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { type CommitmentDto, CommitmentsQuery } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { FollowsReader } from '../commitments/follows.reader.js';
import { COMMITMENTS } from '../facets/commitments.facets.js';
import { Facets } from '../facets/facets.js';
import type { HistoryEntryDto } from '../history/history.dto.js';
import { HistoryReader } from '../history/history.reader.js';
import { HappeningsReader } from '../page-parts/happenings.reader.js';
import { KeptPages } from '../page-parts/kept-pages.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { commitmentHistoryPath, commitmentPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { pastMomentOf } from '../records/as-of.js';
import { ItemQuery, ListQuery } from '../records/record.dto.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { changesOf, mentionedIn } from './commitment-changes.js';
import { commitmentHistoryPage } from './commitment-history.page.js';
import { EarlierVersions } from './commitment-history.reader.js';
import { commitmentPage, type Open } from './commitment.page.js';
import { notYetPage } from './commitment-not-yet.page.js';
import { idsIn, ordersIn, othersOf, summaryOf } from './commitments.filters.js';
import { commitmentsPage } from './commitments.page.js';
import { groupsOf } from './list-filters.js';
import { NamesReader } from './names.reader.js';
import { paged } from './paging.js';

/** The commitments: their list, each of them, and its history. */
@ApiExcludeController()
@Controller()
export class CommitmentPages {
  constructor(
    private readonly commitments: CommitmentsReader,
    private readonly happenings: HappeningsReader,
    private readonly histories: HistoryReader,
    private readonly versions: EarlierVersions,
    private readonly facets: Facets,
    private readonly names: NamesReader,
    private readonly follows: FollowsReader,
    private readonly kept: KeptPages,
    private readonly site: Site,
  ) {}

  @Page(PUBLIC_PATHS.commitments, 'everybody')
  list(@Visited() visit: Visit, @Query() query: CommitmentsQuery): Promise<string> {
    return this.kept.of(visit, () => this.drawList(visit, query));
  }

  private async drawList(visit: Visit, query: CommitmentsQuery): Promise<string> {
    const { language, reader } = visit;
    const [{ items: texts, next }, figures, names] = await Promise.all([
      this.commitments.page(reader, paged(visit, query)),
      this.facets.of(reader, COMMITMENTS, query),
      this.names.of(reader, idsIn(query), query.topic),
    ]);
    return commitmentsPage(visit, {
      texts,
      next,
      summary: summaryOf(query, figures.total, names, language),
      groups: groupsOf(COMMITMENTS, query, figures, names, language),
      others: othersOf(query, names, language),
      orders: ordersIn(language),
    });
  }

  @Page(commitmentPath(':id'), 'everybody')
  async item(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { as_of: asOf }: ItemQuery,
  ): Promise<string> {
    const moment = pastMomentOf(asOf);
    const { reader } = visit;
    const [found, happenings, open] = await Promise.all([
      this.asOf(reader, id, moment),
      this.happenings.of(reader, id, moment),
      reader.kind === 'known' ? this.open(id, moment) : null,
    ]);
    if (found === null) {
      const now = await recordOf<CommitmentDto>(this.commitments.item(reader, id));
      return notYetPage(visit, now, asOf ?? '');
    }
    const isFollower = moment === null && visit.viewer !== null;
    return commitmentPage(visit, found, {
      follow: isFollower ? await this.follows.find(visit.actor, id) : null,
      asOf: asOf ?? null,
      happenings,
      open: reader.kind === 'known' ? open : { item: found, milestones: happenings.milestones },
      day: dayOf(moment),
      address: this.site.address(commitmentPath(id)[visit.language]),
    });
  }

  @Page(commitmentHistoryPath(':id'), 'everybody')
  async history(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() query: ListQuery,
  ): Promise<string> {
    const { reader } = visit;
    const [item, { items, next }] = await Promise.all([
      recordOf<CommitmentDto>(this.commitments.item(reader, id)),
      listed<HistoryEntryDto>(this.histories.page(reader, 'commitment', id, paged(visit, query))),
    ]);
    const changes = changesOf(items, await this.versions.before(reader, items));
    const { ids, topicKeys } = mentionedIn(changes);
    const names = await this.names.of(reader, ids, topicKeys);
    return commitmentHistoryPage(visit, item, { changes, next, names });
  }

  /** Null where there was no such record then. @throws NotFound where none was asked for as of then */
  private async asOf(reader: Actor, id: string, moment: string | null) {
    try {
      return await recordOf<CommitmentDto>(this.commitments.item(reader, id, moment));
    } catch (error) {
      if (moment !== null && error instanceof NotFound) return null;
      throw error;
    }
  }

  /** What everybody sees, whoever asks; null where that is nothing. */
  private async open(id: string, moment: string | null): Promise<Open | null> {
    try {
      const [item, { milestones }] = await Promise.all([
        recordOf<CommitmentDto>(this.commitments.item(ANONYMOUS, id, moment)),
        this.happenings.of(ANONYMOUS, id, moment),
      ]);
      return { item, milestones };
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}

/** The day a page is of; what is to come is not on record. */
function dayOf(moment: string | null): Day {
  const [then, now] = [today(moment === null ? undefined : new Date(moment)), today()];
  return then < now ? then : now;
}
