import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, press, submit, typedText } from '../web/submission.js';
import { addressOf, Visit, Visited } from '../web/visit.js';
import { CorrectSynonymDto, NewSynonymDto, type SynonymDto, SynonymsPageQuery } from './synonym.dto.js';
import { SYNONYMS_PATH, synonymsPage } from './synonyms.page.js';
import { SynonymsReader } from './synonyms.reader.js';
import { SynonymsService } from './synonyms.service.js';

/** Entries of the page, all on one: there are tens of them. */
const MOST_SHOWN = 100;

/** The words that mean the same, for those who keep the record. */
@ApiExcludeController()
@Controller()
export class SynonymsPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly synonyms: SynonymsService,
    private readonly reader: SynonymsReader,
  ) {}

  @Page(SYNONYMS_PATH, 'keepers')
  list(@Visited() visit: Visit, @Query() query: SynonymsPageQuery): Promise<string> {
    return this.page(visit, query);
  }

  @PageForm(SYNONYMS_PATH, 'keepers')
  add(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, NewSynonymDto, {
      read: withLines,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.synonyms.create(tx, input));
        return this.back(visit, 'added');
      },
      again: (failed) => this.page(visit, {}, failed),
    });
  }

  @PageForm(`${SYNONYMS_PATH}/awal`, 'keepers')
  addUsual(@Visited() visit: Visit): Promise<string | undefined> {
    return press(visit, async () => {
      await this.work.run(visit.actor, (tx) => this.synonyms.addUsual(tx));
      return this.back(visit, 'added');
    });
  }

  @PageForm(`${SYNONYMS_PATH}/:id`, 'keepers')
  correct(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, CorrectSynonymDto, {
      read: withLines,
      done: async (input) => {
        await this.work.run(visit.actor, (tx) => this.synonyms.correct(tx, id, visit.seen, input));
        return this.back(visit, 'corrected');
      },
      again: (failed) => this.page(visit, {}, failed, id),
    });
  }

  private back(visit: Visit, news: string): undefined {
    return visit.go(addressOf(visit.at(SYNONYMS_PATH), { kabar: news }));
  }

  /** @param correcting id of the set whose form failed */
  private async page(
    visit: Visit,
    { cursor, kabar }: SynonymsPageQuery,
    failed?: Failed,
    correcting: string | null = null,
  ): Promise<string> {
    const { body, next } = await this.reader.page(visit.actor, { limit: MOST_SHOWN, cursor });
    const { items } = JSON.parse(body) as { items: SynonymDto[] };
    return synonymsPage(visit, { items, next, news: kabar, failed, correcting });
  }
}

/** A word on each line. */
const withLines = ({ note, ...fields }: Pairs): object => ({
  ...fields,
  note: note || null,
  words: typedText(fields, 'words')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== ''),
});
