import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DeepPartial, In } from 'typeorm';
import { Conflict, Invalid, NotFound, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { type Classification, forTheOffice } from '../policy/visibility.js';
import type { PublishDto, RestrictDto } from '../records/record.dto.js';
import { RecordsService } from '../records/records.service.js';
import type { MergePersonDto, NewPersonDto } from './person.dto.js';
import { Person } from './person.entity.js';
import { PersonErased, PersonMerged, ProcessingHeld } from './person.problems.js';

@Injectable()
export class PersonsService extends RecordsService<Person, NewPersonDto> {
  protected readonly entity = Person;
  protected override readonly refusals = {
    person_held_is_internal: () => new ProcessingHeld(),
    person_erased_has_no_name: () => new PersonErased(),
    person_merged_has_a_name: () => new PersonMerged(),
    person_merged_once: () => new PersonMerged(),
  };

  /** Only a public role makes a person public, and somebody must say so. Source: UU 27/2022. */
  protected override usual(): Classification {
    return forTheOffice('personal_data');
  }

  /** @throws PersonErased */
  protected override fieldsOf(_tx: Tx, input: Partial<NewPersonDto>, row?: Person): DeepPartial<Person> {
    if (row?.erasedAt) throw new PersonErased();
    return input;
  }

  /** @throws NotFound, Stale, ProcessingHeld, Problem */
  override async publish(tx: Tx, id: string, seen: number, input: PublishDto): Promise<Person> {
    const person = await tx.repo(Person).findOneBy({ id });
    if (person?.heldAt) throw new ProcessingHeld();
    return super.publish(tx, id, seen, input);
  }

  /** Closes the records it stands for as well, which would tell whom it is about. @throws NotFound, Stale, Problem */
  override async restrict(tx: Tx, id: string, seen: number, input: RestrictDto): Promise<Person> {
    const merged = await tx.repo(Person).findBy({ mergedIntoId: id });
    for (const row of merged) await super.restrict(tx, row.id, row.revision, input);
    return super.restrict(tx, id, seen, input);
  }

  /**
   * Puts processing on hold: the person and what belongs to it are for the office alone, and nobody reads or corrects
   * the contact data. Source: UU 27/2022 art. 11. @throws NotFound, Stale, ProcessingHeld, PersonErased
   */
  async hold(tx: Tx, id: string, seen: number, reason: string): Promise<Person> {
    const person = await tx.repo(Person).findOneBy({ id });
    if (person?.erasedAt) throw new PersonErased();
    if (person?.heldAt) throw new ProcessingHeld();
    if (person?.mergedIntoId || person?.mergedIds.length) throw new PersonMerged();
    const isClosed = person?.visibility === 'internal';
    const closed = isClosed ? { revision: seen } : await this.close(tx, id, seen, reason);
    return this.change(tx, 'held', id, closed.revision, reason, (held) => {
      held.heldAt = new Date();
    });
  }

  /** Ends the hold. The person stays internal until somebody publishes it again. @throws NotFound, Stale, Conflict */
  release(tx: Tx, id: string, seen: number, reason: string): Promise<Person> {
    return this.change(tx, 'released', id, seen, reason, (person) => {
      if (!person.heldAt) {
        throw new Conflict('not-held', {
          id: 'Pemrosesan data orang ini tidak sedang ditunda.',
          en: 'Processing of this person’s data is not on hold.',
        });
      }
      person.heldAt = null;
    });
  }

  /** Puts a pseudonym in place of the name; what the person did in public stays. @throws NotFound, Stale */
  erase(tx: Tx, id: string, seen: number, reason: string): Promise<Person> {
    return this.change(tx, 'erased', id, seen, reason, (person) => {
      if (person.erasedAt) return;
      const name = pseudonymOf(id);
      Object.assign(person, { name, frontTitles: null, backTitles: null, aliases: [], heldAt: null });
      person.erasedAt = new Date();
    });
  }

  /**
   * Makes one record stand for another of the same person. What names either stays as it was entered; it is read under
   * the one that stays, and the names of the other still find it.
   * @throws NotFound, Stale, PersonMerged, PersonErased, ProcessingHeld, Invalid, Conflict if it is more visible than the other
   */
  async merge(tx: Tx, id: string, seen: number, { intoId, reason }: MergePersonDto): Promise<Person> {
    const [merged, kept] = await this.lockBoth(tx, id, intoId);
    if (merged.heldAt ?? kept.heldAt) throw new ProcessingHeld();
    if (merged.erasedAt ?? kept.erasedAt) throw new PersonErased();
    if (kept.mergedIntoId !== null) throw new PersonMerged();
    const person = await this.change(tx, 'merged', id, seen, reason, (row) => {
      if (row.mergedIntoId !== null) throw new PersonMerged();
      row.mergedIntoId = intoId;
    });
    await this.change(tx, 'merged', intoId, kept.revision, reason, (row) => {
      row.mergedIds = [...row.mergedIds, id];
    });
    return person;
  }

  /** Undoes {@link merge}: each record speaks for itself again. @throws NotFound, Stale, Conflict */
  async split(tx: Tx, id: string, seen: number, reason: string): Promise<Person> {
    const { mergedIntoId } = (await tx.repo(Person).findOneBy({ id })) ?? {};
    if (mergedIntoId === undefined) throw new NotFound();
    if (mergedIntoId === null) {
      throw new Conflict('not-merged', {
        id: 'Catatan ini tidak tergabung dengan catatan lain.',
        en: 'This record is not merged with another.',
      });
    }
    const [, kept] = await this.lockBoth(tx, id, mergedIntoId);
    const person = await this.change(tx, 'split', id, seen, reason, (row) => {
      row.mergedIntoId = null;
    });
    await this.change(tx, 'split', kept.id, kept.revision, reason, (row) => {
      row.mergedIds = row.mergedIds.filter((other) => other !== id);
    });
    return person;
  }

  /** Both in the order of their ids, so that two merges the other way round wait for each other. @throws NotFound, Invalid */
  private async lockBoth(tx: Tx, id: string, otherId: string): Promise<[Person, Person]> {
    if (id === otherId) {
      const text = { id: 'Pilih catatan lain.', en: 'Choose another record.' };
      throw new Invalid('same-person', text, { intoId: [text] });
    }
    const rows = await tx.repo(Person).find({
      where: { id: In([id, otherId]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const [one, other] = [rows.find((row) => row.id === id), rows.find((row) => row.id === otherId)];
    if (!one) throw new NotFound();
    if (!other) throw new UnknownReference('intoId');
    return [one, other];
  }

  private close(tx: Tx, id: string, seen: number, reason: string): Promise<Person> {
    return this.restrict(tx, id, seen, { ...forTheOffice('personal_data'), reason });
  }
}

/** The same after each replay, so that what was quoted meanwhile still fits. */
const pseudonymOf = (id: string): string =>
  `Orang yang dihapus namanya (${createHash('sha256').update(id).digest('hex').slice(0, 6)})`;
