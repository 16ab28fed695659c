import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NewTokenDto } from '../auth/api/token.dto.js';
import { PersonalTokens } from '../auth/personal-tokens.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, press, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { PATHS } from './paths.js';
import { NewsQuery } from './queries.dto.js';
import { madeTokenPage, tokensPage } from './tokens.pages.js';

/** The personal access tokens of whoever is logged in. */
@ApiExcludeController()
@Controller()
export class TokensPages {
  constructor(private readonly tokens: PersonalTokens) {}

  @Page(PATHS.tokens, 'accounts')
  list(@Visited() visit: Visit, @Query() { kabar }: NewsQuery): Promise<string> {
    return this.page(visit, { news: kabar });
  }

  @PageForm(PATHS.tokens, 'accounts')
  make(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, NewTokenDto, {
      read: ({ scopes, days, ...fields }) => ({
        ...fields,
        scopes: [scopes ?? []].flat(),
        days: typeof days === 'string' && days.trim() ? Number(days) : days,
      }),
      done: async (input) =>
        madeTokenPage(visit, await this.tokens.create(visit.fullLogin, input, visit.peer)),
      again: (failed) => this.page(visit, { failed }),
    });
  }

  @PageForm(`${PATHS.tokens}/:id`, 'accounts')
  revoke(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, async () => {
      await this.tokens.revoke(visit.fullLogin, id, visit.peer);
      return visit.go(`${visit.at(PATHS.tokens)}?kabar=token-revoked`);
    });
  }

  private async page(visit: Visit, more: { news?: string; failed?: Failed }): Promise<string> {
    const { fullLogin: login } = visit;
    const tokens = await this.tokens.list(login);
    return tokensPage(visit, { tokens, role: login.account.role, now: new Date(), ...more });
  }
}
