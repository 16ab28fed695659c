import { Module } from '@nestjs/common';
import { MeetingsOfEvents } from './meetings-of-events.reader.js';
import { PublicFigures } from './public-figures.js';

/** What the pages of several rooms share. */
@Module({
  providers: [PublicFigures, MeetingsOfEvents],
  exports: [PublicFigures, MeetingsOfEvents],
})
export class PagePartsModule {}
