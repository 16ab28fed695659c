import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import {
  Code,
  DayField,
  Id,
  LeftOut,
  Line,
  ListOfAtMost,
  OneOf,
  Optional,
  Paragraphs,
  Parts,
  Repeated,
  Truth,
} from '../common/fields.js';
import { PRECISIONS, type Precision } from '../common/day.js';
import { EventRef } from '../events/event.dto.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { PersonRef, PostRef, TitleRef } from '../people/person.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { DemandRef } from '../statements/demand.dto.js';
import { TOPIC_KEY } from '../statements/outcome.js';
import { SaidAnswer } from '../statements/statement.dto.js';
import { AssessmentDto } from './assessment.dto.js';
import { type Bearing, BEARINGS, FIRMNESSES, type Firmness } from './commitment.entity.js';
import { FLAG_NAMES, type Flag } from './flags.js';
import { FollowUpDto } from './follow-up.dto.js';
import { DAY_UNITS } from './deadline-phrase.entity.js';
import { NoticeDto } from './notice.dto.js';
import { TakeoverDto } from './takeover.dto.js';
import { type Fulfilment, FULFILMENTS } from './fulfilment.js';
import { RECORD_STATES, type RecordState } from './record-state.js';
import { TopicRef } from './topic.dto.js';

/** Who promised. Give one of the three; the others follow from it. */
export class MakerDto {
  @Optional() @Id() organizationId?: string | null;
  /** A post, when its holder then is not on record. */
  @Optional() @Id() postId?: string | null;
  /** The holder of a post at the time. */
  @Optional() @Id() tenureId?: string | null;
}

/** A commitment, founded on a statement of the kind `pledge` or `reply`. */
export class NewCommitmentDto extends NewRecordDto {
  /** The statement that founds it; day, event, demand and speaker come from there. */
  @Id() statementId: string;
  /** What was promised, one sentence in our words, in Bahasa Indonesia. */
  @Line(500) title: string;
  @Optional() @Line(500) titleEn?: string | null;
  /** `explicit` tegas, `conditional` bersyarat (needs a condition), `general` umum. */
  @OneOf(FIRMNESSES) firmness: Firmness;
  /** Who promised; left out, it is whoever spoke, or whose words were passed on. */
  @LeftOut() @Parts(MakerDto, 20) makers?: MakerDto[];
  /** Organizations it was promised to. */
  @LeftOut() @ListOfAtMost(100) @Id({ each: true }) receiverIds?: string[];
  /** Receivers that are no organization, in words; needed when there is none. */
  @Optional() @Line(300) receiverWords?: string | null;
  @LeftOut() @ListOfAtMost(20) @Code(TOPIC_KEY, 'apprenticeship', { each: true }) topicKeys?: string[];
  @Optional() @Paragraphs(1000) condition?: string | null;
  /** By what one will see that it is met. */
  @Optional() @Paragraphs(1000) measure?: string | null;
  /** Post whose signature it takes. */
  @Optional() @Id() authorityHolderId?: string | null;
  @Optional() @Paragraphs(1000) authorityNote?: string | null;
  @Optional() @Id() responsibleUnitId?: string | null;
  /** Person in charge, by post. */
  @Optional() @Id() picPostId?: string | null;
  /**
   * Any day of the period it is due in; its last day is recorded. Leave out when no deadline was stated. In a correction
   * null takes a day back, and the phrase gives it.
   */
  @Optional() @DayField() dueOn?: string | null;
  /** How exact the deadline is; `day` when left out with `dueOn`, else `none`. */
  @Optional() @OneOf(PRECISIONS) duePrecision?: Precision | null;
  /** The words that gave the deadline. A vague phrase without a day gets one by `deadline-phrases`, unless `duePrecision` is `none`. */
  @Optional() @Line(200) duePhrase?: string | null;
  /** Why the deadline is another than the rule of its phrase gives, and needed where it is; it stays in the history for everybody to read. */
  @Optional() @Paragraphs(500) dueReason?: string | null;
  /** Not yet for verification. */
  @LeftOut() @Truth() isDraft?: boolean;
}
export class CorrectCommitmentDto extends CorrectionOf(
  OmitType(NewCommitmentDto, ['statementId', 'dueReason', 'isDraft']),
) {}

/** A further statement of the same commitment. */
export class RestatementDto {
  @Id() statementId: string;
  /** How it bears on the commitment. */
  @OneOf(BEARINGS.filter((bearing) => bearing !== 'first_said')) bearing: Bearing;
}

/** Who promised. */
export class MakerAnswer {
  organization: OrganizationRef | null;
  /** A post of that organization. */
  post: TitleRef | null;
  /** The holder at the time; null when not on record or not public. */
  person: PersonRef | null;
}

/** The rule that gave a vague phrase its last day. */
export class DueRuleAnswer {
  phrase: string;
  /** Days after it was said. */
  @ShowsWhole() days: number;
  @ShowsOneOf(DAY_UNITS) unit: string;
}

