import { DayField, LeftOut, Line, OneOf, Paragraphs, WebAddress } from '../common/fields.js';
import { ANSWERS, type ReceiverAnswer } from '../commitments/assessment.entity.js';
import { PARTIES, type Party, SOURCE_KINDS, type SourceKind } from '../sources/source.entity.js';

/** Who may read an answer: everybody who sees the commitment, or the union and the office alone. */
export const AUDIENCES = ['everybody', 'office'] as const;

/** What a union answers, and the document or link that shows it. */
export class AnswerForm {
  @OneOf(ANSWERS) finding: ReceiverAnswer;
  @Paragraphs(5000) note: string;
  @OneOf(AUDIENCES) audience: (typeof AUDIENCES)[number];
  @LeftOut() @WebAddress() url?: string;
  @LeftOut() @OneOf(SOURCE_KINDS) kind?: SourceKind;
  /** Whose word the document is. */
  @LeftOut() @OneOf(PARTIES) party?: Party;
  @LeftOut() @Line(500) title?: string;
  @LeftOut() @DayField() publishedOn?: string;
  @LeftOut() @Paragraphs(1000) shows?: string;
}
