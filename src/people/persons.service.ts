import { Injectable } from '@nestjs/common';
import { type Classification, forTheOffice } from '../policy/visibility.js';
import { RecordsService } from '../records/records.service.js';
import type { NewPersonDto } from './person.dto.js';
import { Person } from './person.entity.js';

@Injectable()
export class PersonsService extends RecordsService<Person, NewPersonDto> {
  protected readonly entity = Person;
  /** Only a public role makes a person public, and somebody must say so. Source: UU 27/2022. */
  protected override usual(): Classification {
    return forTheOffice('personal_data');
  }
}
