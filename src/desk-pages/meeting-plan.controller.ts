import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Pairs } from '../common/form-body.js';
import { Once } from '../database/once.js';
import { NewMeetingDto } from '../meetings/meeting.dto.js';
import { MeetingsService } from '../meetings/meetings.service.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit, typedText } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { goTelling } from './meeting-news.js';
import { attendanceIn, PERSON_NAMES, personLookups } from './attendance.form.js';
import { atFields, given, instantOf, numberIn, rowCount } from './form-rows.js';
import { LookupSteps } from './lookup-steps.js';
import { type LookedUpFields, type LookupName, Lookups, requireChosen } from './lookups.js';
import { OFFICE } from './meeting-log.form.js';
import { deskMeetingPath, PLAN_PATH } from './meeting-paths.js';
import { INVITED_ROWS, meetingPlanPage } from './meeting-plan.page.js';
import { PlanQuery } from './meeting-queries.dto.js';
import { MeetingStart } from './meeting-start.js';
import { stepIn, takeStep } from './steps.js';
import { UsualReader } from './usual.reader.js';

const MORE_ROWS = 3;

/** A meeting to come: its room and who is invited. */
@ApiExcludeController()
@Controller()
export class MeetingPlanPages {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly lookups: Lookups,
    private readonly steps: LookupSteps,
    private readonly usual: UsualReader,
    private readonly start: MeetingStart,
    private readonly once: Once,
  ) {}

  @Page(PLAN_PATH, 'keepers')
  async form(
    @Visited() visit: Visit,
    @Query() { pemesanan, ruang, hari, mulai }: PlanQuery,
  ): Promise<string> {
    const typed = {
      ...(await this.start.of(visit.actor, pemesanan)),
      ...(ruang && { venueId: ruang }),
      ...(hari && { heldOn: hari }),
      ...(mulai && { startsAt: mulai }),
    };
    return this.show(visit, { ...FRESH, typed });
  }

  @PageForm(PLAN_PATH, 'keepers')
  async plan(@Visited() visit: Visit): Promise<string | undefined> {
    const { fields } = visit.form;
    const again = (failed: Failed) => this.show(visit, failed);
    if (stepIn(fields)?.act === 'tambah') {
      const last = rowCount(fields, 'invitations', INVITED_ROWS) + MORE_ROWS - 1;
      return takeStep(visit, again, async () => ({ ...fields, [`invitations.${last}.words`]: '' }));
    }
    const step = this.steps.of(visit, again);
    if (step) return step;
    const looked = await this.lookups.read(visit.actor, fields, lookupsIn(fields));
    let places: ReadonlyMap<string, string> = new Map();
    return submit(visit, NewMeetingDto, {
      read: () => {
        const plan = planIn(fields, looked);
        places = plan.places;
        return plan.input;
      },
      done: async (input) => {
        const { id } = await this.once.run(visit.actor, visit.repeatable, (tx) =>
          this.meetings.create(tx, input),
        );
        return goTelling(visit, deskMeetingPath(id), 'rapat-direncanakan');
      },
      again: (failed) =>
        again(
          atFields(failed, {
            places,
            names: { ...PERSON_NAMES, officeId: `${OFFICE.name}.words`, hostIds: `${OFFICE.name}.words` },
            shown: (name) => name in failed.typed,
          }),
        ),
    });
  }

  private async show(visit: Visit, failed: Failed): Promise<string> {
    const [usual, looked] = await Promise.all([
      this.usual.of(visit.actor),
      this.lookups.read(visit.actor, failed.typed, lookupsIn(failed.typed)),
    ]);
    return meetingPlanPage(visit, { usual, looked, failed });
  }
}

const rowsIn = (fields: Pairs): string[] =>
  Array.from({ length: rowCount(fields, 'invitations', INVITED_ROWS) }, (_, row) => `invitations.${row}`);

const lookupsIn = (fields: Pairs): LookupName[] => [OFFICE, ...rowsIn(fields).flatMap(personLookups)];

/** A planned meeting as its form tells it. @throws Invalid where somebody is named who was not chosen */
function planIn(fields: Pairs, looked: LookedUpFields): { input: object; places: Map<string, string> } {
  requireChosen(lookupsIn(fields), looked, [OFFICE.name]);
  const text = (name: string) => typedText(fields, name).trim();
  const places = new Map<string, string>();
  const invitations: object[] = [];
  for (const name of rowsIn(fields)) {
    const invitation = attendanceIn(fields, looked, name);
    if (!invitation) continue;
    places.set(`invitations.${invitations.length}`, name);
    invitations.push(invitation);
  }
  const heldOn = text('heldOn');
  return {
    places,
    input: {
      name: text('name'),
      kind: text('kind'),
      officeId: looked.get(OFFICE.name)?.chosen?.id,
      ...(text('bookingId') === ''
        ? {
            heldOn: given(heldOn),
            startsAt: instantOf(heldOn, text('startsAt')),
            endsAt: instantOf(heldOn, text('endsAt')),
            venueId: given(text('venueId')),
          }
        : { bookingId: text('bookingId') }),
      place: given(text('place')),
      invitationNumber: given(text('invitationNumber')),
      headcount: numberIn(text('headcount')),
      crowdingReason: given(text('crowdingReason')),
      invitations,
    },
  };
}
