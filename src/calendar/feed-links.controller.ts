import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentPeer, NeededLogin, Route } from '../auth/api/route.js';
import { FeedTokens } from '../auth/feed-tokens.js';
import type { Login, Peer } from '../auth/login.js';
import type { KnownActor } from '../common/actor.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { FeedLinkDto, FeedLinksDto, MadeFeedLinkDto, NewFeedLinkDto } from './feed-link.dto.js';
import { FeedLinks } from './feed-links.js';

/** The links of whoever is logged in, to calendars and feeds. No token and no link reaches these routes. */
@ApiTags('logins')
@Controller('api/v1/me/feeds')
export class FeedLinksController {
  constructor(
    private readonly links: FeedLinks,
    private readonly tokens: FeedTokens,
  ) {}

  @Get()
  @Route('Your links to calendars and feeds', FeedLinksDto, { callers: 'accounts' })
  async list(@NeededLogin() login: Login): Promise<FeedLinksDto> {
    return { items: (await this.tokens.list(login)).map((row) => FeedLinkDto.of(row)) };
  }

  @Post()
  @Route('Make a link to a calendar or a feed', MadeFeedLinkDto, { callers: 'accounts', status: 201 })
  async issue(
    @Body() input: NewFeedLinkDto,
    @CurrentActor() actor: KnownActor,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<MadeFeedLinkDto> {
    const { url, ...row } = await this.links.make(actor, login, input, peer);
    return { ...FeedLinkDto.of(row), url };
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
