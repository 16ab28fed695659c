import { Module } from '@nestjs/common';
import { PagePartsModule } from '../page-parts/page-parts.module.js';

/** The pages of those who speak for a union. */
@Module({ imports: [PagePartsModule] })
export class UnionPagesModule {}
