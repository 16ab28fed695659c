import { Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { checkedPipe } from '../common/checked.pipe.js';
import type { Pairs } from '../common/form-body.js';
import { Problem } from '../common/problem.js';
import { Once } from '../database/once.js';
import { NewEventDto } from '../events/event.dto.js';
import { EventsService } from '../events/events.service.js';
import { listed } from '../page-parts/listed.js';
import { NewSourceDto, type SourceRef } from '../sources/source.dto.js';
import { SourcesReader } from '../sources/sources.reader.js';
import { SourcesService } from '../sources/sources.service.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit, typedText } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { goTelling } from './meeting-news.js';
import { HOST_ROWS, newEventPage } from './event-new.page.js';
import { atFields, given, instantOf, rowCount } from './form-rows.js';
import { LookupSteps } from './lookup-steps.js';
import { type LookedUpFields, type LookupName, Lookups, requireChosen } from './lookups.js';
import { deskEventPath, NEW_EVENT_PATH } from './meeting-paths.js';
import { sourceIn } from './source-fields.js';
import { stepIn, takeStep } from './steps.js';
import { UsualReader } from './usual.reader.js';

/** Sources a form offers, those recorded last first. */
export const SOURCES_OFFERED = 30;

const pipe = checkedPipe();

/** An event that is no meeting, with the source it is known from. */
@ApiExcludeController()
@Controller()
export class NewEventPages {
  constructor(
    private readonly events: EventsService,
    private readonly sources: SourcesService,
    private readonly sourcesReader: SourcesReader,
    private readonly lookups: Lookups,
    private readonly steps: LookupSteps,
    private readonly usual: UsualReader,
    private readonly once: Once,
  ) {}

  @Page(NEW_EVENT_PATH, 'keepers')
  form(@Visited() visit: Visit): Promise<string> {
    return this.show(visit, FRESH);
  }

  @PageForm(NEW_EVENT_PATH, 'keepers')
  async record(@Visited() visit: Visit): Promise<string | undefined> {
    const { fields } = visit.form;
    const again = (failed: Failed) => this.show(visit, failed);
    if (stepIn(fields)?.act === 'tambah') {
      const next = rowCount(fields, 'hosts', HOST_ROWS);
      return takeStep(visit, again, async () => ({ ...fields, [`hosts.${next}.words`]: '' }));
    }
    const step = this.steps.of(visit, again);
    if (step) return step;
    const looked = await this.lookups.read(visit.actor, fields, hostsIn(fields));
    return submit(visit, NewEventDto, {
      read: () => eventIn(fields, looked),
      done: async (input) => {
        const source = typedText(fields, 'sourceId') === '' ? await newSource(fields) : null;
        const { id } = await this.once.run(visit.actor, visit.repeatable, async (tx) => {
          const sourceIds = source ? [(await this.sources.create(tx, source)).id] : input.sourceIds;
          const made = await this.events.create(tx, { ...input, sourceIds });
          return made;
        });
        return goTelling(visit, deskEventPath(id), 'acara-tercatat');
      },
      again: (failed) =>
        again(
          atFields(failed, {
            places: new Map([['hostIds', 'hosts.0.words']]),
            names: { sourceIds: 'sourceId' },
            shown: (name) => name in failed.typed,
          }),
        ),
    });
  }

  private async show(visit: Visit, failed: Failed): Promise<string> {
    const [{ venues }, { items: sources }, looked] = await Promise.all([
      this.usual.of(visit.actor),
      listed<SourceRef>(this.sourcesReader.page(visit.actor, { sort: '-updated', limit: SOURCES_OFFERED })),
      this.lookups.read(visit.actor, failed.typed, hostsIn(failed.typed)),
    ]);
    return newEventPage(visit, { venues, sources, looked, failed });
  }
}

const hostsIn = (fields: Pairs): LookupName[] =>
  Array.from({ length: rowCount(fields, 'hosts', HOST_ROWS) }, (_, row) => ({
    name: `hosts.${row}`,
    kinds: ['organization'],
  }));

/** @throws Invalid where a host was typed and not chosen */
function eventIn(fields: Pairs, looked: LookedUpFields): object {
  requireChosen(hostsIn(fields), looked);
  const text = (name: string) => given(typedText(fields, name).trim());
  const heldOn = typedText(fields, 'heldOn');
  const sourceId = text('sourceId');
  return {
    name: text('name') ?? '',
    kind: text('kind'),
    heldOn,
    endedOn: text('endedOn'),
    startsAt: instantOf(heldOn, typedText(fields, 'startsAt')),
    venueId: text('venueId'),
    place: text('place'),
    summary: text('summary'),
    hostIds: [...new Set([...looked.values()].flatMap(({ chosen }) => chosen?.id ?? []))],
    ...(sourceId && { sourceIds: [sourceId] }),
  };
}

/** The source that is filled in beside the event; null where its title is left blank. @throws Problem that names its fields */
async function newSource(fields: Pairs): Promise<NewSourceDto | null> {
  if (typedText(fields, 'source.title').trim() === '') return null;
  try {
    const input: unknown = await pipe.transform(sourceIn(fields, 'source.'), {
      type: 'body',
      metatype: NewSourceDto,
    });
    return input as NewSourceDto;
  } catch (error) {
    if (!(error instanceof Problem) || !error.errors) throw error;
    const errors = Object.fromEntries(
      Object.entries(error.errors).map(([name, texts]) => [`source.${name}`, texts]),
    );
    throw new Problem(error.kind, error.code, error.detail, errors);
  }
}
