import { Controller, Param, Query, type Type } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NotFound } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import type { Tx } from '../database/unit-of-work.js';
import { NewAttendanceEstimateDto } from '../events/attendance-estimate.dto.js';
import { AttendanceEstimatesService } from '../events/attendance-estimates.service.js';
import { NewAttendanceDto } from '../events/attendance.dto.js';
import { AttendancesService } from '../events/attendances.service.js';
import type { EventDto } from '../events/event.dto.js';
import { EventsReader } from '../events/events.reader.js';
import { listed, recordOf } from '../page-parts/listed.js';
import type { SourceRef } from '../sources/source.dto.js';
import { SourcesReader } from '../sources/sources.reader.js';
import { type DemandDto, NewDemandDto } from '../statements/demand.dto.js';
import { DemandsReader } from '../statements/demands.reader.js';
import { DemandsService } from '../statements/demands.service.js';
import { NewStatementDto, type StatementDto } from '../statements/statement.dto.js';
import { StatementsReader } from '../statements/statements.reader.js';
import { StatementsService } from '../statements/statements.service.js';
import { MeetingsOfEvents } from '../page-parts/meetings-of-events.reader.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { PERSON_NAMES } from './attendance.form.js';
import { SOURCES_OFFERED } from './event-new.controller.js';
import {
  ADDRESSEE,
  cameIn,
  demandIn,
  estimateIn,
  EVENT_FORMS,
  EVENT_LOOKUPS,
  type EventForm,
  SPEAKER,
  statementIn,
} from './event.form.js';
import { deskEventPage } from './event.page.js';
import { atFields } from './form-rows.js';
import { LookupSteps } from './lookup-steps.js';
import { type LookedUpFields, Lookups } from './lookups.js';
import { NEWCOMER } from './meeting-attendance.page.js';
import { deskEventPath } from './meeting-paths.js';
import { NewsQuery } from './meeting-queries.dto.js';

/** Statements and demands shown of one event. */
const MOST_SHOWN = 100;

interface Made {
  id: string;
  revision: number;
}

/** What one of the forms brings, and what it makes. */
interface Making<Input extends object = object> {
  Input: Type<Input>;
  read: (visit: Visit, looked: LookedUpFields, event: EventDto) => object;
  make: (tx: Tx, eventId: string, input: Input) => Promise<Made>;
}

const making = <Input extends object>(one: Making<Input>): Making => one as unknown as Making;

/** An event, and what more is known of it: who came, how many, what was demanded and said. */
@ApiExcludeController()
@Controller()
export class DeskEventPages {
  private readonly makings: Record<EventForm, Making>;

  constructor(
    private readonly events: EventsReader,
    private readonly sources: SourcesReader,
    private readonly statementsReader: StatementsReader,
    private readonly demandsReader: DemandsReader,
    private readonly meetings: MeetingsOfEvents,
    private readonly lookups: Lookups,
    private readonly steps: LookupSteps,
    private readonly once: Once,
    statements: StatementsService,
    demands: DemandsService,
    attendances: AttendancesService,
    estimates: AttendanceEstimatesService,
  ) {
    this.makings = {
      pernyataan: making({
        Input: NewStatementDto,
        read: ({ form }, looked) => statementIn(form.fields, looked),
        make: (tx, eventId, input) => statements.create(tx, { ...input, eventId }),
      }),
      tuntutan: making({
        Input: NewDemandDto,
        read: ({ form }, looked, { heldOn }) => demandIn(form.fields, looked, heldOn),
        make: (tx, eventId, input) => demands.create(tx, { ...input, eventId }),
      }),
      hadir: making({
        Input: NewAttendanceDto,
        read: ({ form }, looked) => cameIn(form.fields, looked),
        make: (tx, eventId, input) => attendances.create(tx, { ...input, eventId }),
      }),
      taksiran: making({
        Input: NewAttendanceEstimateDto,
        read: ({ form }) => estimateIn(form.fields),
        make: (tx, eventId, input) => estimates.create(tx, { ...input, eventId }),
      }),
    };
  }

  @Page(deskEventPath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, { news: kabar });
  }

  @PageForm(`${deskEventPath(':id')}/:form`, 'keepers')
  async add(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Param('form') name: string,
  ): Promise<string | undefined> {
    const form = EVENT_FORMS.find((one) => one === name);
    if (!form) throw new NotFound();
    const again = (failed: Failed) => this.page(visit, id, { form, failed: onForm(failed) });
    const step = this.steps.of(visit, again);
    if (step) return step;
    const [event, looked] = await Promise.all([
      this.eventOf(visit, id),
      this.lookups.read(visit.actor, visit.form.fields, EVENT_LOOKUPS[form]),
    ]);
    const { Input, read, make } = this.makings[form];
    return submit(visit, Input, {
      read: () => read(visit, looked, event),
      done: async (input) => {
        await this.once.run(visit.actor, visit.repeatable, (tx) => make(tx, id, input));
        return visit.go(`${visit.at(deskEventPath(id))}?kabar=ditambah#${form}`);
      },
      again,
    });
  }

  private eventOf(visit: Visit, id: string): Promise<EventDto> {
    return recordOf<EventDto>(this.events.item(visit.actor, id));
  }

  private async page(
    visit: Visit,
    id: string,
    more: { news?: string; form?: EventForm; failed?: Failed },
  ): Promise<string> {
    const { actor } = visit;
    const names = more.form ? EVENT_LOOKUPS[more.form] : [];
    const [event, meeting, statements, demands, sources, looked] = await Promise.all([
      this.eventOf(visit, id),
      this.meetings.find(actor, id),
      listed<StatementDto>(this.statementsReader.page(actor, { event: id, sort: 'said', limit: MOST_SHOWN })),
      listed<DemandDto>(this.demandsReader.page(actor, { event: id, sort: 'raised', limit: MOST_SHOWN })),
      listed<SourceRef>(this.sources.page(actor, { sort: '-updated', limit: SOURCES_OFFERED })),
      this.lookups.read(actor, more.failed?.typed ?? {}, names),
    ]);
    return deskEventPage(visit, {
      event,
      meeting,
      statements: statements.items,
      demands: demands.items,
      sources: sources.items,
      looked,
      ...more,
    });
  }
}

/** The messages at the fields of the form, which names people by what is typed. */
const onForm = (failed: Failed): Failed =>
  atFields(failed, {
    places: new Map([['raisedByIds', 'raisers.0.words']]),
    names: {
      ...Object.fromEntries(Object.entries(PERSON_NAMES).map(([from, to]) => [from, `${NEWCOMER}.${to}`])),
      speakerId: `${SPEAKER.name}.words`,
      ...(`${SPEAKER.name}.words` in failed.typed && { postId: `${SPEAKER.name}.words` }),
      addressedToId: `${ADDRESSEE.name}.words`,
      role: `${NEWCOMER}.role`,
      headcount: `${NEWCOMER}.headcount`,
    },
    shown: (name) => name in failed.typed,
  });
