import { Module } from '@nestjs/common';
import { AreasController } from './areas.controller.js';
import { AreasReader } from './areas.reader.js';
import { AreasService } from './areas.service.js';

@Module({
  controllers: [AreasController],
  providers: [AreasService, AreasReader],
  exports: [AreasService, AreasReader],
})
export class AreasModule {}
