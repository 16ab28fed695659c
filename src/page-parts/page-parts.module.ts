import { Module } from '@nestjs/common';
import { Choosers } from './chooser.reader.js';
import { PublicFigures } from './public-figures.js';

/** What the pages of several rooms share. */
@Module({ providers: [PublicFigures, Choosers], exports: [PublicFigures, Choosers] })
export class PagePartsModule {}
