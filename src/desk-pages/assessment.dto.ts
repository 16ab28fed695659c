import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import {
  DayField,
  Id,
  LeftOut,
  Line,
  OneOf,
  Paragraphs,
  Parts,
  Truth,
  WebAddress,
} from '../common/fields.js';
import { NewAssessmentDto } from '../commitments/assessment.dto.js';
import { type Fulfilment, FULFILMENTS, type Grade, GRADES } from '../commitments/fulfilment.js';
import { PARTIES, type Party, SOURCE_KINDS, type SourceKind } from '../sources/source.entity.js';

/** Which finding the form is for. */
export class AssessQuery {
  @IsOptional() @OneOf(FULFILMENTS) temuan?: Fulfilment;
}

/** One piece of evidence: on a source of the record, or on a new one by its link. */
export class PieceForm {
  @LeftOut() @Id() sourceId?: string;
  @LeftOut() @WebAddress() url?: string;
  @LeftOut() @Line(500) title?: string;
  @LeftOut() @Line(200) publisher?: string;
  @LeftOut() @OneOf(SOURCE_KINDS) kind?: SourceKind;
  @LeftOut() @OneOf(PARTIES) party?: Party;
  @LeftOut() @DayField() publishedOn?: string;
  @OneOf(GRADES) grade: Grade;
  @Paragraphs(1000) shows: string;
  @LeftOut() @DayField() actOn?: string;
  @LeftOut() @Line(200) part?: string;
  @LeftOut() @Truth() isContradicting?: boolean;
}

/** A finding of the desk with its evidence. */
export class AssessForm extends OmitType(NewAssessmentDto, [
  'lane',
  'finding',
  'organizationId',
  'evidence',
  'visibility',
  'partyIds',
  'restrictedGround',
  'restrictedUntil',
]) {
  @OneOf(FULFILMENTS) finding: Fulfilment;
  @LeftOut() @Parts(PieceForm, 20) evidence?: PieceForm[];
}
