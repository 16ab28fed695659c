import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { DayField, Id, LeftOut, Line, OneOf, Optional, Paragraphs, Whole } from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { CorrectionOf, NewRecordDto, RecordDto, RecordsQuery, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { REMARK_ANSWERS, REMARK_SIDES, type RemarkAnswer, type RemarkSide } from './draft-version.entity.js';

/** A version of the draft a commitment is about. */
export class NewDraftVersionDto extends NewRecordDto {
  /** The number the draft bears, from 1; once in a commitment. */
  @Whole(1, 9999) number: number;
  @Line(300) title: string;
  /** Day the draft bears, YYYY-MM-DD. */
  @DayField() datedOn: string;
  /** The document. */
  @Id() sourceId: string;
  /** The step of the same commitment it belongs to. */
  @Optional() @Id() milestoneId?: string | null;
}
export class CorrectDraftVersionDto extends CorrectionOf(NewDraftVersionDto) {}

/** What one side said of a draft. */
export class NewRemarkDto {
  /** Needed from the office; a party's own login says it already. */
  @LeftOut() @OneOf(REMARK_SIDES) side?: RemarkSide;
  /** Whose it is; of an own login, its own organization. */
  @Optional() @Id() organizationId?: string | null;
  /** The clause it is about, as `Pasal 4 ayat (2)`; leave out for the whole draft. */
  @Optional() @Line(200) clause?: string | null;
  /** As given. */
  @Paragraphs(5000) words: string;
}

/** A remark put another way, as long as it is not answered. */
export class RewordRemarkDto {
  /** The remark, by its place in the version, from 1. */
  @Whole(1, 500) number: number;
  /** The clause it is about; leave out for the whole draft. */
  @Optional() @Line(200) clause?: string | null;
  @Paragraphs(5000) words: string;
}

/** A remark that is taken back, as long as it is not answered. */
export class WithdrawRemarkDto {
  /** The remark, by its place in the version, from 1. */
  @Whole(1, 500) number: number;
  /** Why, for everybody to read. */
  @Paragraphs(2000) reason: string;
}

const CLOSED_ANSWERS = REMARK_ANSWERS.filter((answer) => answer !== 'open');

/** What became of a remark. */
export class RemarkAnswerDto {
  /** The remark, by its place in the version, from 1. */
  @Whole(1, 500) number: number;
  @OneOf(CLOSED_ANSWERS) answer: Exclude<RemarkAnswer, 'open'>;
  /** Why; needed unless it was taken in whole. */
  @Optional() @Paragraphs(2000) reason?: string | null;
  /** Day, YYYY-MM-DD. */
  @DayField() answeredOn: string;
}

export class RemarkAnswered {
  /** Its place in this version, from 1; its answer names it. */
  @ShowsWhole() number: number;
  @ShowsOneOf(REMARK_SIDES) side: string;
  organization: OrganizationRef | null;
  clause: string | null;
  words: string;
  @ShowsOneOf(REMARK_ANSWERS) answer: string;
  answerReason: string | null;
  @ShowsDay() answeredOn: string | null;
  /** Whether its side entered it by its own login; else the office noted what it was told. */
  isByParty: boolean;
  /** Day it was taken back; null while it stands. */
  @ShowsDay() withdrawnOn: string | null;
  withdrawnReason: string | null;
}

export class DraftVersionDto extends RecordDto {
  @ShowsId() commitmentId: string | null;
  @ShowsWhole() number: number;
  title: string;
  @ShowsDay() datedOn: string;
  /** Null where it is hidden. */
  source: SourceRef | null;
  @ShowsId() milestoneId: string | null;
  remarks: RemarkAnswered[];
}

export class DraftVersionsQuery extends RecordsQuery {
  @SortKey('dated', 'number') sort?: string;
  @IsOptional() @Id() commitment?: string;
}
