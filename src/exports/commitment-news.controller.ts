import { applyDecorators, Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags, IntersectionType } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Site } from '../auth/site.js';
import { answerCalendar, CALENDAR } from '../calendar/calendar.controller.js';
import { CalendarQuery } from '../calendar/calendar.dto.js';
import { calendarText } from '../calendar/calendar-text.js';
import { addDays, today } from '../common/day.js';
import { languageOf } from '../common/language.js';
import { Limited } from '../common/route-traits.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { type CommitmentCard, type CommitmentDto, CommitmentsQuery } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { MilestonesReader } from '../milestones/milestones.reader.js';
import { HappeningsReader } from '../page-parts/happenings.reader.js';
import { titleOf } from '../page-parts/commitment-card.js';
import type { FeedForm } from '../page-parts/followed-links.js';
import { commitmentPath } from '../page-parts/paths.js';
import { ApiId, Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { daysOf, DUE_CALENDAR, dueInCalendar } from './due.js';
import { newsOf } from './entries.js';
import { FeedLanguage } from './exports.dto.js';
import { answerFeed, FeedAnswer } from './feed.routes.js';

/** Deadlines in a calendar; of more, the latest are left out. */
const MOST_DAYS = 1000;
/** Days it goes back, where the query does not say. */
const DAYS_BACK = 90;
/** News in a feed of one commitment. */
const MOST_NEWS = 100;

class DueCalendarQuery extends IntersectionType(CommitmentsQuery, CalendarQuery) {}

const NewsOfOne = (form: FeedForm) =>
  applyDecorators(
    Get(`commitments/:id.${form}`),
    Allow('everybody'),
    FeedAnswer(
      form,
      'What is new of one commitment',
      'The commitment as it stands, and each statement, verification, step, version of the draft, follow-up, notice, entry in the three lanes and stance of a new holder, its deadline, what turned with time and that its record was retracted, the latest change first.',
    ),
    ApiId(),
    Problems(400, 401, 404, 429, 503),
  );

const Days = (summary: string, description: string) =>
  applyDecorators(
    Allow('everybody', { scope: 'read' }),
    ApiOperation({ summary, description }),
    ApiResponse({
      status: 200,
      description: 'iCalendar (RFC 5545): whole days, without alarms.',
      content: { [CALENDAR]: { schema: { type: 'string' } } },
      headers: { ETag: { schema: { type: 'string' }, description: 'Of the text.' } },
    }),
    Problems(400, 401, 429, 503),
  );

/** What is new of commitments, and what is due, for those who follow them. */
@ApiTags('feeds')
@Controller('api/v1')
export class CommitmentNews {
  constructor(
    private readonly commitments: CommitmentsReader,
    private readonly happenings: HappeningsReader,
    private readonly milestones: MilestonesReader,
    private readonly site: Site,
  ) {}

  @Get('commitments.ics')
  @Limited('search')
  @Days(
    'Deadlines for a calendar: commitments',
    `What matches and has a deadline, the soonest first, at most ${MOST_DAYS}; without \`due_after\` from ${DAYS_BACK} days ago. A deadline of a month, a quarter or a year stands on its last day. \`sort\`, \`limit\` and \`cursor\` are taken, so that the query of a page of the list can be used, and change nothing.`,
  )
  async days(@Exchanged() exchange: Exchange, @Query() asked: DueCalendarQuery): Promise<string | undefined> {
    const { lang, ...query } = asked;
    const { items } = await this.commitments.page(exchange.actor, {
      ...query,
      due_after: query.due_after ?? addDays(today(), -DAYS_BACK - 1),
      sort: 'due',
      limit: MOST_DAYS,
      cursor: undefined,
    });
    const shown = this.shown(exchange, { lang });
    const entries = items.flatMap((text) => dueInCalendar(JSON.parse(text) as CommitmentCard, shown) ?? []);
    return answerCalendar(exchange, calendarText(entries, { name: DUE_CALENDAR[shown.language], ...shown }));
  }

  @Get('commitments/:id.ics')
  @Days(
    'Deadlines of one commitment for a calendar',
    'Its own, the days planned for its steps, those of its follow-ups, and the last days to reply to what was sent and to notices. What was left out, given up or taken back stays, as cancelled, and so does all of a pledge whose record was retracted.',
  )
  @ApiId()
  @Problems(404)
  async daysOfOne(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: CalendarQuery,
  ): Promise<string | undefined> {
    const shown = this.shown(exchange, query);
    const [item, { milestones }] = await Promise.all([
      this.item(exchange, id),
      this.milestones.course(exchange.actor, id),
    ]);
    const text = calendarText(daysOf(item, milestones, shown), {
      name: titleOf(item, shown.language),
      ...shown,
    });
    return answerCalendar(exchange, text, { 'content-disposition': `inline; filename="komitmen-${id}.ics"` });
  }

  @NewsOfOne('atom')
  atom(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: FeedLanguage,
  ): Promise<string | undefined> {
    return this.news(exchange, 'atom', id, query);
  }

  @NewsOfOne('feed.json')
  json(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Query() query: FeedLanguage,
  ): Promise<string | undefined> {
    return this.news(exchange, 'feed.json', id, query);
  }

  private async news(
    exchange: Exchange,
    form: FeedForm,
    id: string,
    { lang: language = 'id' }: FeedLanguage,
  ): Promise<string | undefined> {
    const [item, happenings] = await Promise.all([
      this.item(exchange, id),
      this.happenings.of(exchange.actor, id),
    ]);
    const at = (path: string) => this.site.address(path);
    const self = at(exchange.request.url);
    return answerFeed(exchange, form, {
      id: self,
      title: `${titleOf(item, language)} – Ikrar`,
      language,
      self,
      page: at(commitmentPath(id)[language]),
      next: null,
      entries: newsOf(item, happenings, { language, at }).slice(0, MOST_NEWS),
    });
  }

  private async item({ actor }: Exchange, id: string): Promise<CommitmentDto> {
    return JSON.parse((await this.commitments.item(actor, id)).body) as CommitmentDto;
  }

  private shown({ request }: Exchange, { lang }: CalendarQuery) {
    return { language: lang ?? languageOf(request.headers['accept-language']), origin: this.site.origin };
  }
}
