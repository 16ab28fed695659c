import { IsOptional } from 'class-validator';
import { Id, Line, OneOf, Whole } from '../common/fields.js';
import { ReasonDto } from '../records/record.dto.js';

/** Which two records of people are looked at, and whom else is looked for. */
export class MergeQuery {
  @IsOptional() @Id() satu?: string;
  @IsOptional() @Id() dua?: string;
  @IsOptional() @Line(200) q?: string;
}

/** Which of the two stays. */
export const STAYING = ['satu', 'dua'] as const;

/** The form that makes two records one, each in the revision that was compared. */
export class MergeForm extends ReasonDto {
  @Id() satu: string;
  @Id() dua: string;
  @Whole(1, 1_000_000) revisiSatu: number;
  @Whole(1, 1_000_000) revisiDua: number;
  @OneOf(STAYING) tetap: (typeof STAYING)[number];
}
