import { Injectable } from '@nestjs/common';
import { FormTokens } from '../auth/form-tokens.js';
import type { Entered, Login } from '../auth/login.js';
import { SessionCookie } from '../auth/session-cookie.js';
import { Sessions } from '../auth/sessions.js';
import type { CarriedForm } from '../web/carried.js';
import type { Visit } from '../web/visit.js';
import { codePage, loginPage } from './login.pages.js';
import type { Onward } from './onward.js';
import { afterLogin } from './paths.js';
import { othersFormPage, returnPage } from './return.page.js';
import { enrolmentPage } from './second-factor.pages.js';

/** The way through a login, and what goes along with it. */
@Injectable()
export class LoginSteps {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
    private readonly tokens: FormTokens,
  ) {}

  /** Takes over the session that a step of the login led to. */
  enter(visit: Visit, entered: Entered): void {
    this.cookie.set(visit.answer, entered);
    visit.entered(entered.login, this.tokens.csrfToken(entered.login));
  }

  /**
   * Sends the browser on to what comes next. Where a form goes along, the page of the next step is the answer itself:
   * an address has no room for a form.
   */
  async goOn(visit: Visit, onward: Onward): Promise<string | undefined> {
    const { login } = visit;
    const { next, carried } = onward;
    if (!login) return loginPage(visit, onward);
    if (!carried) return visit.go(afterLogin(visit, login.stage, next));
    if (!(await this.isOwn(carried, login)))
      return othersFormPage(visit, afterLogin(visit, login.stage, null));
    switch (login.stage) {
      case 'password':
        return codePage(visit, onward);
      case 'enrolment':
        return enrolmentPage(visit, onward);
      case 'full':
        return returnPage(visit, carried, next);
    }
  }

  /** What goes along, as far as it may be shown to whoever is logged in by now. */
  async ownOf({ login }: Visit, { next, carried }: Onward): Promise<Onward> {
    const isOwn = carried !== null && login !== null && (await this.isOwn(carried, login));
    return { next, carried: isOwn ? carried : null };
  }

  /** Whether a form was opened in a session of the same account. */
  private async isOwn({ token }: CarriedForm, { account }: Login): Promise<boolean> {
    const hashes = await this.sessions.hashesOf(account.id);
    return hashes.some((hash) => this.tokens.isCsrfToken({ hash }, token));
  }
}
