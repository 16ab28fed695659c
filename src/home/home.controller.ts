import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { ANONYMOUS } from '../common/actor.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { Visit, Visited } from '../web/visit.js';
import { HomeQuery } from './home.dto.js';
import { homePage } from './home.page.js';

const CARDS = 20;

/** The start page: what was promised last, for everybody. */
@ApiExcludeController()
@Controller()
export class HomeController {
  constructor(private readonly commitments: CommitmentsReader) {}

  @Get()
  @Allow('everybody')
  indonesian(@Visited() visit: Visit, @Query() query: HomeQuery): Promise<string> {
    return this.show(visit, query);
  }

  @Get('en')
  @Allow('everybody')
  english(@Visited() visit: Visit, @Query() query: HomeQuery): Promise<string> {
    return this.show(visit, query);
  }

  private async show(visit: Visit, { cursor }: HomeQuery): Promise<string> {
    const { body } = await this.commitments.page(ANONYMOUS, { limit: CARDS, sort: '-stated', cursor });
    const { items, next } = JSON.parse(body) as { items: CommitmentCard[]; next: string | null };
    const { language, viewer } = visit;
    return visit.showPublicly(homePage({ language, viewer, items, next, isFirst: cursor === undefined }));
  }
}
