import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { checkedPipe } from '../common/checked.pipe.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { afterwards } from '../page-parts/happened.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, press, submit, typedText } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { DigestSettings } from './digest-settings.js';
import { newSavedSearchPage } from './new-saved-search.page.js';
import { DAILY_MAIL_PATHS, NEW_SAVED_SEARCH_PATH, SAVED_SEARCHES_PATH } from './paths.js';
import {
  NewSavedSearchDto,
  NewSavedSearchQuery,
  RenameDto,
  SavedSearchesQuery,
  StartDigestDto,
} from './saved-search.dto.js';
import { type Renaming, savedSearchesPage } from './saved-searches.page.js';
import { SavedSearchesService } from './saved-searches.service.js';
import { SearchedLists } from './searched-lists.js';

/** The searches of whoever is logged in, as pages of their account. */
@ApiExcludeController()
@Controller()
export class SavedSearchesPages {
  private readonly check = checkedPipe();

  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly searches: SavedSearchesService,
    private readonly lists: SearchedLists,
    private readonly digests: DigestSettings,
  ) {}

  @Page(SAVED_SEARCHES_PATH, 'accounts')
  list(@Visited() visit: Visit, @Query() { kabar }: SavedSearchesQuery): Promise<string> {
    return this.page(visit, { happened: kabar });
  }

  @Page(NEW_SAVED_SEARCH_PATH, 'accounts')
  async start(@Visited() visit: Visit, @Query() { list, query = '' }: NewSavedSearchQuery): Promise<string> {
    const kept = await this.lists.kept(list, query);
    return newSavedSearchPage(visit, { listName: list, list: this.lists.of(list), query: kept });
  }

  @PageForm(SAVED_SEARCHES_PATH, 'accounts')
  create(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, NewSavedSearchDto, {
      read: ({ query, ...fields }) => (query === '' ? fields : { ...fields, query }),
      done: async ({ list, query = '', name }) => {
        const kept = await this.lists.kept(list, query);
        await this.once.run(visit.actor, visit.repeatable, async (tx) => {
          const { id } = await this.searches.create(tx, { list, query: kept, name }, visit.language);
          return { id, revision: 1 };
        });
        return visit.go(afterwards(visit, SAVED_SEARCHES_PATH, 'saved'));
      },
      again: (failed) => this.again(visit, failed),
    });
  }

  @PageForm(`${SAVED_SEARCHES_PATH}/:id/nama`, 'accounts')
  rename(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return submit(visit, RenameDto, {
      done: ({ name }) => this.doing(visit, 'renamed', (tx) => this.searches.rename(tx, id, name)),
      again: (failed) => this.page(visit, { renaming: { id, failed } }),
    });
  }

  @PageForm(`${SAVED_SEARCHES_PATH}/:id/diam`, 'accounts')
  stop(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, () => this.doing(visit, 'stopped', (tx) => this.searches.mail(tx, id, false)));
  }

  @PageForm(`${SAVED_SEARCHES_PATH}/:id/kabari`, 'accounts')
  resume(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, () => this.doing(visit, 'resumed', (tx) => this.searches.mail(tx, id, true)));
  }

  @PageForm(`${SAVED_SEARCHES_PATH}/:id/seketika`, 'accounts')
  instantly(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, () => this.doing(visit, 'instantly', (tx) => this.searches.tell(tx, id, true)));
  }

  @PageForm(`${SAVED_SEARCHES_PATH}/:id/harian`, 'accounts')
  daily(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, () => this.doing(visit, 'daily', (tx) => this.searches.tell(tx, id, false)));
  }

  @PageForm(`${SAVED_SEARCHES_PATH}/:id/hapus`, 'accounts')
  delete(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, () => this.doing(visit, 'deleted', (tx) => this.searches.delete(tx, id)));
  }

  @PageForm(DAILY_MAIL_PATHS.start, 'accounts')
  startDigest(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, StartDigestDto, {
      done: async ({ language, pace }) => {
        await this.digests.start(visit.actor, language ?? null, pace ?? null);
        return visit.go(afterwards(visit, SAVED_SEARCHES_PATH, 'on'));
      },
      again: (failed) => this.page(visit, { failed }),
    });
  }

  @PageForm(DAILY_MAIL_PATHS.stop, 'accounts')
  stopDigest(@Visited() visit: Visit): Promise<string | undefined> {
    return press(visit, async () => {
      await this.digests.stop(visit.actor);
      return visit.go(afterwards(visit, SAVED_SEARCHES_PATH, 'off'));
    });
  }

  /** The form again, where only its name can be wrong. @throws FieldsRefused where it is not the form of that page */
  private async again(visit: Visit, failed: Failed): Promise<string> {
    const { list, query = '' } = (await this.check.transform(
      { list: typedText(failed.typed, 'list'), query: typedText(failed.typed, 'query') || undefined },
      { type: 'query', metatype: NewSavedSearchQuery },
    )) as NewSavedSearchQuery;
    const kept = await this.lists.kept(list, query);
    return newSavedSearchPage(visit, { listName: list, list: this.lists.of(list), query: kept, failed });
  }

  private async doing(visit: Visit, happened: string, act: (tx: Tx) => Promise<unknown>): Promise<undefined> {
    await this.work.run(visit.actor, act);
    return visit.go(afterwards(visit, SAVED_SEARCHES_PATH, happened));
  }

  private async page(
    visit: Visit,
    more: { happened?: string; failed?: Failed; renaming?: Renaming },
  ): Promise<string> {
    const [searches, digest] = await Promise.all([
      this.work.run(visit.actor, (tx) => this.searches.list(tx)),
      this.digests.of(visit.actor, visit.language),
    ]);
    return savedSearchesPage(visit, {
      searches,
      digest,
      lists: this.lists,
      isMailOn: this.digests.isMailOn,
      ...more,
    });
  }
}
