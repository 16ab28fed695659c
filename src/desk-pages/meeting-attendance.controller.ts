import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { Problem } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type AttendanceOfEvent, NewAttendanceDto } from '../events/attendance.dto.js';
import { AttendancesService } from '../events/attendances.service.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { recordOf } from '../page-parts/listed.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit, typedText } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { attendanceIn, PERSON_NAMES, personLookups } from './attendance.form.js';
import { atFields, numberIn } from './form-rows.js';
import { Lookups, requireChosen } from './lookups.js';
import { attendancePage, NEWCOMER, presenceFields } from './meeting-attendance.page.js';
import { type PresenceRowForm, PresencesForm } from './meeting-forms.dto.js';
import { explained, goTelling } from './meeting-news.js';
import { attendancePath } from './meeting-paths.js';
import { NewsQuery } from './meeting-queries.dto.js';
import { LookupSteps } from './lookup-steps.js';

/** Who came to a meeting: a tick for each on the list, and whoever came besides. */
@ApiExcludeController()
@Controller()
export class MeetingAttendancePages {
  constructor(
    private readonly meetings: MeetingsReader,
    private readonly meetingsService: MeetingsService,
    private readonly attendances: AttendancesService,
    private readonly lookups: Lookups,
    private readonly steps: LookupSteps,
    private readonly work: UnitOfWork,
    private readonly once: Once,
  ) {}

  @Page(attendancePath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, { news: kabar });
  }

  @PageForm(attendancePath(':id'), 'keepers')
  async note(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const rows = presencesIn(visit.form.fields);
    const { attendances } = await this.meetingOf(visit, id);
    return submit(visit, PresencesForm, {
      read: () => ({ presences: rows }),
      done: async ({ presences }) => {
        const changed = presences.filter((row) => isOther(row, attendances));
        await this.work.run(visit.actor, async (tx) => {
          for (const { id: attendanceId, seen, presence, headcount } of changed)
            await atField(presenceFields(attendanceId).presence, () =>
              this.attendances.note(tx, attendanceId, seen, { presence, headcount }),
            );
        });
        return goTelling(visit, attendancePath(id), 'tersimpan');
      },
      again: (failed) => this.page(visit, id, { form: 'presence', failed: atRows(failed, rows) }),
    });
  }

  @PageForm(`${attendancePath(':id')}/baru`, 'keepers')
  async add(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { fields } = visit.form;
    const again = (failed: Failed) => this.page(visit, id, { form: 'newcomer', failed });
    const step = this.steps.of(visit, again);
    if (step) return step;
    const names = personLookups(NEWCOMER);
    const looked = await this.lookups.read(visit.actor, fields, names);
    return submit(visit, NewAttendanceDto, {
      read: () => {
        requireChosen(names, looked, typedText(fields, `${NEWCOMER}.role`) ? [] : [NEWCOMER]);
        return attendanceIn(fields, looked, NEWCOMER) ?? {};
      },
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.meetingsService.attend(tx, id, input),
        );
        return goTelling(visit, attendancePath(id), 'ditambah');
      },
      again: (failed) =>
        again(
          atFields(failed, {
            places: new Map(),
            names: Object.fromEntries(
              [...Object.entries(PERSON_NAMES), ...OWN_FIELDS.map((name) => [name, name])].map(
                ([from, to]) => [from, `${NEWCOMER}.${to}`],
              ),
            ),
            shown: (name) => name in failed.typed,
          }),
        ),
    });
  }

  private meetingOf(visit: Visit, id: string): Promise<MeetingDto> {
    return recordOf<MeetingDto>(this.meetings.item(visit.actor, id));
  }

  private async page(
    visit: Visit,
    id: string,
    { failed, ...more }: { news?: string; form?: 'presence' | 'newcomer'; failed?: Failed },
  ): Promise<string> {
    const [meeting, looked] = await Promise.all([
      this.meetingOf(visit, id),
      this.lookups.read(visit.actor, failed?.typed ?? {}, personLookups(NEWCOMER)),
    ]);
    return attendancePage(visit, {
      meeting,
      looked,
      ...more,
      ...(failed && { failed: explained(failed, visit) }),
    });
  }
}

/** What the form says of each on the list. */
function presencesIn(fields: Pairs): { id: string; [field: string]: unknown }[] {
  return Object.keys(fields).flatMap((name) => {
    const [head, id = ''] = name.split('.');
    if (head !== 'hadir') return [];
    const names = presenceFields(id);
    const headcount = numberIn(typedText(fields, names.headcount));
    return [
      {
        id,
        seen: Number(typedText(fields, names.seen)),
        presence: typedText(fields, names.presence),
        ...(headcount !== undefined && { headcount }),
      },
    ];
  });
}

/** Whether a row says something else than the list does. */
function isOther(row: PresenceRowForm, attendances: readonly AttendanceOfEvent[]): boolean {
  const now = attendances.find(({ id }) => id === row.id);
  return !now || now.presence !== row.presence || (row.headcount ?? now.headcount) !== now.headcount;
}

/** The messages of a list, at its rows. */
const atRows = (failed: Failed, rows: readonly { id: string }[]): Failed =>
  atFields(failed, {
    places: new Map(
      rows.flatMap(({ id }, n) => {
        const { presence, headcount } = presenceFields(id);
        return [
          [`presences.${n}`, presence],
          [`presences.${n}.presence`, presence],
          [`presences.${n}.headcount`, headcount],
        ] as const;
      }),
    ),
    names: {},
    shown: (name) => name in failed.typed,
  });

const OWN_FIELDS = ['role', 'side', 'capacity', 'presence', 'headcount'];

/** A refusal stands at the row it is about; a stale one stays what it is. */
async function atField<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.kind, error.code, error.detail, { [name]: [error.detail] }, error.headers);
  }
}
