import { Module } from '@nestjs/common';
import { PagePartsModule } from '../page-parts/page-parts.module.js';

/** The pages of those who keep the record. */
@Module({ imports: [PagePartsModule] })
export class DeskPagesModule {}
