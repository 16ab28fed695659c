import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import { ShowsId, ShowsWhole } from '../common/answers.js';
import { Id, Line, Optional, Parts, Whole } from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { PostRef } from '../people/person.dto.js';

/** Who is told when a follow-up is so late. */
export class RungDto {
  /** What the rung is called, as `Kepala Bidang`. */
  @Line(100) label: string;
  /** Left out: the post in charge of the follow-up itself. */
  @Optional() @Id() postId?: string | null;
  /** Working days past the last day of the follow-up, from 1. */
  @Whole(1, 250) afterWorkingDays: number;
}

/** A ladder in place of the one there was. */
export class SetLadderDto {
  /** The unit in charge it is for; left out, the ladder of all that have none of their own. */
  @Optional() @Id() unitId?: string | null;
  /** From the lowest; each later than the one below it. */
  @ArrayMinSize(1, {
    message: 'harus memuat paling sedikit satu anak tangga\u001fmust hold at least one rung',
  })
  @Parts(RungDto, 10)
  rungs: RungDto[];
  /** Why; it stays in the audit log. */
  @Line(500) reason: string;
}

export class LadderRung {
  /** From 1, the lowest. */
  @ShowsWhole() place: number;
  label: string;
  /** Null for the post in charge of the follow-up itself. */
  post: PostRef | null;
  @ShowsWhole() afterWorkingDays: number;
}

/** Who is told, rung by rung, of follow-ups that stay undone. */
export class LadderDto {
  @ShowsId() id: string;
  /** Null for the ladder of all units that have none of their own. */
  unit: OrganizationRef | null;
  @ApiProperty({ type: LadderRung, isArray: true }) rungs: LadderRung[];
  @ShowsWhole() revision: number;
}
