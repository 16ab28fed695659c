import { Module } from '@nestjs/common';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsReader } from './statistics.reader.js';

/** Figures over the public record. */
@Module({
  imports: [PagePartsModule],
  controllers: [StatisticsController],
  providers: [StatisticsReader],
  exports: [StatisticsReader],
})
export class StatisticsModule {}
