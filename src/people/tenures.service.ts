import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Day } from '../common/day.js';
import { Conflict, DaysOutOfOrder } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import type { EndDto } from '../records/record.dto.js';
import { RecordsService } from '../records/records.service.js';
import type { NewTenureDto } from './tenure.dto.js';
import { Tenure } from './tenure.entity.js';

const overlaps = () =>
  new Conflict('tenure-overlaps', {
    id: 'Jabatan ini sudah dipegang pada sebagian hari itu; akhiri dulu masa jabatan sebelumnya.',
    en: 'This post is held already on some of these days; end the earlier tenure first.',
  });

@Injectable()
export class TenuresService extends RecordsService<Tenure, NewTenureDto> {
  protected readonly entity = Tenure;
  protected override readonly refusals = {
    tenure_one_holder: overlaps,
    tenure_no_overlap: overlaps,
    tenure_days_in_order: () => new DaysOutOfOrder(),
  };

  /** Closes a spell. @throws NotFound, Stale, Invalid */
  end(tx: Tx, id: string, seen: number, { endedOn, reason }: EndDto): Promise<Tenure> {
    return this.change(tx, 'ended', id, seen, reason ?? null, (spell) => {
      spell.endedOn = endedOn;
    });
  }

  /** What a person held on a day (YYYY-MM-DD); in one post only if `postId` is given. */
  heldOn(
    tx: Tx,
    personId: string,
    day: Day,
    postId: string | null = null,
  ): Promise<{ id: string; postId: string }[]> {
    return tx.query(sql`
      SELECT id, post_id AS "postId" FROM tenure
       WHERE person_id = ${personId} AND daterange(started_on, ended_on, '[]') @> ${day}::date
         AND (${postId}::uuid IS NULL OR post_id = ${postId})
       ORDER BY id`);
  }
}
