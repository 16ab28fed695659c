import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { FrontPages } from './front.controller.js';

/** The pages for everybody. */
@Module({ imports: [PagePartsModule, CommitmentsModule], controllers: [FrontPages] })
export class PublicPagesModule {}
