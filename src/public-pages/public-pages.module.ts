import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { DataPages } from './data.controller.js';
import { DataReader } from './data.reader.js';
import { FrontPages } from './front.controller.js';
import { FrontReader } from './front.reader.js';
import { MethodPages } from './method.controller.js';
import { NetworkPages } from './network.controller.js';
import { NetworkReader } from './network.reader.js';

/** The pages for everybody. */
@Module({
  imports: [PagePartsModule, CommitmentsModule],
  controllers: [FrontPages, NetworkPages, MethodPages, DataPages],
  providers: [FrontReader, NetworkReader, DataReader],
})
export class PublicPagesModule {}
