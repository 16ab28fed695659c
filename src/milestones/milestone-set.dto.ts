import { OmitType, PartialType } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import { ShowsId, ShowsInstant, ShowsWhole } from '../common/answers.js';
import { Code, Id, LeftOut, Line, Optional, Paragraphs, Parts, Truth } from '../common/fields.js';
import { ListQuery } from '../records/record.dto.js';
import { MilestoneDto } from './milestone.dto.js';

const KEY = /^[a-z][a-z0-9-]{1,49}$/;

/** One step of a ready set. */
export class SetStepDto {
  /** For good, once in its set. */
  @Code(KEY, 'pengundangan') key: string;
  /** In Bahasa Indonesia. */
  @Line(200) title: string;
  @Line(200) titleEn: string;
  /** When it counts as met. */
  @Paragraphs(1000) doneWhen: string;
  @Paragraphs(1000) doneWhenEn: string;
  /** The document that shows it. */
  @Optional() @Line(300) document?: string | null;
  /** Whether it is taken only where it is required; then it may be left out. */
  @LeftOut() @Truth() isOptional?: boolean;
  /** Whether the promise is met with it, and not before. At most one of a set, and none that is optional. */
  @LeftOut() @Truth() isDecisive?: boolean;
  /** Why it is decisive. */
  @Optional() @Paragraphs(500) decisiveBecause?: string | null;
  @Optional() @Paragraphs(500) decisiveBecauseEn?: string | null;
}

export class NewMilestoneSetDto {
  /** For good. */
  @Code(KEY, 'perbup') key: string;
  /** In Bahasa Indonesia. */
  @Line(100) label: string;
  @Line(100) labelEn: string;
  /** In their order. */
  @ArrayMinSize(1, { message: 'harus memuat paling sedikit satu langkah\u001fmust hold at least one step' })
  @Parts(SetStepDto)
  steps: SetStepDto[];
}

/** What of a set changes. A field left out stays. */
export class CorrectMilestoneSetDto extends PartialType(OmitType(NewMilestoneSetDto, ['key']), {
  skipNullProperties: false,
}) {
  /** Why; it stays in the audit log. */
  @Line(500) reason: string;
}

export class SetStepAnswer {
  key: string;
  title: string;
  titleEn: string;
  doneWhen: string;
  doneWhenEn: string;
  document: string | null;
  isOptional: boolean;
  isDecisive: boolean;
  decisiveBecause: string | null;
  decisiveBecauseEn: string | null;
}

export class MilestoneSetDto {
  @ShowsId() id: string;
  key: string;
  label: string;
  labelEn: string;
  steps: SetStepAnswer[];
  /** When it last changed, RFC 3339. */
  @ShowsInstant() changedAt: string;
  /** Number of the current version, from 1; the ETag starts with it. */
  @ShowsWhole() revision: number;
}

export class MilestoneSetsQuery extends ListQuery {}

/** Lays a ready set on a commitment. */
export class UseSetDto {
  @Id() setId: string;
}

/** The steps a set became, in their order. */
export class UsedSetDto {
  items: MilestoneDto[];
}
