import { Controller, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AccountLinks, LinkDead, type OpenLink } from '../auth/account-links.js';
import { SetUpDto } from '../auth/api/login.dto.js';
import type { Entered } from '../auth/login.js';
import { SessionCookie } from '../auth/session-cookie.js';
import { SetUp } from '../auth/set-up.js';
import { NotFound } from '../common/problem.js';
import { Page, PageForm } from '../web/page-routes.js';
import { submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { PasswordForm } from './forms.dto.js';
import { afterLogin, linkPath, PATHS } from './paths.js';
import { deadLinkPage, linkPage, setUpPage } from './set-up.pages.js';

/** How somebody comes to have an account: as the first administrator, or by a link. */
@ApiExcludeController()
@Controller()
export class SetUpPages {
  constructor(
    private readonly setUp: SetUp,
    private readonly links: AccountLinks,
    private readonly cookie: SessionCookie,
  ) {}

  @Page(PATHS.setUp, 'everybody')
  async begin(@Visited() visit: Visit): Promise<string> {
    await this.requireOpen();
    return setUpPage(visit);
  }

  @PageForm(PATHS.setUp, 'everybody', 'login')
  async finish(@Visited() visit: Visit): Promise<string | undefined> {
    await this.requireOpen();
    return submit(visit, SetUpDto, {
      done: async (input) => this.enter(visit, await this.setUp.finish(input, visit.peer)),
      again: (failed) => setUpPage(visit, failed),
    });
  }

  /** Mail scanners open links too, so opening one changes nothing. */
  @Page(linkPath(':token'), 'everybody')
  async link(@Visited() visit: Visit, @Param('token') token: string): Promise<string> {
    const link = await this.find(token);
    if (link) return linkPage(visit, token, link);
    const html = deadLinkPage(visit, token);
    visit.fail(404, {});
    return html;
  }

  @PageForm(linkPath(':token'), 'everybody', 'login')
  accept(@Visited() visit: Visit, @Param('token') token: string): Promise<string | undefined> {
    return submit(visit, PasswordForm, {
      done: async ({ password }) => this.enter(visit, await this.links.accept(token, password, visit.peer)),
      again: async (failed) => {
        const link = await this.find(token);
        return link ? linkPage(visit, token, link, failed) : deadLinkPage(visit, token);
      },
    });
  }

  private async requireOpen(): Promise<void> {
    if (!(await this.setUp.isOpen())) throw new NotFound();
  }

  private async find(token: string): Promise<OpenLink | null> {
    try {
      return await this.links.find(token);
    } catch (error) {
      if (error instanceof LinkDead) return null;
      throw error;
    }
  }

  private enter(visit: Visit, entered: Entered): undefined {
    this.cookie.set(visit.answer, entered);
    return visit.go(afterLogin(visit, entered.login.stage, null));
  }
}
