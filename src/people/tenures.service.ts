import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Day } from '../common/day.js';
import { Conflict, DaysOutOfOrder } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Classification } from '../policy/visibility.js';
import type { EndDto } from '../records/record.dto.js';
import { RecordsService } from '../records/records.service.js';
import type { NewTenureDto } from './tenure.dto.js';
import { recordsOfPerson } from './persons.reader.js';
import { Tenure } from './tenure.entity.js';

/** A person, and the post or organization they are thought to hold something in. */
export interface Holder {
  personId: string;
  postId: string | null;
  organizationId: string | null;
}

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
       WHERE person_id IN ${recordsOfPerson(sql`${personId}::uuid`)} AND daterange(started_on, ended_on, '[]') @> ${day}::date
         AND (${postId}::uuid IS NULL OR post_id = ${postId})
       ORDER BY id`);
  }

  /**
   * What each of several people held on a day (YYYY-MM-DD), in their order: in the post given, else in the organization
   * given, else anywhere. A post that nobody named is told only where it is as open as `part`.
   */
  async heldByEach(
    tx: Tx,
    day: Day,
    holders: readonly Holder[],
    part: Pick<Classification, 'visibility' | 'partyIds'>,
  ): Promise<{ id: string; postId: string }[][]> {
    const rows = await tx.query<{ held: { id: string; postId: string }[] }>(sql`
      SELECT coalesce(json_agg(json_build_object('id', t.id, 'postId', t.post_id) ORDER BY t.id) FILTER (WHERE t.id IS NOT NULL), '[]') AS held
        FROM unnest(${holders.map((one) => one.personId)}::uuid[], ${holders.map((one) => one.postId)}::uuid[],
                    ${holders.map((one) => one.organizationId)}::uuid[]) WITH ORDINALITY AS given(person, post, organization, n)
        LEFT JOIN (tenure t JOIN post p ON p.id = t.post_id)
          ON t.person_id IN ${recordsOfPerson(sql`given.person`)} AND daterange(t.started_on, t.ended_on, '[]') @> ${day}::date
         AND CASE WHEN given.post IS NOT NULL THEN t.post_id = given.post
                  ELSE (given.organization IS NULL OR p.organization_id = given.organization)
                   AND is_within(${part.visibility}, ${part.partyIds}::uuid[], t.visibility, t.party_ids) END
       GROUP BY given.n ORDER BY given.n`);
    return rows.map(({ held }) => held);
  }
}