/** The deadline. */
export class DueAnswer {
  /** Last day, that day included; null when none was stated. */
  @ShowsDay() on: string | null;
  @ShowsOneOf(PRECISIONS) precision: string;
  /** The words that gave it. */
  phrase: string | null;
  /** How a vague phrase became that day; null where somebody gave the day, or none was given. */
  rule: DueRuleAnswer | null;
}

/** Who spoke the founding words, and where they can be looked up. */
export class FoundingAnswer {
  words: string | null;
  speaker: PersonRef | null;
  post: PostRef | null;
  relayedFrom: PostRef | null;
  source: SourceRef | null;
}

/** A commitment as lists show it. */
export class CommitmentCard extends RecordDto {
  title: string;
  titleEn: string | null;
  @ShowsOneOf(FIRMNESSES) firmness: string;
  /** Day of the founding statement. */
  @ShowsDay() statedOn: string;
  due: DueAnswer;
  @ShowsOneOf(RECORD_STATES) recordState: string;
  /** What the desk found last. */
  @ShowsOneOf(FULFILMENTS) fulfilment: string;
  /** Computed today; none of a record that is not verified. */
  @ShowsOneOf(FLAG_NAMES, { each: true }) flags: string[];
  makers: MakerAnswer[];
  receivers: OrganizationRef[];
  receiverWords: string | null;
  founding: FoundingAnswer | null;
  topics: TopicRef[];
  event: EventRef | null;
  /** Day of the last sign of life. */
  @ShowsDay() lastNewsOn: string;
}

/** A statement of the commitment. */
export class StatementOfCommitment extends SaidAnswer {
  @ShowsId() id: string;
  @ShowsOneOf(BEARINGS) bearing: string;
}

/** Title and deadline as first verified. */
export class FirstVersionAnswer {
  title: string;
  due: DueAnswer;
}

/** The three lanes, side by side, earliest entry first. */
export class LanesAnswer {
  giver: AssessmentDto[];
  receiver: AssessmentDto[];
  desk: AssessmentDto[];
}

/** A commitment, named. */
export class CommitmentRef {
  @ShowsId() id: string;
  title: string;
}

export class CommitmentDto extends CommitmentCard {
  demand: DemandRef | null;
  condition: string | null;
  measure: string | null;
  authorityHolder: PostRef | null;
  authorityNote: string | null;
  responsibleUnit: OrganizationRef | null;
  picPost: PostRef | null;
  recordReason: string | null;
  @ShowsInstant() verifiedAt: string | null;
  /** Null until it is verified. */
  first: FirstVersionAnswer | null;
  @ShowsDay() checkedOn: string | null;
  @ShowsDay() fulfilledOn: string | null;
  supersededBy: CommitmentRef | null;
  statements: StatementOfCommitment[];
  lanes: LanesAnswer;
  followUps: FollowUpDto[];
  /** What parties were told and asked, with their replies; the earliest first. */
  notices: NoticeDto[];
  /** How those who came into the post stand to it; the earliest first. */
  takeovers: TakeoverDto[];
}

export class CommitmentsQuery extends RecordsQuery {
  @SortKey('due', 'stated') sort?: string;
  /** State found by the desk; repeat the key for several. */
  @Repeated() @OneOf(FULFILMENTS, { each: true }) status?: Fulfilment[];
  /** State of the record; others than `verified` show to keepers alone. */
  @IsOptional() @OneOf(RECORD_STATES) record?: RecordState;
  /** Repeat the key for several. */
  @Repeated() @Code(TOPIC_KEY, 'apprenticeship', { each: true }) topic?: string[];
  /** Organization that promised; repeat the key for several. */
  @Repeated() @Id({ each: true }) maker?: string[];
  /** Post that promised. */
  @IsOptional() @Id() post?: string;
  /** Organization it was promised to; repeat the key for several. */
  @Repeated() @Id({ each: true }) receiver?: string[];
  /** Organization it was promised to, or any that belongs to it today. */
  @IsOptional() @Id() organization?: string;
  /** Person who spoke the founding words. */
  @IsOptional() @Id() speaker?: string;
  @IsOptional() @Id() event?: string;
  /** Due before this day; those without a deadline are not. */
  @IsOptional() @DayField() due_before?: string;
  /** Due after this day; those without a deadline are not. */
  @IsOptional() @DayField() due_after?: string;
  /** Open ones made from the post of this tenure before it began, to which its holder has not said anything yet. */
  @IsOptional() @Id() inherited_by?: string;
  /** Carries this flag today; repeat the key for several, of which it carries all. */
  @Repeated() @OneOf(FLAG_NAMES, { each: true }) flag?: Flag[];
  /** Words of title, condition or quote; `"a phrase"` and `-without` work. */
  @IsOptional() @Line(200) q?: string;
}
