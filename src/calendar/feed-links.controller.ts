import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentPeer, NeededLogin, Route } from '../auth/api/route.js';
import { FeedTokens } from '../auth/feed-tokens.js';
import type { Login, Peer } from '../auth/login.js';
import { Site } from '../auth/site.js';
import type { KnownActor } from '../common/actor.js';
import { UnknownReference } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Policy } from '../policy/policy.js';
import { FeedLinkDto, FeedLinksDto, MadeFeedLinkDto, NewFeedLinkDto } from './feed-link.dto.js';

/** The calendar links of whoever is logged in. No token and no link reaches these routes. */
@ApiTags('logins')
@Controller('api/v1/me/feeds')
export class FeedLinksController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policy: Policy,
    private readonly tokens: FeedTokens,
    private readonly site: Site,
  ) {}

  @Get()
  @Route('Your calendar links', FeedLinksDto, { callers: 'accounts' })
  async list(@NeededLogin() login: Login): Promise<FeedLinksDto> {
    return { items: (await this.tokens.list(login)).map((row) => FeedLinkDto.of(row)) };
  }

  @Post()
  @Route('Make a calendar link', MadeFeedLinkDto, { callers: 'accounts', status: 201 })
  async issue(
    @Body() input: NewFeedLinkDto,
    @CurrentActor() actor: KnownActor,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<MadeFeedLinkDto> {
    await this.requireSubject(actor, input);
    const { token, ...row } = await this.tokens.issue(login, input, peer);
    return { ...FeedLinkDto.of(row), url: this.site.address(`/api/v1/feeds/${token}.ics`) };
  }

  @Delete(':id')
  @Route('Revoke a calendar link', FeedLinkDto, { callers: 'accounts', hasId: true })
  async revoke(
    @Param('id', UuidPipe) id: string,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<FeedLinkDto> {
    return FeedLinkDto.of(await this.tokens.revoke(login, id, peer));
  }

  /** @throws UnknownReference if there is no such organization or venue, or none the actor sees */
  private async requireSubject(actor: KnownActor, { kind, subjectId }: NewFeedLinkDto): Promise<void> {
    const table = kind === 'venue' ? 'venue' : 'organization';
    const isSeen = await this.work.run(actor, (tx) => this.policy.isSeen(tx, table, [subjectId]));
    if (!isSeen) throw new UnknownReference('subjectId');
  }
}
