import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ChangePasswordDto } from '../auth/api/login.dto.js';
import { Credentials } from '../auth/credentials.js';
import { SecondFactors } from '../auth/second-factors.js';
import { SessionCookie } from '../auth/session-cookie.js';
import { Sessions } from '../auth/sessions.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Page, PageForm } from '../web/page-routes.js';
import { press, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { accountPage, passwordPage } from './account.pages.js';
import { OrganizationNames } from './organization-names.reader.js';
import { PATHS } from './paths.js';
import { NewsQuery } from './queries.dto.js';

/** Who is logged in, where, and with which password. */
@ApiExcludeController()
@Controller()
export class AccountPages {
  constructor(
    private readonly sessions: Sessions,
    private readonly credentials: Credentials,
    private readonly secondFactors: SecondFactors,
    private readonly organizations: OrganizationNames,
    private readonly cookie: SessionCookie,
  ) {}

  @Page(PATHS.account, 'accounts')
  async account(@Visited() visit: Visit, @Query() { kabar }: NewsQuery): Promise<string> {
    const { fullLogin: login, actor } = visit;
    const { account } = login;
    return accountPage(visit, {
      account,
      organization: await this.organizations.nameOf(actor, account.organizationId),
      sessions: await this.sessions.list(login),
      factor: await this.secondFactors.stateOf(login),
      news: kabar,
    });
  }

  @Page(PATHS.password, 'accounts')
  password(@Visited() visit: Visit): string {
    return passwordPage(visit, visit.fullLogin.account);
  }

  @PageForm(PATHS.password, 'accounts')
  changePassword(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, ChangePasswordDto, {
      done: async (input) => {
        const entered = await this.credentials.changePassword(visit.fullLogin, input, visit.peer);
        this.cookie.set(visit.answer, entered);
        return visit.go(`${visit.at(PATHS.account)}?kabar=password-changed`);
      },
      again: (failed) => passwordPage(visit, visit.fullLogin.account, failed),
    });
  }

  @PageForm(`${PATHS.sessions}/lain`, 'accounts')
  endOthers(@Visited() visit: Visit): Promise<string | undefined> {
    return press(visit, async () => {
      await this.sessions.endOthers(visit.fullLogin, visit.peer);
      return visit.go(`${visit.at(PATHS.account)}?kabar=sessions-ended`);
    });
  }

  @PageForm(`${PATHS.sessions}/:id`, 'accounts')
  end(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return press(visit, async () => {
      await this.sessions.end(visit.fullLogin, id, visit.peer);
      return visit.go(`${visit.at(PATHS.account)}?kabar=session-ended`);
    });
  }
}
