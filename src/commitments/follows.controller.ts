import { Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Route } from '../auth/api/route.js';
import type { KnownActor } from '../common/actor.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FollowDto, FollowsDto } from './follow.dto.js';
import { FollowsReader } from './follows.reader.js';
import { FollowsService } from './follows.service.js';

/** The pledges, people, organizations and topics whoever is logged in follows. No token reaches these routes. */
@ApiTags('logins')
@Controller('api/v1/me/follows')
export class FollowsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly follows: FollowsService,
    private readonly reader: FollowsReader,
  ) {}

  @Get()
  @Route('What you follow, and what is new of it', FollowsDto, { callers: 'accounts' })
  async list(@CurrentActor() actor: KnownActor): Promise<FollowsDto> {
    return { items: await this.reader.list(actor) };
  }

  @Put(':id')
  @Route('Follow a pledge, person, organization or topic', FollowDto, { callers: 'accounts', hasId: true })
  follow(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<FollowDto> {
    return this.work.run(actor, async (tx) => {
      await this.follows.follow(tx, id);
      return this.reader.getIn(tx, id);
    });
  }

  @Post(':id/look')
  @Route('Say that you have looked: what changed so far is no news any more', FollowDto, {
    callers: 'accounts',
    hasId: true,
  })
  look(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<FollowDto> {
    return this.work.run(actor, async (tx) => {
      await this.follows.look(tx, id);
      return this.reader.getIn(tx, id);
    });
  }

  @Delete(':id')
  @Route('Leave what you follow; answers what you follow still', FollowsDto, {
    callers: 'accounts',
    hasId: true,
  })
  async leave(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<FollowsDto> {
    await this.work.run(actor, (tx) => this.follows.leave(tx, id));
    return { items: await this.reader.list(actor) };
  }
}
