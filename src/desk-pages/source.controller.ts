import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Once } from '../database/once.js';
import { NewSourceDto } from '../sources/source.dto.js';
import { SourcesService } from '../sources/sources.service.js';
import { Page, PageForm } from '../web/page-routes.js';
import { submit } from '../web/submission.js';
import { addressOf, Visit, Visited } from '../web/visit.js';
import { NEW_SOURCE_PATH } from './meeting-paths.js';
import { SourceQuery } from './meeting-queries.dto.js';
import { newSourcePage } from './source.page.js';
import { sourceIn } from './source-fields.js';

/** A source, quickly. */
@ApiExcludeController()
@Controller()
export class SourcePages {
  constructor(
    private readonly sources: SourcesService,
    private readonly once: Once,
  ) {}

  @Page(NEW_SOURCE_PATH, 'keepers')
  form(@Visited() visit: Visit, @Query() { kabar, sumber }: SourceQuery): string {
    return newSourcePage(visit, { news: kabar, made: sumber });
  }

  @PageForm(NEW_SOURCE_PATH, 'keepers')
  record(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, NewSourceDto, {
      read: (fields) => sourceIn(fields),
      done: async (input) => {
        const { id } = await this.once.run(visit.actor, visit.repeatable, async (tx) => {
          const made = await this.sources.create(tx, input);
          return { id: made.id, revision: made.revision, body: '{}' };
        });
        return visit.go(addressOf(visit.at(NEW_SOURCE_PATH), { kabar: 'sumber-tercatat', sumber: id }));
      },
      again: (failed) => newSourcePage(visit, { failed }),
    });
  }
}
