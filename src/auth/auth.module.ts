import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AuthGuard } from './auth.guard.js';
import { Audit } from './audit.js';
import { RulesCheck } from './rules.check.js';
import { Tokens } from './tokens.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Audit, Tokens, RulesCheck, { provide: APP_GUARD, useClass: AuthGuard }],
  exports: [Audit],
})
export class AuthModule {}
