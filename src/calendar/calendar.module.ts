import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarReader } from './calendar.reader.js';
import { FeedLinksController } from './feed-links.controller.js';

@Module({ controllers: [CalendarController, FeedLinksController], providers: [CalendarReader] })
export class CalendarModule {}
