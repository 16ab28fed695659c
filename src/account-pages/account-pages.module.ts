import { Module } from '@nestjs/common';
import { AccountPages } from './account.controller.js';
import { AccountsPages } from './accounts.controller.js';
import { LoginPages } from './login.controller.js';
import { LoginSteps } from './login-steps.js';
import { OrganizationNames } from './organization-names.reader.js';
import { SecondFactorPages } from './second-factor.controller.js';
import { SetUpPages } from './set-up.controller.js';
import { TokensPages } from './tokens.controller.js';

/** The pages of logins and accounts; what they do is in `auth`. */
@Module({
  controllers: [LoginPages, SetUpPages, SecondFactorPages, AccountPages, TokensPages, AccountsPages],
  providers: [LoginSteps, OrganizationNames],
})
export class AccountPagesModule {}
