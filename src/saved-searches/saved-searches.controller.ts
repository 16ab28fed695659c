import { Body, Controller, Delete, Get, Headers, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Route } from '../auth/api/route.js';
import type { KnownActor } from '../common/actor.js';
import { languageOf } from '../common/language.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { DigestSettings } from './digest-settings.js';
import {
  DigestDto,
  NewSavedSearchDto,
  RenameDto,
  SavedSearchDto,
  SavedSearchesDto,
  StartDigestDto,
} from './saved-search.dto.js';
import { SavedSearchesService } from './saved-searches.service.js';
import { SearchedLists } from './searched-lists.js';

/** The searches whoever is logged in keeps. No token reaches these routes. */
@ApiTags('logins')
@Controller('api/v1/me')
export class SavedSearchesController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly once: Once,
    private readonly searches: SavedSearchesService,
    private readonly lists: SearchedLists,
    private readonly digests: DigestSettings,
  ) {}

  @Get('saved-searches')
  @Route('The searches you keep', SavedSearchesDto, { callers: 'accounts' })
  list(@CurrentActor() actor: KnownActor): Promise<SavedSearchesDto> {
    return this.all(actor);
  }

  @Post('saved-searches')
  @Route('Keep a search of a list', SavedSearchDto, { callers: 'accounts', status: 201, isOnce: true })
  async create(
    @Exchanged() { writer, repeatable }: Exchange,
    @Body() { list, query = '', name }: NewSavedSearchDto,
    @Headers('accept-language') language: string | undefined,
  ): Promise<SavedSearchDto> {
    const kept = await this.lists.kept(list, query);
    const { body } = await this.once.run(writer, repeatable, async (tx) => {
      const made = await this.searches.create(tx, { list, query: kept, name }, languageOf(language));
      return { id: made.id, revision: 1, body: JSON.stringify(made) };
    });
    return JSON.parse(body) as SavedSearchDto;
  }

  @Post('saved-searches/:id/rename')
  @Route('Give a search another name', SavedSearchDto, { callers: 'accounts', hasId: true })
  rename(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Body() { name }: RenameDto,
  ): Promise<SavedSearchDto> {
    return this.work.run(actor, (tx) => this.searches.rename(tx, id, name));
  }

  @Post('saved-searches/:id/stop')
  @Route('Be told of a search no more', SavedSearchDto, { callers: 'accounts', hasId: true })
  stop(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<SavedSearchDto> {
    return this.work.run(actor, (tx) => this.searches.mail(tx, id, false));
  }

  @Post('saved-searches/:id/resume')
  @Route('Be told of a search again', SavedSearchDto, { callers: 'accounts', hasId: true })
  resume(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<SavedSearchDto> {
    return this.work.run(actor, (tx) => this.searches.mail(tx, id, true));
  }

  @Post('saved-searches/:id/instant')
  @Route('Be told of a search at once, of what changes from now on', SavedSearchDto, {
    callers: 'accounts',
    hasId: true,
  })
  instantly(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<SavedSearchDto> {
    return this.work.run(actor, (tx) => this.searches.tell(tx, id, true));
  }

  @Post('saved-searches/:id/daily')
  @Route('Be told of a search by the daily mail', SavedSearchDto, { callers: 'accounts', hasId: true })
  daily(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<SavedSearchDto> {
    return this.work.run(actor, (tx) => this.searches.tell(tx, id, false));
  }

  @Delete('saved-searches/:id')
  @Route('Delete a search; answers what you keep still', SavedSearchesDto, {
    callers: 'accounts',
    hasId: true,
  })
  delete(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<SavedSearchesDto> {
    return this.all(actor, (tx) => this.searches.delete(tx, id));
  }

  @Get('digest')
  @Route('Whether and how you are mailed', DigestDto, { callers: 'accounts' })
  digest(
    @CurrentActor() actor: KnownActor,
    @Headers('accept-language') language: string | undefined,
  ): Promise<DigestDto> {
    return this.shown(actor, language);
  }

  @Post('digest/start')
  @Route('Have mails sent from now on', DigestDto, { callers: 'accounts' })
  async startDigest(
    @CurrentActor() actor: KnownActor,
    @Body() { language, pace }: StartDigestDto,
    @Headers('accept-language') usual: string | undefined,
  ): Promise<DigestDto> {
    await this.digests.start(actor, language ?? null, pace ?? null);
    return this.shown(actor, usual);
  }

  @Post('digest/stop')
  @Route('Stop all mails about searches and what you follow', DigestDto, { callers: 'accounts' })
  async stopDigest(
    @CurrentActor() actor: KnownActor,
    @Headers('accept-language') usual: string | undefined,
  ): Promise<DigestDto> {
    await this.digests.stop(actor);
    return this.shown(actor, usual);
  }

  private async shown(actor: KnownActor, language: string | undefined): Promise<DigestDto> {
    const {
      isWanted,
      pace,
      language: chosen,
      isPossible,
    } = await this.digests.of(actor, languageOf(language));
    return { isWanted, pace, language: chosen, isPossible };
  }

  private all(actor: KnownActor, act?: (tx: Tx) => Promise<void>): Promise<SavedSearchesDto> {
    return this.work.run(actor, async (tx) => {
      await act?.(tx);
      return { items: await this.searches.list(tx) };
    });
  }
}
