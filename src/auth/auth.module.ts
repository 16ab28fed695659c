import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountController } from './api/account.controller.js';
import { AccountsController } from './api/accounts.controller.js';
import { SessionController } from './api/session.controller.js';
import { TokensController } from './api/tokens.controller.js';
import { AccountLinks } from './account-links.js';
import { Accounts } from './accounts.js';
import { AuthGuard } from './auth.guard.js';
import { Addressees } from './addressees.js';
import { Audit } from './audit.js';
import { AuditReader } from './audit.reader.js';
import { Credentials } from './credentials.js';
import { FeedTokens } from './feed-tokens.js';
import { FormTokens } from './form-tokens.js';
import { Guesses } from './guesses.js';
import { LoginMails } from './login-mails.js';
import { LoginWork } from './login-work.js';
import { Logins } from './logins.js';
import { MailLinks } from './mail-links.js';
import { Passwords } from './passwords.js';
import { PersonalTokens } from './personal-tokens.js';
import { RulesCheck } from './rules.check.js';
import { SecondFactors } from './second-factors.js';
import { SecretKey, secretKeyProvider } from './secret-key.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SetUp } from './set-up.js';
import { Site } from './site.js';
import { Tokens } from './tokens.js';

/** What pages and routes of logins work with. */
const SERVICES = [
  Audit,
  AuditReader,
  Site,
  SessionCookie,
  FormTokens,
  Sessions,
  Logins,
  Credentials,
  SecondFactors,
  AccountLinks,
  SetUp,
  PersonalTokens,
  FeedTokens,
  MailLinks,
  Addressees,
  Accounts,
];

@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [SessionController, AccountController, TokensController, AccountsController],
  providers: [
    ...SERVICES,
    LoginWork,
    secretKeyProvider,
    Passwords,
    Guesses,
    LoginMails,
    Tokens,
    RulesCheck,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [...SERVICES, SecretKey],
})
export class AuthModule {}
