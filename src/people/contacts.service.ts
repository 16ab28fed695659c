import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { type Classification, forTheOffice } from '../policy/visibility.js';
import { type NewRecord, RecordsService } from '../records/records.service.js';
import type { CorrectContactDto, NewContactDto } from './contact.dto.js';
import { Contact } from './contact.entity.js';
import { Person } from './person.entity.js';
import { PersonErased, ProcessingHeld } from './person.problems.js';

type New = NewContactDto & { personId: string } & NewRecord;

@Injectable()
export class ContactsService extends RecordsService<Contact, New> {
  protected readonly entity = Contact;
  protected override readonly refusals = {
    contact_person_id_key: () =>
      new Conflict('contact-recorded', {
        id: 'Kontak orang ini sudah tercatat; perbaiki yang itu.',
        en: 'Contact data of this person is on record; correct that.',
      }),
    contact_not_while_held: () => new ProcessingHeld(),
    contact_not_of_erased: () => new PersonErased(),
  };

  protected override usual(): Classification {
    return forTheOffice('personal_data');
  }

  /** @throws NotFound if there is no such person, Conflict if contact data is on record or processing on hold */
  async record(tx: Tx, personId: string, input: NewContactDto): Promise<Contact> {
    await tx.require(Person, personId);
    return this.create(tx, { ...input, personId });
  }

  /** @throws NotFound, Stale, Conflict */
  async correctOf(tx: Tx, personId: string, seen: number, correction: CorrectContactDto): Promise<Contact> {
    return this.correct(tx, (await this.getOf(tx, personId)).id, seen, correction);
  }

  /** Empties what is on record; does nothing where nothing is. */
  async erase(tx: Tx, personId: string, reason: string): Promise<void> {
    const contact = await tx.repo(Contact).findOneBy({ personId });
    if (!contact) return;
    await this.change(tx, 'erased', contact.id, contact.revision, reason, (row) => {
      Object.assign(row, { phones: [], emails: [], postalAddress: null, note: null });
    });
  }

  private async getOf(tx: Tx, personId: string): Promise<Contact> {
    const contact = await tx.repo(Contact).findOneBy({ personId });
    if (!contact) throw new NotFound();
    return contact;
  }
}
