import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ANONYMOUS } from '../common/actor.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { FrontQuery } from './front.dto.js';
import { frontPage } from './front.page.js';

const CARDS = 20;

/** The start page: what was promised last, for everybody. */
@ApiExcludeController()
@Controller()
export class FrontPages {
  constructor(private readonly commitments: CommitmentsReader) {}

  @Page(PUBLIC_PATHS.front, 'everybody')
  async show(@Visited() visit: Visit, @Query() { cursor }: FrontQuery): Promise<string> {
    const { body } = await this.commitments.page(ANONYMOUS, { limit: CARDS, sort: '-stated', cursor });
    const { items, next } = JSON.parse(body) as { items: CommitmentCard[]; next: string | null };
    return frontPage(visit, { items, next });
  }
}
