import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AuthGuard } from './auth.guard.js';
import { RulesCheck } from './rules.check.js';
import { Tokens } from './tokens.js';

@Module({
  imports: [DiscoveryModule],
  providers: [Tokens, RulesCheck, { provide: APP_GUARD, useClass: AuthGuard }],
})
export class AuthModule {}
