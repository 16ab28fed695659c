import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPeer, NeededLogin, Route } from '../auth/api/route.js';
import { FeedTokens } from '../auth/feed-tokens.js';
import type { Login, Peer } from '../auth/login.js';
import { Conflict } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { FeedLinkDto, FeedLinksDto, MadeFeedLinkDto, NewFeedLinkDto } from './feed-link.dto.js';
import { FeedLinks } from './feed-links.js';

/** The links of whoever is logged in, to calendars and feeds. No token and no link reaches these routes. */
@ApiTags('logins')
@Controller('api/v1/me/feeds')
export class FeedLinksController {
  constructor(
    private readonly links: FeedLinks,
    private readonly tokens: FeedTokens,
    private readonly once: Once,
  ) {}

  @Get()
  @Route('Your links to calendars and feeds', FeedLinksDto, { callers: 'accounts' })
  async list(@NeededLogin() login: Login): Promise<FeedLinksDto> {
    return { items: (await this.tokens.list(login)).map((row) => FeedLinkDto.of(row)) };
  }

  @Post()
  @Route('Make a link to a calendar or a feed', MadeFeedLinkDto, {
    callers: 'accounts',
    status: 201,
    isOnce: true,
  })
  async issue(
    @Body() input: NewFeedLinkDto,
    @Exchanged() { writer, repeatable }: Exchange,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<MadeFeedLinkDto> {
    let made: MadeFeedLinkDto | undefined;
    await this.once.run(writer, repeatable, async (tx) => {
      const { url, ...row } = await this.links.make(tx, login, input, peer);
      made = { ...FeedLinkDto.of(row), url };
      return { id: row.id, revision: 1 };
    });
    // Of its address a hash is kept, no more.
    if (!made) throw shownBefore();
    return made;
  }

  @Delete(':id')
  @Route('Revoke a link to a calendar or a feed', FeedLinkDto, { callers: 'accounts', hasId: true })
  async revoke(
    @Param('id', UuidPipe) id: string,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<FeedLinkDto> {
    return FeedLinkDto.of(await this.tokens.revoke(login, id, peer));
  }
}

const shownBefore = () =>
  new Conflict('feed-shown-before', {
    id: 'Tautan ini sudah dibuat; alamatnya hanya tampil saat itu. Cabut, lalu buat yang lain dengan kunci baru.',
    en: 'This link was made already; its address was shown only then. Revoke it and make another with a new key.',
  });
