import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { Pairs } from '../common/form-body.js';
import { Stale } from '../common/problem.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { listed, recordOf } from '../page-parts/listed.js';
import type { PersonDto } from '../people/person.dto.js';
import { PersonsReader } from '../people/persons.reader.js';
import { PersonsService } from '../people/persons.service.js';
import { ReasonDto } from '../records/record.dto.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, FRESH, submit, typedText } from '../web/submission.js';
import { addressOf, Visit, Visited } from '../web/visit.js';
import { MergeForm, MergeQuery } from './merge.dto.js';
import { mergePage, type PersonFound } from './merge.page.js';
import { MERGE_PATH } from './merge.paths.js';

const MOST_FOUND = 20;

/** Two records of one person: found, compared, made one, and made two again. */
@ApiExcludeController()
@Controller()
export class MergePages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly persons: PersonsService,
    private readonly reader: PersonsReader,
  ) {}

  @Page(MERGE_PATH, 'administrators')
  show(@Visited() visit: Visit, @Query() query: MergeQuery): Promise<string> {
    return this.page(visit, query);
  }

  @PageForm(MERGE_PATH, 'administrators')
  merge(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, MergeForm, {
      read: withNumbers,
      done: async ({ satu, dua, revisiSatu, revisiDua, tetap, reason }) => {
        const [id, seen, intoId, keptSeen] =
          tetap === 'dua' ? [satu, revisiSatu, dua, revisiDua] : [dua, revisiDua, satu, revisiSatu];
        await this.work.run(visit.actor, async (tx) => {
          const { revision } = await this.reader.itemIn(tx, intoId);
          if (revision !== keptSeen) throw new Stale(revision);
          await this.persons.merge(tx, id, seen, { intoId, reason });
        });
        return visit.go(addressOf(visit.at(MERGE_PATH), { satu: intoId }));
      },
      again: (failed) => this.page(visit, { satu: idIn(failed, 'satu'), dua: idIn(failed, 'dua') }, failed),
    });
  }

  @PageForm(`${MERGE_PATH}/:id/pisah`, 'administrators')
  async split(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    const { mergedInto } = await this.person(visit, id);
    const kept = mergedInto?.id ?? id;
    return submit(visit, ReasonDto, {
      done: async ({ reason }) => {
        await this.work.run(visit.actor, (tx) => this.persons.split(tx, id, visit.seen, reason));
        return visit.go(addressOf(visit.at(MERGE_PATH), { satu: kept, dua: id }));
      },
      again: (failed) => this.page(visit, { satu: kept }, failed, id),
    });
  }

  /** @param splitting id of the merged record whose form failed */
  private async page(
    visit: Visit,
    { satu, dua, q }: MergeQuery,
    failed: Failed = FRESH,
    splitting: string | null = null,
  ): Promise<string> {
    const [one, other] = await Promise.all(
      [satu, dua].map(async (id) => (id ? this.person(visit, id) : null)),
    );
    const merged = await Promise.all((one?.merged ?? []).map(({ id }) => this.person(visit, id)));
    const guess = one && !other ? longestWord(one.name) : undefined;
    const found = (q ?? guess) ? await this.found(visit, q ?? guess ?? '', [satu, dua]) : [];
    const asked = q ?? (found.length > 0 ? guess : undefined);
    return mergePage(visit, {
      one: one ?? null,
      other: other ?? null,
      merged,
      asked,
      found,
      failed,
      splitting,
    });
  }

  private person(visit: Visit, id: string): Promise<PersonDto> {
    return recordOf<PersonDto>(this.reader.item(visit.actor, id));
  }

  private async found(visit: Visit, q: string, but: (string | undefined)[]): Promise<PersonFound[]> {
    const { items } = await listed<PersonDto>(this.reader.page(visit.actor, { q, limit: MOST_FOUND }));
    return items.filter(({ id }) => !but.includes(id));
  }
}

const withNumbers = (fields: Pairs): object => ({
  ...fields,
  revisiSatu: Number(fields.revisiSatu),
  revisiDua: Number(fields.revisiDua),
});

const idIn = ({ typed }: Failed, name: string): string | undefined => {
  const text = typedText(typed, name);
  return isUUID(text) ? text : undefined;
};

/** What two spellings of one name most likely share. */
const longestWord = (name: string): string =>
  name.split(/\s+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
