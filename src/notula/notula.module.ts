import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { Documents } from './documents.js';
import { NotulaPages } from './notula-page.controller.js';
import { NotulaController } from './notula.controller.js';
import { NotulaReader } from './notula.reader.js';
import { Writer } from './writer.js';

@Module({
  imports: [MeetingsModule],
  controllers: [NotulaController, NotulaPages],
  providers: [NotulaReader, Documents, Writer],
})
export class NotulaModule {}
