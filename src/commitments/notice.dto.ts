import { IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { DayField, Id, LeftOut, OneOf, Optional, Paragraphs, Whole } from '../common/fields.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { CorrectionOf, NewRecordDto, RecordDto, RecordsQuery, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';
import { FULFILMENTS, REPLY_DAYS } from './fulfilment.js';
import { NOTICE_KINDS, NOTICE_STATES, type NoticeKind, type NoticeState } from './notice.entity.js';

/** Tells the office of a maker that the desk is about to find `not_fulfilled`, and gives it time to reply. */
export class NewNoticeDto extends NewRecordDto {
  /** The maker's office. */
  @Id() addresseeId: string;
  /** What the office is told, for everybody to read. */
  @Paragraphs(5000) words: string;
  /** Day it was sent; today when left out. */
  @LeftOut() @DayField() sentOn?: string;
  /** Working days there are to reply. */
  @LeftOut() @Whole(REPLY_DAYS, 60) replyDays?: number;
}

/** How a notice is worded can be put right; whom it told, what and when stays. */
export class NoticeWordingDto {
  @Paragraphs(5000) words: string;
}
export class CorrectNoticeDto extends CorrectionOf(NoticeWordingDto) {}

/** What the office replied. */
export class NoticeReplyDto {
  /** As it was put. */
  @Paragraphs(5000) words: string;
  /** Day it was put; today when left out, and always by the addressee's own login. */
  @LeftOut() @DayField() repliedOn?: string;
  /** The letter or recording it stands in; needed where the office notes it. */
  @Optional() @Id() sourceId?: string | null;
}

export class NoticeDto extends RecordDto {
  @ShowsId() commitmentId: string | null;
  /** `before_verdict` to a maker's office, `confirmation` to a receiver. */
  @ShowsOneOf(NOTICE_KINDS) kind: string;
  addressee: OrganizationRef | null;
  /** The verdict it is about. */
  @ShowsOneOf(FULFILMENTS) finding: string;
  words: string;
  @ShowsDay() sentOn: string;
  /** Working days there are to reply. */
  @ShowsWhole() replyDays: number;
  /** Last day to reply, that day included. */
  @ShowsDay() replyUntilOn: string;
  /** `silent` when that day has passed without a reply. */
  @ShowsOneOf(NOTICE_STATES) state: string;
  @ShowsDay() repliedOn: string | null;
  /** As it was put; null without reply, and where an answer in its lane is the reply. */
  reply: string | null;
  replySource: SourceRef | null;
  /** The answer in the receivers' lane that replies to it. */
  @ShowsId() answerId: string | null;
  /** Whether the party replied by its own login. */
  isByParty: boolean;
  @ShowsDay() withdrawnOn: string | null;
  withdrawnReason: string | null;
}

export class NoticesQuery extends RecordsQuery {
  @SortKey('until') sort?: string;
  @IsOptional() @Id() commitment?: string;
  @IsOptional() @Id() addressee?: string;
  @IsOptional() @OneOf(NOTICE_KINDS) kind?: NoticeKind;
  @IsOptional() @OneOf(NOTICE_STATES) state?: NoticeState;
}
