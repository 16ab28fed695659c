import { Global, Module } from '@nestjs/common';
import { Desk } from './desk.js';

@Global()
@Module({ providers: [Desk], exports: [Desk] })
export class RecordsModule {}
