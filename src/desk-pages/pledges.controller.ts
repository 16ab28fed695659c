import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import {
  CommitmentsQuery,
  CorrectCommitmentDto,
  type CommitmentCard,
  type CommitmentDto,
  NewCommitmentDto,
} from '../commitments/commitment.dto.js';
import type { DayUnit } from '../commitments/deadline-phrase.entity.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import type { TopicDto } from '../commitments/topic.dto.js';
import { TopicsReader } from '../commitments/topics.reader.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { isStep } from './chooser.js';
import { Choosers } from './choosers.js';
import { afterwards } from '../page-parts/happened.js';
import type { StatementDto } from '../statements/statement.dto.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, stillTyped, submit, typedText } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { chooseQuotePage, correctPage, newPledgePage } from './new-pledge.page.js';
import { type DueMeaning, DueMeanings } from './due-meanings.js';
import { namedBy, newPledgeInput, PLEDGE_CHOOSERS, pledgeInput, requireWhole } from './pledge-fields.js';
import { correctPath, PLEDGE_PATHS, pledgePath } from './pledge-paths.js';
import { NewPledgeQuery } from './pledge.dto.js';
import { PledgeReader } from './pledge.reader.js';
import { pledgesPage } from './pledges.page.js';

const QUOTES = 20;

/** The desk's list of commitments, and what makes and corrects one. */
@ApiExcludeController()
@Controller()
export class PledgesPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly commitments: CommitmentsReader,
    private readonly records: CommitmentsService,
    private readonly statements: StatementsReader,
    private readonly topics: TopicsReader,
    private readonly pledges: PledgeReader,
    private readonly choosers: Choosers,
    private readonly meanings: DueMeanings,
  ) {}

  @Page(PLEDGE_PATHS.list, 'keepers')
  async list(@Visited() visit: Visit, @Query() query: CommitmentsQuery): Promise<string> {
    const [{ items, next }, counts] = await Promise.all([
      listed<CommitmentCard>(this.commitments.page(visit.actor, query)),
      this.pledges.counts(visit.actor),
    ]);
    return pledgesPage(visit, { items, next, counts, record: query.record ?? 'verified' });
  }

  @Page(PLEDGE_PATHS.create, 'keepers')
  async form(@Visited() visit: Visit, @Query() { pernyataan, q }: NewPledgeQuery): Promise<string> {
    if (pernyataan !== undefined) return this.making(visit, pernyataan, FRESH);
    const kinds = ['pledge', 'reply'] as const;
    const pages = await Promise.all(
      kinds.map((kind) =>
        listed<StatementDto>(this.statements.page(visit.actor, { kind: [kind], q, limit: QUOTES })),
      ),
    );
    const found = pages.flatMap(({ items }) => items);
    return chooseQuotePage(visit, { statements: found, words: q ?? '' });
  }

  @PageForm(PLEDGE_PATHS.create, 'keepers')
  make(@Visited() visit: Visit): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    const statementId = typedText(typed, 'statementId');
    if (isStep(typed)) return this.making(visit, statementId, stillTyped(visit));
    return submit(visit, NewCommitmentDto, {
      read: newPledgeInput,
      done: async (input) => {
        requireWhole(input);
        const { id } = await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.records.create(tx, input),
        );
        return visit.go(afterwards(visit, pledgePath(id), 'recorded'));
      },
      again: (failed) => this.making(visit, statementId, failed),
    });
  }

  @Page(correctPath(':id'), 'keepers')
  correcting(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.correction(visit, id, FRESH);
  }

  @PageForm(correctPath(':id'), 'keepers')
  correct(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields: typed } = visit.form;
    if (isStep(typed)) return this.correction(visit, id, stillTyped(visit));
    return submit(visit, CorrectCommitmentDto, {
      read: pledgeInput,
      done: async (input) => {
        requireWhole(input);
        await this.work.run(visit.actor, (tx) => this.records.correct(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, pledgePath(id), 'corrected'));
      },
      again: (failed) => this.correction(visit, id, failed),
    });
  }

  private async making(visit: Visit, statementId: string, failed: Failed): Promise<string> {
    const id = new UuidPipe().transform(statementId);
    const [statement, topics, found] = await Promise.all([
      recordOf<StatementDto>(this.statements.item(visit.actor, id)),
      this.allTopics(visit),
      this.choosers.inForm(visit, PLEDGE_CHOOSERS, failed.typed),
    ]);
    const meaning = await this.meanings.of(visit, typedText(failed.typed, 'duePhrase'), statement.saidOn);
    return newPledgePage(visit, { statement, topics, found, failed, meaning });
  }

  private async correction(visit: Visit, id: string, failed: Failed): Promise<string> {
    const [commitment, topics] = await Promise.all([
      recordOf<CommitmentDto>(this.commitments.item(visit.actor, id)),
      this.allTopics(visit),
    ]);
    const found = await this.choosers.inForm(visit, PLEDGE_CHOOSERS, failed.typed, namedBy(commitment));
    const meaning = await this.meaningOf(visit, commitment, failed);
    return correctPage(visit, { commitment, topics, found, failed, meaning });
  }

  /** What the words of its deadline come to: by the rule it went by while they stay, else by the one there is now. */
  private async meaningOf(
    visit: Visit,
    { due: { on, phrase, rule }, statedOn }: CommitmentDto,
    { typed }: Failed,
  ): Promise<DueMeaning | null> {
    const words = 'duePhrase' in typed ? typedText(typed, 'duePhrase') : (phrase ?? '');
    if (words !== phrase || on === null || rule === null) return this.meanings.of(visit, words, statedOn);
    const dueRule = { ...rule, unit: rule.unit as DayUnit };
    return { phrase, saidOn: statedOn, window: { dueOn: on, dueRule }, trouble: null };
  }

  private async allTopics(visit: Visit): Promise<TopicDto[]> {
    return (await listed<TopicDto>(this.topics.page(visit.actor, { limit: 100 }))).items;
  }
}
