import { Module } from '@nestjs/common';
import { MeetingsOfEvents } from './meetings-of-events.reader.js';
import { HappeningsReader } from './happenings.reader.js';
import { KeptPages } from './kept-pages.js';
import { PublicFigures } from './public-figures.js';

/** What the pages of several rooms share. */
@Module({
  providers: [PublicFigures, KeptPages, MeetingsOfEvents, HappeningsReader],
  exports: [PublicFigures, KeptPages, MeetingsOfEvents, HappeningsReader],
})
export class PagePartsModule {}
