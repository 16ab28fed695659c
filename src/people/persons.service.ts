import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Conflict } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { type Classification, forTheOffice } from '../policy/visibility.js';
import type { PublishDto } from '../records/record.dto.js';
import { RecordsService } from '../records/records.service.js';
import type { NewPersonDto } from './person.dto.js';
import { Person } from './person.entity.js';
import { PersonErased, ProcessingHeld } from './person.problems.js';

@Injectable()
export class PersonsService extends RecordsService<Person, NewPersonDto> {
  protected readonly entity = Person;
  protected override readonly refusals = {
    person_held_is_internal: () => new ProcessingHeld(),
    person_erased_has_no_name: () => new PersonErased(),
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

  /**
   * Puts processing on hold: the person and what belongs to it are for the office alone, and nobody reads or corrects
   * the contact data. Source: UU 27/2022 art. 11. @throws NotFound, Stale, ProcessingHeld, PersonErased
   */
  async hold(tx: Tx, id: string, seen: number, reason: string): Promise<Person> {
    const person = await tx.repo(Person).findOneBy({ id });
    if (person?.erasedAt) throw new PersonErased();
    if (person?.heldAt) throw new ProcessingHeld();
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

  private close(tx: Tx, id: string, seen: number, reason: string): Promise<Person> {
    return this.restrict(tx, id, seen, { ...forTheOffice('personal_data'), reason });
  }
}

/** The same after each replay, so that what was quoted meanwhile still fits. */
const pseudonymOf = (id: string): string =>
  `Orang yang dihapus namanya (${createHash('sha256').update(id).digest('hex').slice(0, 6)})`;
