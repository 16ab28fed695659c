import { Global, Module } from '@nestjs/common';
import { Changes } from './changes.js';
import { Classifications } from './classifications.js';
import { Desk } from './desk.js';

@Global()
@Module({ providers: [Changes, Classifications, Desk], exports: [Changes, Classifications, Desk] })
export class RecordsModule {}
