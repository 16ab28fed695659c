import { Module } from '@nestjs/common';
import { Choosers } from './chooser.reader.js';
import { MeetingsOfEvents } from './meetings-of-events.reader.js';
import { PublicFigures } from './public-figures.js';

/** What the pages of several rooms share. */
@Module({
  providers: [PublicFigures, Choosers, MeetingsOfEvents],
  exports: [PublicFigures, Choosers, MeetingsOfEvents],
})
export class PagePartsModule {}
