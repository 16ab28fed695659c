import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FormGuard } from './form.guard.js';

@Module({ providers: [{ provide: APP_GUARD, useClass: FormGuard }] })
export class WebModule {}
