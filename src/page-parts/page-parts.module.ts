import { Module } from '@nestjs/common';
import { PublicFigures } from './public-figures.js';

/** What the pages of several rooms share. */
@Module({ providers: [PublicFigures], exports: [PublicFigures] })
export class PagePartsModule {}
