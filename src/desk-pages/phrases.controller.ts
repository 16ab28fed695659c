import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { render } from 'preact-render-to-string';
import type { Pairs } from '../common/form-body.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import {
  CorrectDeadlinePhraseDto,
  type DeadlinePhraseDto,
  DeadlinePhraseRuleDto,
} from '../commitments/deadline-phrase.dto.js';
import { DeadlinePhrasesReader } from '../commitments/deadline-phrases.reader.js';
import { DeadlinePhrasesService } from '../commitments/deadline-phrases.service.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { listed, recordOf } from '../page-parts/listed.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { DueMeanings } from './due-meanings.js';
import { DueMeaningQuery } from './due-meaning.dto.js';
import { PhraseMeaning } from './due-phrase.js';
import { withNumber } from './form-rows.js';
import { phrasesPage, phrasePage } from './phrases.page.js';
import { PHRASE_MEANING_PATH, phrasePath, PHRASES_PATH } from './rules-paths.js';

/** What vague deadlines are taken to mean: the office reads it, administrators keep it. */
@ApiExcludeController()
@Controller()
export class DeadlinePhrasePages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly phrases: DeadlinePhrasesService,
    private readonly reader: DeadlinePhrasesReader,
    private readonly meanings: DueMeanings,
  ) {}

  @Page(PHRASES_PATH, 'keepers')
  list(@Visited() visit: Visit, @Query() { kabar }: HappenedQuery): Promise<string> {
    return this.page(visit, { happened: kabar });
  }

  /** What the words of a deadline come to, as a part of the form of a commitment; fetched while somebody types. */
  @Page(PHRASE_MEANING_PATH, 'keepers')
  async meaning(
    @Visited() visit: Visit,
    @Query() { diucapkan, duePhrase = '' }: DueMeaningQuery,
  ): Promise<string> {
    const meaning = await this.meanings.of(visit, duePhrase, diucapkan);
    void visit.answer.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    return render(PhraseMeaning({ language: visit.language, meaning }));
  }

  @PageForm(PHRASES_PATH, 'administrators')
  rule(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, DeadlinePhraseRuleDto, {
      read: ruleIn,
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) => this.phrases.rule(tx, input));
        return visit.go(afterwards(visit, PHRASES_PATH, 'ruled'));
      },
      again: (failed) => this.page(visit, { failed }),
    });
  }

  @Page(phrasePath(':id'), 'administrators')
  show(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string> {
    return this.phrase(visit, id, FRESH, FRESH);
  }

  @PageForm(phrasePath(':id'), 'administrators')
  correct(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, CorrectDeadlinePhraseDto, {
      read: ruleIn,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.phrases.correct(tx, id, visit.seen, input));
        return visit.go(afterwards(visit, PHRASES_PATH, 'ruled'));
      },
      again: (failed) => this.phrase(visit, id, failed, FRESH),
    });
  }

  @PageForm(`${phrasePath(':id')}/hapus`, 'administrators')
  remove(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, ReasonDto, {
      read: withoutBlanks,
      done: async ({ reason }) => {
        await this.work.run(visit.actor, (tx) => this.phrases.remove(tx, id, visit.seen, reason));
        return visit.go(afterwards(visit, PHRASES_PATH, 'removed'));
      },
      again: (failed) => this.phrase(visit, id, FRESH, failed),
    });
  }

  private async page(visit: Visit, more: { happened?: string; failed?: Failed }): Promise<string> {
    const { items: phrases } = await listed<DeadlinePhraseDto>(this.reader.page(visit.actor));
    return phrasesPage(visit, { phrases, ...more });
  }

  private async phrase(visit: Visit, id: string, changing: Failed, removing: Failed): Promise<string> {
    const phrase = await recordOf<DeadlinePhraseDto>(this.reader.item(visit.actor, id));
    return phrasePage(visit, { phrase, changing, removing });
  }
}

const ruleIn = (fields: Pairs): object => withNumber(withoutBlanks(fields), 'days');
