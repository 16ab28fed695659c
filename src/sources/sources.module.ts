import { Module } from '@nestjs/common';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsReader } from './attachments.reader.js';
import { AttachmentsService } from './attachments.service.js';
import { AttachmentsSweep } from './attachments.sweep.js';
import { SourcesController } from './sources.controller.js';
import { SourcesReader } from './sources.reader.js';
import { SourcesService } from './sources.service.js';

@Module({
  controllers: [SourcesController, AttachmentsController],
  providers: [SourcesService, SourcesReader, AttachmentsService, AttachmentsReader, AttachmentsSweep],
  exports: [SourcesService, SourcesReader, AttachmentsService],
})
export class SourcesModule {}
