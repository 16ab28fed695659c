import { Module } from '@nestjs/common';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { FacetsController } from './facets.controller.js';
import { Facets } from './facets.js';

/** Counts by what lists can be narrowed to. */
@Module({
  imports: [PagePartsModule],
  controllers: [FacetsController],
  providers: [Facets],
  exports: [Facets],
})
export class FacetsModule {}
