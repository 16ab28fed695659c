import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { jsonOf } from '../common/json-of.js';
import { Commitment } from '../commitments/commitment.entity.js';
import type { Tx } from '../database/unit-of-work.js';
import { Organization } from '../organizations/organization.entity.js';
import { organizationRef } from '../organizations/organizations.reader.js';
import { withTables } from '../policy/policy.js';
import {
  commonColumns,
  given,
  idOf,
  type Item,
  RecordReader,
  refersTo,
  sortBy,
  sortByChange,
} from '../records/record.reader.js';
import { Source } from '../sources/source.entity.js';
import { sourceRef } from '../sources/sources.reader.js';
import type { DraftVersionDto } from './draft-version.dto.js';
import { DraftVersion } from './draft-version.entity.js';
import { draftVersionColumns } from './draft-versions.reader.js';
import type { MilestoneDto, MilestonesQuery } from './milestone.dto.js';
import { Milestone } from './milestone.entity.js';

const evidence = sql`coalesce((SELECT json_agg(${jsonOf(
  sql`${sourceRef(sql`(piece ->> 'sourceId')::uuid`)} AS "source", piece ->> 'shows' AS "shows"`,
)} ORDER BY n) FROM jsonb_array_elements(r.evidence) WITH ORDINALITY AS pieces(piece, n)), '[]'::json)`;

/** The columns of a step, for `jsonOf`, over the milestone `r`. */
export const milestoneColumns = sql`${commonColumns}, ${idOf('commitment', sql`r.commitment_id`)} AS "commitmentId",
  r.set_key AS "setKey", r.step_key AS "stepKey", r.title, r.title_en AS "titleEn", r.done_when AS "doneWhen",
  r.done_when_en AS "doneWhenEn", r.document, r.planned_on AS "plannedOn", r.met_on AS "metOn", r.state,
  r.state_reason AS "stateReason", r.sent_back_count AS "sentBackCount", r.sent_back_on AS "sentBackOn",
  ${organizationRef(sql`r.responsible_unit_id`)} AS "responsibleUnit", r.is_optional AS "isOptional",
  r.is_decisive AS "isDecisive", r.decisive_because AS "decisiveBecause", r.decisive_because_en AS "decisiveBecauseEn",
  r.note, ${evidence} AS "evidence"`;

/** The way of one commitment: its steps in their order, and the drafts by their number. */
export interface Course {
  milestones: MilestoneDto[];
  drafts: DraftVersionDto[];
}

@Injectable()
export class MilestonesReader extends RecordReader<MilestonesQuery> {
  protected readonly table = 'milestone';
  protected readonly entities = [Milestone, DraftVersion, Commitment, Organization, Source];
  protected readonly defaultSort = 'planned';
  protected readonly sorts = {
    ...sortBy('planned', sql`coalesce(r.planned_on, 'infinity'::date)`, sql`date`),
    ...sortBy('place', sql`r.place`, sql`numeric`),
    ...sortByChange,
  };

  protected json(): Sql {
    return jsonOf(milestoneColumns);
  }

  protected filters({ commitment, state, unit, planned_before: before }: MilestonesQuery): Sql[] {
    return [
      ...given(commitment, (value) => refersTo('commitment', value, sql`r.commitment_id = ${value}`)),
      ...given(state, (value) => sql`r.state = ${value}`),
      ...given(unit, (value) => refersTo('organization', value, sql`r.responsible_unit_id = ${value}`)),
      ...given(before, (value) => sql`r.planned_on < ${value}`),
    ];
  }

  /** The steps and drafts of a commitment, in one statement. @param moment as of, RFC 3339; null for now */
  async course(actor: Actor, commitmentId: string, moment: string | null = null): Promise<Course> {
    const [row] = await this.reads.rows<{ milestones: string; drafts: string }>(
      actor,
      this.ofOne(
        'course',
        this.policy.sightOf(actor),
        commitmentId,
        moment,
        ({ id }) => sql`
          SELECT ${this.steps(id)}::text AS milestones,
                 coalesce((SELECT json_agg(${jsonOf(draftVersionColumns)} ORDER BY r.number)
                             FROM draft_version r WHERE r.commitment_id = ${id}), '[]'::json)::text AS drafts`,
      ),
    );
    return {
      milestones: JSON.parse(row?.milestones ?? '[]') as MilestoneDto[],
      drafts: JSON.parse(row?.drafts ?? '[]') as DraftVersionDto[],
    };
  }

  /** The steps of a commitment as the transaction sees them, with the revision of the commitment. */
  async stepsIn(tx: Tx, commitmentId: string): Promise<Item> {
    const [row] = await tx.query<Item>(
      sql`${withTables(this.tablesOf(this.policy.sightOf(tx.actor), null))}
        SELECT json_build_object('items', ${this.steps(commitmentId)})::text AS body, c.revision
          FROM commitment c WHERE c.id = ${commitmentId}`,
    );
    if (!row) throw new Error('a commitment is read after its steps were made');
    return row;
  }

  private steps(commitmentId: string): Sql {
    return sql`coalesce((SELECT json_agg(${this.json()} ORDER BY r.place, r.id)
      FROM milestone r WHERE r.commitment_id = ${commitmentId}), '[]'::json)`;
  }
}
