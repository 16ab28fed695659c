import { Module } from '@nestjs/common';
import { SourcesController } from './sources.controller.js';
import { SourcesReader } from './sources.reader.js';
import { SourcesService } from './sources.service.js';

@Module({
  controllers: [SourcesController],
  providers: [SourcesService, SourcesReader],
  exports: [SourcesService, SourcesReader],
})
export class SourcesModule {}
