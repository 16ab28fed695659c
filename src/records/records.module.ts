import { Global, Module } from '@nestjs/common';
import { Changes } from './changes.js';
import { Classifications } from './classifications.js';
import { Desk } from './desk.js';
import { RestrictionsController } from './restrictions.controller.js';
import { RestrictionsReader } from './restrictions.reader.js';

@Global()
@Module({
  controllers: [RestrictionsController],
  providers: [Changes, Classifications, Desk, RestrictionsReader],
  exports: [Changes, Classifications, Desk],
})
export class RecordsModule {}
