import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AccountLinks } from '../auth/account-links.js';
import { AskResetDto } from '../auth/api/login.dto.js';
import { loginAt } from '../auth/login.js';
import { Logins } from '../auth/logins.js';
import { SessionCookie } from '../auth/session-cookie.js';
import type { Pairs } from '../common/form-body.js';
import { withoutCarried } from '../web/carried.js';
import { localPath } from '../web/local-path.js';
import { Page, PageForm } from '../web/page-routes.js';
import { press, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { givenIn } from './codes.js';
import { CodeForm, LogInForm } from './forms.dto.js';
import { askedPage, codePage, forgottenPage, loginPage } from './login.pages.js';
import { LoginSteps } from './login-steps.js';
import { onwardIn } from './onward.js';
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
    private readonly steps: LoginSteps,
  ) {}

  @Page(PATHS.logIn, 'everybody')
  login(@Visited() visit: Visit, @Query() { ke }: NextQuery): Promise<string | undefined> {
    return this.steps.goOn(visit, { next: localPath(ke), carried: null });
  }

  /** A form whose session had ended begins its way through the login. Nothing is done with it here. */
  @PageForm(PATHS.carry, 'everybody')
  carry(@Visited() visit: Visit): Promise<string | undefined> {
    return this.steps.goOn(visit, onwardIn(visit.form.fields));
  }

  @PageForm(PATHS.logIn, 'everybody', 'login')
  enter(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, LogInForm, {
      read: inputOf(withoutBlanksOf('ke')),
      done: async (input) => {
        this.steps.enter(visit, await this.logins.enter(input, visit.peer, visit.login));
        return this.steps.goOn(visit, onwardIn(visit.form.fields));
      },
      again: (failed) => loginPage(visit, onwardIn(failed.typed), failed),
    });
  }

  @Page(PATHS.code, 'everybody')
  code(@Visited() visit: Visit, @Query() { ke }: NextQuery): string | undefined {
    const next = localPath(ke);
    if (visit.login?.stage === 'password') return codePage(visit, { next, carried: null });
    return visit.go(visit.login ? afterLogin(visit, visit.login.stage, next) : visit.at(PATHS.logIn));
  }

  @PageForm(PATHS.code, 'everybody', 'login')
  giveCode(@Visited() visit: Visit): Promise<string | undefined> {
    const login = loginAt(visit.login, 'password');
    return submit(visit, CodeForm, {
      read: inputOf(withoutBlanks),
      done: async (code) => {
        this.steps.enter(visit, await this.logins.giveCode(login, givenIn(code), visit.peer));
        return this.steps.goOn(visit, onwardIn(visit.form.fields));
      },
      again: async (failed) => codePage(visit, await this.steps.ownOf(visit, onwardIn(failed.typed)), failed),
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

/** What a step of a login is about, without what only goes along. */
const inputOf =
  (read: (fields: Pairs) => Pairs) =>
  (fields: Pairs): Pairs =>
    read(withoutCarried(fields));

/** Leaves out fields that were sent blank though they need not be filled in; blank passwords are told of. */
const withoutBlanksOf =
  (...names: string[]) =>
  (fields: Record<string, string | string[]>) =>
    Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => value !== '' || !names.includes(name)),
    );
