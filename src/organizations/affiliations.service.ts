import { Injectable } from '@nestjs/common';
import { Conflict, DaysOutOfOrder, Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import type { EndDto } from '../records/record.dto.js';
import { RecordsService } from '../records/records.service.js';
import type { NewAffiliationDto } from './affiliation.dto.js';
import { Affiliation } from './affiliation.entity.js';

const overlaps = () =>
  new Conflict('affiliation-overlaps', {
    id: 'Organisasi ini sudah berafiliasi pada sebagian hari itu; satu serikat hanya pada satu federasi pada satu waktu (UU 21/2000 pasal 16).',
    en: 'This organization already has an affiliation on some of these days; a union belongs to one federation at a time (UU 21/2000 art. 16).',
  });

const circle = () =>
  new Invalid('affiliation-circle', {
    id: 'Sebuah organisasi akan berada di bawah dirinya sendiri.',
    en: 'An organization would belong to itself.',
  });

@Injectable()
export class AffiliationsService extends RecordsService<Affiliation, NewAffiliationDto> {
  protected readonly entity = Affiliation;
  protected override readonly refusals = {
    affiliation_no_overlap: overlaps,
    affiliation_alliance_no_overlap: overlaps,
    affiliation_no_circle: circle,
    affiliation_not_with_itself: circle,
    affiliation_days_in_order: () => new DaysOutOfOrder(),
  };

  /** Closes a spell. @throws NotFound, Stale, Invalid */
  end(tx: Tx, id: string, seen: number, { endedOn, reason }: EndDto): Promise<Affiliation> {
    return this.change(tx, 'ended', id, seen, reason ?? null, (spell) => {
      spell.endedOn = endedOn;
    });
  }
}
