import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { CommitmentFigures } from './commitment-figures.js';
import { EarlierVersions } from './commitment-history.reader.js';
import { CommitmentPages } from './commitments.controller.js';
import { FrontPages } from './front.controller.js';
import { NamesReader } from './names.reader.js';

/** The pages for everybody. */
@Module({
  imports: [PagePartsModule, CommitmentsModule],
  providers: [CommitmentFigures, EarlierVersions, NamesReader],
  controllers: [FrontPages, CommitmentPages],
})
export class PublicPagesModule {}
