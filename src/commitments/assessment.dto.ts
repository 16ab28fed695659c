import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsInstant, ShowsOneOf } from '../common/answers.js';
import {
  DayField,
  Id,
  LeftOut,
  Line,
  OneOf,
  Optional,
  Paragraphs,
  PartOf,
  Parts,
  Truth,
} from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import {
  ANSWERS,
  ASSESSMENT_STATES,
  type AssessmentState,
  type Lane,
  LANES,
  REASON_CODES,
  type ReasonCode,
  type ReceiverAnswer,
} from './assessment.entity.js';
import { type Fulfilment, FULFILMENTS, type Grade, GRADES } from './fulfilment.js';

/** One piece of evidence. */
export class EvidenceDto {
  @Id() sourceId: string;
  /** `A` a legal or budget instrument, signed minutes, official data; `B` official release, recording, letter; `C` independent report; `D` one side's claim. */
  @OneOf(GRADES) grade: Grade;
  /** What it shows, in a sentence. */
  @Paragraphs(1000) shows: string;
  /** Day of the act it shows, YYYY-MM-DD. */
  @Optional() @DayField() actOn?: string | null;
  /** Which part of the commitment it is about. */
  @Optional() @Line(200) part?: string | null;
  /** Whether it shows an act against the commitment. */
  @LeftOut() @Truth() isContradicting?: boolean;
}

/** What was looked for before something is called unratable. */
export class SoughtDto {
  @Paragraphs(1000) what: string;
  @Line(300) fromWhom: string;
  @DayField() on: string;
}

/** One entry in one of the three lanes. Which fields a finding needs, the transition table says. */
export class NewAssessmentDto extends NewRecordDto {
  /** `giver` claims, `receiver` answers, `desk` finds. */
  @OneOf(LANES) lane: Lane;
  /** Who claims or answers; in the desk's lane the office that rates. Left out, that of the account. */
  @Optional() @Id() organizationId?: string | null;
  /** A state; for a receiver `confirms` or `disputes`. */
  @OneOf([...FULFILMENTS, ...ANSWERS]) finding: Fulfilment | ReceiverAnswer;
  /** Day it was found or said, YYYY-MM-DD. A party's own login says it today; what a receiver told the office earlier needs evidence. */
  @DayField() assessedOn: string;
  /** What was found and why, for everybody to read. */
  @Paragraphs(5000) note: string;
  @LeftOut() @Parts(EvidenceDto) evidence?: EvidenceDto[];
  /** The condition waited for, quoted; for `waiting`. */
  @Optional() @Paragraphs(1000) conditionWords?: string | null;
  /** To whom; for `referred`. */
  @Optional() @Id() referredToId?: string | null;
  /** For `not_fulfilled` and `lapsed`. */
  @Optional() @OneOf(REASON_CODES) reasonCode?: ReasonCode | null;
  /** For `unratable`. */
  @Optional() @PartOf(SoughtDto) sought?: SoughtDto | null;
  /** The later commitment; for `superseded`. */
  @Optional() @Id() supersededById?: string | null;
  /** Goes back from a final state; needs a second person. */
  @LeftOut() @Truth() isCorrection?: boolean;
}

/** What can be put right in an entry: how it is worded, not what it finds. */
export class AssessmentWordingDto {
  @Paragraphs(5000) note: string;
}
export class CorrectAssessmentDto extends CorrectionOf(AssessmentWordingDto) {}

/** One piece of evidence, with its source. */
export class EvidenceAnswer {
  source: SourceRef | null;
  @ShowsOneOf(GRADES) grade: string;
  shows: string;
  @ShowsDay() actOn: string | null;
  part: string | null;
  isContradicting: boolean;
}

/** What was looked for. */
export class SoughtAnswer {
  what: string;
  fromWhom: string;
  @ShowsDay() on: string;
}

export class AssessmentDto extends RecordDto {
  @ShowsId() commitmentId: string | null;
  @ShowsOneOf(LANES) lane: string;
  organization: OrganizationRef | null;
  /** Whether the party entered it by its own login; else the office did, on its behalf. */
  isByParty: boolean;
  @ShowsOneOf([...FULFILMENTS, ...ANSWERS]) finding: string;
  @ShowsDay() assessedOn: string;
  note: string;
  evidence: EvidenceAnswer[];
  conditionWords: string | null;
  referredTo: OrganizationRef | null;
  @ShowsOneOf(REASON_CODES) reasonCode: string | null;
  sought: SoughtAnswer | null;
  @ShowsId() supersededById: string | null;
  /** Of `not_fulfilled`: day the offices that promised were told, from their notices. */
  @ShowsDay() noticeOn: string | null;
  @ShowsDay() replyUntilOn: string | null;
  /** What they replied; null for silence. */
  reply: string | null;
  isCorrection: boolean;
  /** `proposed` until a second person signs, where that is needed. */
  @ShowsOneOf(ASSESSMENT_STATES) state: string;
  stateReason: string | null;
  @ShowsInstant() signedAt: string | null;
}

export class AssessmentsQuery extends RecordsQuery {
  @SortKey('assessed') sort?: string;
  @IsOptional() @Id() commitment?: string;
  @IsOptional() @Id() organization?: string;
  @IsOptional() @OneOf(LANES) lane?: Lane;
  @IsOptional() @OneOf(ASSESSMENT_STATES) state?: AssessmentState;
}
