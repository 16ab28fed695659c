import { OmitType } from '@nestjs/swagger';
import { Id, LeftOut, Line, ListOfAtMost, OneOf, Optional, Paragraphs, PartOf } from '../common/fields.js';
import { NewCommitmentDto } from '../commitments/commitment.dto.js';
import { NewFollowUpDto } from '../commitments/follow-up.dto.js';
import { type Method, METHODS } from '../commitments/follow-up.entity.js';
import { NewDemandDto } from '../statements/demand.dto.js';
import { NewStatementDto } from '../statements/statement.dto.js';

/*
 * What a point of the minutes can become. Day, event, source and, unless said otherwise, the words come from the point;
 * so does who may see it, and nobody else ever sees it.
 */

/** What the speaker of the point said. */
export class StatementOfPointDto extends OmitType(NewStatementDto, [
  'gist',
  'saidOn',
  'weekday',
  'speakerId',
  'postId',
  'eventId',
  'sourceId',
]) {
  /** What was said, in our words; the text of the point when left out. */
  @LeftOut() @Paragraphs(2000) gist?: string;
  /** The post spoken from; that of the speaker's attendance when left out. */
  @Optional() @Id() postId?: string | null;
}

/** What the speaker of the point promised. It waits for verification like any other. */
export class CommitmentOfPointDto extends OmitType(NewCommitmentDto, ['statementId']) {
  /**
   * The statement that founds it, of the kind `pledge` or `reply`; a pledge in the words of the point when left out.
   * Leave it out where the point became a statement before: that one founds it.
   */
  @LeftOut() @PartOf(StatementOfPointDto) statement?: StatementOfPointDto;
}

/** What the speaker of the point demands. */
export class DemandOfPointDto extends OmitType(NewDemandDto, [
  'title',
  'raisedOn',
  'raisedByIds',
  'eventId',
  'sourceId',
]) {
  /** In our words; the text of the point when left out. */
  @LeftOut() @Line(500) title?: string;
  /** Organizations that raise it; the one the speaker came for when left out. */
  @LeftOut() @ListOfAtMost(50) @Id({ each: true }) raisedByIds?: string[];
}

/** What is to be done, as agreed in this point: tindak lanjut, PIC, tenggat. */
export class FollowUpOfPointDto extends OmitType(NewFollowUpDto, ['action', 'method', 'eventId']) {
  /** What is to be done; the text of the point when left out. */
  @LeftOut() @Paragraphs(2000) action?: string;
  /** `other` when left out. */
  @LeftOut() @OneOf(METHODS) method?: Method;
  /** The verified commitment it is about. */
  @Optional() @Id() commitmentId?: string | null;
}
