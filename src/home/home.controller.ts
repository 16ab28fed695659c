import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { ANONYMOUS } from '../common/actor.js';
import type { Language } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
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
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'public, max-age=0, must-revalidate')
  indonesian(@Query() query: HomeQuery): Promise<string> {
    return this.render('id', query);
  }

  @Get('en')
  @Allow('everybody')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'public, max-age=0, must-revalidate')
  english(@Query() query: HomeQuery): Promise<string> {
    return this.render('en', query);
  }

  private async render(language: Language, { cursor }: HomeQuery): Promise<string> {
    const { body } = await this.commitments.page(ANONYMOUS, { limit: CARDS, sort: '-stated', cursor });
    const { items, next } = JSON.parse(body) as { items: CommitmentCard[]; next: string | null };
    return homePage({ language, items, next, isFirst: cursor === undefined });
  }
}
