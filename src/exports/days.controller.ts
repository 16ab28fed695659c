import { Controller, Get, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { ICalEventData } from 'ical-generator';
import { Allow, AllowFeedLink } from '../auth/allow.decorator.js';
import { Site } from '../auth/site.js';
import { answerCalendar, Calendar, Dear, meetingsText, shownTo } from '../calendar/calendar.controller.js';
import { CalendarQuery } from '../calendar/calendar.dto.js';
import { CalendarReader } from '../calendar/calendar.reader.js';
import { calendarText, meetingInCalendar } from '../calendar/calendar-text.js';
import { CONCERNED_KINDS } from '../commitments/concerned.js';
import type { Text } from '../common/language.js';
import { Malformed, NotFound } from '../common/problem.js';
import { eventPath } from '../page-parts/paths.js';
import { Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { DaysQuery } from './exports.dto.js';
import { type DaysOf, DaysReader, type DayTold } from './days.reader.js';
import { dueInCalendar, followUpInCalendar, noticeInCalendar, stepInCalendar } from './due.js';

const NAMES: Record<DaysOf['kind'], Text> = {
  person: { id: 'Tenggat dan acara', en: 'Deadlines and events' },
  organization: { id: 'Tenggat dan acara', en: 'Deadlines and events' },
  topic: { id: 'Tenggat', en: 'Deadlines' },
  follows: { id: 'Yang saya ikuti', en: 'What I follow' },
};

/** Who has to do what until when, in calendars: of one record for everybody, and by link as its account sees it. */
@ApiTags('calendar')
@Controller('api/v1')
export class DaysController {
  constructor(
    private readonly days: DaysReader,
    private readonly meetings: CalendarReader,
    private readonly site: Site,
  ) {}

  @Get('calendar.ics')
  @Dear()
  @Allow('everybody')
  @Calendar(
    'Deadlines, planned steps, follow-ups, last days to reply and occasions that concern an organization, a person or a topic',
  )
  @Problems(401)
  async ofOne(@Exchanged() exchange: Exchange, @Query() query: DaysQuery): Promise<string | undefined> {
    return this.answer(exchange, subjectOf(query), query);
  }

  @Get('feeds/:token.ics')
  @Dear()
  @AllowFeedLink()
  @Calendar('The calendar of a link, as the account it belongs to sees it')
  @ApiParam({ name: 'token', description: 'From the `url` of a link; it is the only credential here.' })
  async ofLink(@Exchanged() exchange: Exchange, @Query() query: CalendarQuery): Promise<string | undefined> {
    const { actor, request } = exchange;
    const { feed } = request;
    if (!feed || actor.kind !== 'known') throw new NotFound();
    const { kind, subjectId } = feed;
    if (kind === 'follows') return this.answer(exchange, { kind, accountId: actor.id }, query);
    if (subjectId === null || kind === 'changes' || kind === 'news') throw new NotFound();
    if (kind === 'days') return this.answer(exchange, { kind: 'organization', id: subjectId }, query);
    const found = await this.meetings.feed(actor, { kind, subjectId });
    return answerCalendar(
      exchange,
      meetingsText({ kind, subjectId }, found, shownTo(exchange, query, this.site)),
    );
  }

  private async answer(exchange: Exchange, of: DaysOf, query: CalendarQuery): Promise<string | undefined> {
    const { name, days } = await this.days.of(exchange.actor, of);
    const shown = shownTo(exchange, query, this.site);
    const title = [NAMES[of.kind][shown.language], name?.[shown.language]].filter(Boolean).join(': ');
    return answerCalendar(
      exchange,
      calendarText(
        days.flatMap((day) => inCalendar(day, shown)),
        { name: title, ...shown },
      ),
    );
  }
}

/** @throws Malformed where none or several are asked for */
function subjectOf(query: DaysQuery): DaysOf {
  const [one, ...others] = CONCERNED_KINDS.flatMap((kind) => {
    const id = query[kind];
    return id === undefined ? [] : [{ kind, id }];
  });
  if (one === undefined || others.length > 0) throw oneSubject();
  return one;
}

const oneSubject = () =>
  new Malformed('one-subject', {
    id: 'Sebutkan satu: organization, person, atau topic.',
    en: 'Name one of organization, person and topic.',
  });

type Shown = ReturnType<typeof shownTo>;

function inCalendar(day: DayTold, shown: Shown): ICalEventData[] {
  switch (day.what) {
    case 'due':
      return [dueInCalendar(day.record, shown)].filter((entry) => entry !== null);
    case 'step':
      return stepInCalendar(day.record, day.pledge, shown);
    case 'followUp':
      return followUpInCalendar(day.record, day.pledge, shown);
    case 'notice':
      return [noticeInCalendar(day.record, day.pledge, shown)];
    case 'occasion': {
      const { what, id } = day.record;
      return [meetingInCalendar(day.record, shown, what === 'event' ? eventPath(id) : undefined)];
    }
  }
}
