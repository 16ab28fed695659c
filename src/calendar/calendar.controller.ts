import { applyDecorators, Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Site } from '../auth/site.js';
import { languageOf } from '../common/language.js';
import { Limited } from '../common/route-traits.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { ApiId, Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import type { CalendarFeed } from './calendar-event.js';
import { CalendarQuery } from './calendar.dto.js';
import { CalendarReader, type MeetingsFeed } from './calendar.reader.js';
import { calendarText, meetingInCalendar } from './calendar-text.js';
import { feedName } from './words.js';

export const CALENDAR = 'text/calendar';

/** What the description of the API says of a calendar. */
export const Calendar = (summary: string) =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiResponse({
      status: 200,
      description:
        'iCalendar (RFC 5545). At most 1,000 events, from 90 days ago to 400 days ahead, the soonest first.',
      content: { [CALENDAR]: { schema: { type: 'string' } } },
      headers: { ETag: { schema: { type: 'string' }, description: 'Of the text.' } },
    }),
    Problems(400, 404, 429, 503),
  );

export const OpenCalendar = (summary: string) =>
  applyDecorators(Allow('everybody'), Calendar(summary), ApiId(), Problems(401));

/** A feed costs as much as a search. */
export const Dear = () => Limited('search');

/** Meetings for the calendars of people, as whoever asks sees them. */
@ApiTags('calendar')
@Controller('api/v1')
export class CalendarController {
  constructor(
    private readonly reader: CalendarReader,
    private readonly site: Site,
  ) {}

  @Get('meetings/:id.ics')
  @OpenCalendar('One meeting for a calendar')
  async meeting(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: CalendarQuery,
  ): Promise<string | undefined> {
    const event = await this.reader.meeting(exchange.actor, id);
    const shown = this.shown(exchange, query);
    const text = calendarText([meetingInCalendar(event, shown)], { name: null, ...shown });
    return answerCalendar(exchange, text, { 'content-disposition': `inline; filename="rapat-${id}.ics"` });
  }

  @Get('organizations/:id/meetings.ics')
  @Dear()
  @OpenCalendar('Meetings an organization holds or is on the list of, and rooms booked for it')
  ofOrganization(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) subjectId: string,
    @Query() query: CalendarQuery,
  ): Promise<string | undefined> {
    return this.feed(exchange, { kind: 'organization', subjectId }, query);
  }

  @Get('venues/:id/meetings.ics')
  @Dear()
  @OpenCalendar('Meetings in a venue, and its other bookings')
  ofVenue(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) subjectId: string,
    @Query() query: CalendarQuery,
  ): Promise<string | undefined> {
    return this.feed(exchange, { kind: 'venue', subjectId }, query);
  }

  @Get('offices/:id/meetings.ics')
  @Dear()
  @OpenCalendar('Meetings whose minutes an office keeps')
  ofOffice(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) subjectId: string,
    @Query() query: CalendarQuery,
  ): Promise<string | undefined> {
    return this.feed(exchange, { kind: 'office', subjectId }, query);
  }

  private async feed(
    exchange: Exchange,
    feed: MeetingsFeed,
    query: CalendarQuery,
  ): Promise<string | undefined> {
    const found = await this.reader.feed(exchange.actor, feed);
    return answerCalendar(exchange, meetingsText(feed, found, this.shown(exchange, query)));
  }

  private shown(exchange: Exchange, query: CalendarQuery) {
    return shownTo(exchange, query, this.site);
  }
}

/** In which language, and where, a calendar is shown. */
export const shownTo = ({ request }: Exchange, { lang }: CalendarQuery, { origin }: Site) => ({
  language: lang ?? languageOf(request.headers['accept-language']),
  origin,
});

/** A feed of meetings as iCalendar. */
export const meetingsText = (
  { kind }: MeetingsFeed,
  { name, events }: CalendarFeed,
  shown: ReturnType<typeof shownTo>,
): string =>
  calendarText(
    events.map((event) => meetingInCalendar(event, shown)),
    { name: feedName(kind, name, shown.language), ...shown },
  );

/** Answers with a calendar, or with 304. */
export const answerCalendar = (
  exchange: Exchange,
  text: string,
  more: Readonly<Record<string, string>> = {},
) =>
  exchange.showAs({ 'content-type': `${CALENDAR}; charset=utf-8`, vary: 'Accept-Language', ...more }, text);
