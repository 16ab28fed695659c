import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Login, loginAt, needsSecondFactor } from '../auth/login.js';
import { SecondFactors } from '../auth/second-factors.js';
import { SessionCookie } from '../auth/session-cookie.js';
import { withoutCarried } from '../web/carried.js';
import { localPath } from '../web/local-path.js';
import { Page, PageForm } from '../web/page-routes.js';
import { submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { digitsOf, proofIn } from './codes.js';
import { ConfirmForm, ProofForm } from './forms.dto.js';
import { LoginSteps } from './login-steps.js';
import { type Onward, onwardIn } from './onward.js';
import { PATHS } from './paths.js';
import { NextQuery } from './queries.dto.js';
import {
  confirmPage,
  type FailedForm,
  recoveryCodesPage,
  renewCodesPage,
  scanPage,
  secondFactorPage,
} from './second-factor.pages.js';

/** The second factor of whoever is logged in, or is half-way there because they have to set one up. */
@ApiExcludeController()
@Controller()
export class SecondFactorPages {
  constructor(
    private readonly secondFactors: SecondFactors,
    private readonly cookie: SessionCookie,
    private readonly steps: LoginSteps,
  ) {}

  @Page(PATHS.secondFactor, 'everybody')
  begin(@Visited() visit: Visit, @Query() { ke }: NextQuery): Promise<string> {
    return this.page(visit, { next: localPath(ke), carried: null });
  }

  @PageForm(PATHS.secondFactor, 'everybody')
  start(@Visited() visit: Visit): Promise<string | undefined> {
    const login = enrolling(visit);
    return submit(visit, ProofForm, {
      read: (fields) => withoutBlanks(withoutCarried(fields)),
      done: async (proof) => {
        const secret = await this.secondFactors.start(login, proofIn(proof), visit.peer);
        return scanPage(visit, secret, onwardIn(visit.form.fields));
      },
      again: async (failed) => this.page(visit, await this.onward(visit), { form: 'start', failed }),
    });
  }

  @PageForm(`${PATHS.secondFactor}/kode`, 'everybody')
  confirm(@Visited() visit: Visit): Promise<string | undefined> {
    const login = enrolling(visit);
    return submit(visit, ConfirmForm, {
      read: (sent) => {
        const { ke, ...fields } = withoutCarried(sent);
        return { ...fields, ...(ke && { ke }) };
      },
      done: async ({ code }) => {
        const { recoveryCodes, ...entered } = await this.secondFactors.confirm(
          login,
          digitsOf(code),
          visit.peer,
        );
        this.steps.enter(visit, entered);
        return recoveryCodesPage(visit, recoveryCodes, onwardIn(visit.form.fields));
      },
      again: async (failed) => confirmPage(visit, await this.onward(visit), failed),
    });
  }

  @PageForm(`${PATHS.secondFactor}/hapus`, 'accounts')
  remove(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, ProofForm, {
      read: withoutBlanks,
      done: async (proof) => {
        const entered = await this.secondFactors.remove(visit.fullLogin, proofIn(proof), visit.peer);
        this.cookie.set(visit.answer, entered);
        return visit.go(`${visit.at(PATHS.account)}?kabar=factor-removed`);
      },
      again: (failed) => this.page(visit, NOWHERE, { form: 'remove', failed }),
    });
  }

  @Page(PATHS.recoveryCodes, 'accounts')
  codes(@Visited() visit: Visit): string {
    return renewCodesPage(visit);
  }

  @PageForm(PATHS.recoveryCodes, 'accounts')
  renewCodes(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, ProofForm, {
      read: withoutBlanks,
      done: async (proof) =>
        recoveryCodesPage(
          visit,
          await this.secondFactors.renewRecoveryCodes(visit.fullLogin, proofIn(proof), visit.peer),
          NOWHERE,
        ),
      again: (failed) => renewCodesPage(visit, failed),
    });
  }

  private onward(visit: Visit): Promise<Onward> {
    return this.steps.ownOf(visit, onwardIn(visit.form.fields));
  }

  private async page(visit: Visit, onward: Onward, wrong?: FailedForm): Promise<string> {
    const login = enrolling(visit);
    const { hasSecondFactor } = await this.secondFactors.stateOf(login);
    const state = {
      isEnrolment: login.stage === 'enrolment',
      hasSecondFactor,
      isRequired: needsSecondFactor(login.account.role),
      onward,
    };
    return secondFactorPage(visit, state, wrong);
  }
}

/** Whoever is logged in already stays with their account. */
const NOWHERE: Onward = { next: null, carried: null };

const enrolling = ({ login }: Visit): Login => loginAt(login, 'enrolment', 'full');
