import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Login, loginAt, needsSecondFactor } from '../auth/login.js';
import { SecondFactors } from '../auth/second-factors.js';
import { SessionCookie } from '../auth/session-cookie.js';
import { localPath } from '../web/local-path.js';
import { Page, PageForm } from '../web/page-routes.js';
import { submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { digitsOf, proofIn } from './codes.js';
import { ConfirmForm, ProofForm } from './forms.dto.js';
import { afterLogin, PATHS } from './paths.js';
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
  ) {}

  @Page(PATHS.secondFactor, 'everybody')
  begin(@Visited() visit: Visit, @Query() { ke }: NextQuery): Promise<string> {
    return this.page(visit, localPath(ke));
  }

  @PageForm(PATHS.secondFactor, 'everybody')
  start(@Visited() visit: Visit): Promise<string | undefined> {
    const login = enrolling(visit);
    return submit(visit, ProofForm, {
      read: withoutBlanks,
      done: async ({ ke, ...proof }) =>
        scanPage(visit, await this.secondFactors.start(login, proofIn(proof), visit.peer), localPath(ke)),
      again: (failed) => this.page(visit, localPath(failed.typed.ke), { form: 'start', failed }),
    });
  }

  @PageForm(`${PATHS.secondFactor}/kode`, 'everybody')
  confirm(@Visited() visit: Visit): Promise<string | undefined> {
    const login = enrolling(visit);
    return submit(visit, ConfirmForm, {
      read: ({ ke, ...fields }) => ({ ...fields, ...(ke && { ke }) }),
      done: async ({ code, ke }) => {
        const { recoveryCodes, ...entered } = await this.secondFactors.confirm(
          login,
          digitsOf(code),
          visit.peer,
        );
        this.cookie.set(visit.answer, entered);
        return recoveryCodesPage(visit, recoveryCodes, afterLogin(visit, 'full', ke));
      },
      again: (failed) => confirmPage(visit, localPath(failed.typed.ke), failed),
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
      again: (failed) => this.page(visit, null, { form: 'remove', failed }),
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
          visit.at(PATHS.account),
        ),
      again: (failed) => renewCodesPage(visit, failed),
    });
  }

  private async page(visit: Visit, next: string | null, wrong?: FailedForm): Promise<string> {
    const login = enrolling(visit);
    const { hasSecondFactor } = await this.secondFactors.stateOf(login);
    const state = {
      isEnrolment: login.stage === 'enrolment',
      hasSecondFactor,
      isRequired: needsSecondFactor(login.account.role),
      next,
    };
    return secondFactorPage(visit, state, wrong);
  }
}

const enrolling = ({ login }: Visit): Login => loginAt(login, 'enrolment', 'full');
