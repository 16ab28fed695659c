import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Conflict, Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { NewOrganizationDto } from './organization.dto.js';
import { Organization } from './organization.entity.js';

@Injectable()
export class OrganizationsService extends RecordsService<Organization, NewOrganizationDto> {
  protected readonly entity = Organization;
  protected override readonly refusals = {
    organization_name_taken: () =>
      new Conflict('organization-name-taken', {
        id: 'Organisasi dengan nama ini sudah tercatat; jika ini kepengurusan lain, isi faction (UU 21/2000 pasal 19).',
        en: 'An organization of this name is on record; if this is another board, say so in faction (UU 21/2000 art. 19).',
      }),
    organization_level_of_unions: () =>
      new Invalid('level-of-no-union', {
        id: 'Hanya serikat yang memiliki tingkat (level).',
        en: 'Only unions have a level.',
      }),
  };

  protected override fieldsOf(
    _tx: Tx,
    { aliases, ...input }: Partial<NewOrganizationDto>,
  ): DeepPartial<Organization> {
    return {
      ...input,
      ...(aliases && {
        aliases: aliases.map(({ name, fromOn = null, untilOn = null }) => ({ name, fromOn, untilOn })),
      }),
    };
  }
}
