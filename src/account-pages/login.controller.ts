import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AccountLinks } from '../auth/account-links.js';
import { AskResetDto } from '../auth/api/login.dto.js';
import { loginAt } from '../auth/login.js';
import { Logins } from '../auth/logins.js';
import { SessionCookie } from '../auth/session-cookie.js';
import { localPath } from '../web/local-path.js';
import { Page, PageForm } from '../web/page-routes.js';
import { press, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { givenIn } from './codes.js';
import { CodeForm, LogInForm } from './forms.dto.js';
import { askedPage, codePage, forgottenPage, loginPage } from './login.pages.js';
import { afterLogin, PATHS } from './paths.js';
import { NextQuery } from './queries.dto.js';

/** Logging in, step by step, and out. */
@ApiExcludeController()
@Controller()
export class LoginPages {
  constructor(
    private readonly logins: Logins,
    private readonly links: AccountLinks,
    private readonly cookie: SessionCookie,
  ) {}

  @Page(PATHS.logIn, 'everybody')
  login(@Visited() visit: Visit, @Query() { ke }: NextQuery): string | undefined {
    if (visit.login) return visit.go(afterLogin(visit, visit.login.stage, ke));
    return loginPage(visit, localPath(ke));
  }

  @PageForm(PATHS.logIn, 'everybody', 'login')
  enter(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, LogInForm, {
      read: withoutBlanksOf('ke'),
      done: async ({ ke, ...input }) => {
        const entered = await this.logins.enter(input, visit.peer, visit.login);
        this.cookie.set(visit.answer, entered);
        return visit.go(afterLogin(visit, entered.login.stage, ke));
      },
      again: (failed) => loginPage(visit, localPath(failed.typed.ke), failed),
    });
  }

  @Page(PATHS.code, 'everybody')
  code(@Visited() visit: Visit, @Query() { ke }: NextQuery): string | undefined {
    const next = localPath(ke);
    if (visit.login?.stage === 'password') return codePage(visit, next);
    return visit.go(visit.login ? afterLogin(visit, visit.login.stage, ke) : visit.at(PATHS.logIn));
  }

  @PageForm(PATHS.code, 'everybody', 'login')
  giveCode(@Visited() visit: Visit): Promise<string | undefined> {
    const login = loginAt(visit.login, 'password');
    return submit(visit, CodeForm, {
      read: withoutBlanks,
      done: async ({ ke, ...code }) => {
        const entered = await this.logins.giveCode(login, givenIn(code), visit.peer);
        this.cookie.set(visit.answer, entered);
        return visit.go(afterLogin(visit, entered.login.stage, ke));
      },
      again: (failed) => codePage(visit, localPath(failed.typed.ke), failed),
    });
  }

  @Page(PATHS.forgotten, 'everybody')
  forgotten(@Visited() visit: Visit): string {
    return forgottenPage(visit);
  }

  @PageForm(PATHS.forgotten, 'everybody', 'login')
  askReset(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, AskResetDto, {
      done: async ({ email }) => {
        await this.links.askReset(email, visit.peer);
        return askedPage(visit, email);
      },
      again: (failed) => forgottenPage(visit, failed),
    });
  }

  @PageForm(PATHS.logOut, 'everybody')
  leave(@Visited() visit: Visit): Promise<string | undefined> {
    return press(visit, async () => {
      if (visit.login) await this.logins.leave(visit.login, visit.peer);
      this.cookie.clear(visit.answer);
      return visit.go(visit.at(PATHS.logIn));
    });
  }
}

/** Leaves out fields that were sent blank though they need not be filled in; blank passwords are told of. */
const withoutBlanksOf =
  (...names: string[]) =>
  (fields: Record<string, string | string[]>) =>
    Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => value !== '' || !names.includes(name)),
    );
