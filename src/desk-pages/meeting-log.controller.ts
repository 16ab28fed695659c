import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { today } from '../common/day.js';
import type { Pairs } from '../common/form-body.js';
import { Problem } from '../common/problem.js';
import { Once } from '../database/once.js';
import { MeetingLogDto } from '../meetings/meeting-log.dto.js';
import { MeetingLogsService } from '../meetings/meeting-logs.service.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { type DueMeaning, DueMeanings } from './due-meanings.js';
import { MEANING_STEP } from './due-phrase.js';
import { rowText } from './form-rows.js';
import { goTelling } from './meeting-news.js';
import { LookupSteps } from './lookup-steps.js';
import { Lookups } from './lookups.js';
import { heldOnIn, lookupsIn, logFailed, MORE_ROWS, readLog, ROW_LISTS, rowsOf } from './meeting-log.form.js';
import { meetingLogPage } from './meeting-log.page.js';
import { MeetingStart } from './meeting-start.js';
import { LogQuery } from './meeting-queries.dto.js';
import { deskMeetingPath, LOG_PATH } from './meeting-paths.js';
import { stepIn, takeStep } from './steps.js';
import { UsualReader } from './usual.reader.js';

/** A whole meeting on one form, for whoever sits in it with a telephone. */
@ApiExcludeController()
@Controller()
export class MeetingLogPages {
  constructor(
    private readonly logs: MeetingLogsService,
    private readonly lookups: Lookups,
    private readonly usual: UsualReader,
    private readonly once: Once,
    private readonly steps: LookupSteps,
    private readonly start: MeetingStart,
    private readonly meanings: DueMeanings,
  ) {}

  @Page(LOG_PATH, 'keepers')
  async form(@Visited() visit: Visit, @Query() { pemesanan }: LogQuery): Promise<string> {
    const typed = { isClosed: 'ya', ...(await this.start.of(visit.actor, pemesanan)) };
    return this.show(visit, { ...FRESH, typed });
  }

  @PageForm(LOG_PATH, 'keepers')
  async log(@Visited() visit: Visit): Promise<string | undefined> {
    const { fields } = visit.form;
    const again = (failed: Failed) => this.show(visit, failed);
    const step = stepIn(fields);
    if (step?.act === 'tambah') return takeStep(visit, again, async () => withRows(fields, step.on));
    if (step?.act === MEANING_STEP) return takeStep(visit, again, async () => fields);
    const lookedUp = this.steps.of(visit, again);
    if (lookedUp) return lookedUp;
    const looked = await this.lookups.read(visit.actor, fields, lookupsIn(fields));
    let places: ReadonlyMap<string, string> = new Map();
    return submit(visit, MeetingLogDto, {
      read: () => {
        const log = readLog(fields, looked, today());
        places = log.places;
        return log.input;
      },
      done: async (input) => {
        const { id } = await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.logs.log(tx, input).catch(closingOpen),
        );
        return goTelling(visit, deskMeetingPath(id), 'rapat-tercatat');
      },
      again: (failed) => this.show(visit, logFailed(failed, places)),
    });
  }

  /** What the words of the deadline in each row of pledges come to. */
  private meaningsIn(visit: Visit, typed: Pairs): Promise<(DueMeaning | null)[]> {
    return Promise.all(
      Array.from({ length: rowsOf(typed, 'pledges') }, (_, row) =>
        this.meanings.of(visit, rowText(typed, 'pledges', row, 'duePhrase'), heldOnIn(typed)),
      ),
    );
  }

  private async show(visit: Visit, failed: Failed): Promise<string> {
    const [usual, looked, meanings] = await Promise.all([
      this.usual.of(visit.actor),
      this.lookups.read(visit.actor, failed.typed, lookupsIn(failed.typed)),
      this.meaningsIn(visit, failed.typed),
    ]);
    return meetingLogPage(visit, { usual, looked, meanings, failed });
  }
}

/** The form with more rows in one of its lists. */
function withRows(fields: Pairs, on: string): Pairs {
  const list = ROW_LISTS.find((name) => name === on);
  if (!list) return fields;
  const last = rowsOf(fields, list) + MORE_ROWS[list] - 1;
  return { ...fields, [`${list}.${last}.text`]: '' };
}

/** What keeps a meeting from being closed stands at the tick that closes it. */
function closingOpen(error: unknown): never {
  if (!(error instanceof Problem) || error.code !== 'outcomes-open') throw error;
  const texts = Object.values(error.errors ?? {}).flat();
  const advice = {
    id: 'Hapus centang ini dan simpan; catat hasilnya di halaman rapat, lalu tutup.',
    en: 'Clear this tick and save; set the outcomes on the page of the meeting, then close it.',
  };
  throw new Problem(error.kind, error.code, error.detail, { isClosed: [...texts, advice] }, error.headers);
}
