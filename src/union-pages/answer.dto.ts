import { LeftOut, OneOf, Paragraphs } from '../common/fields.js';
import { ANSWERS, type ReceiverAnswer } from '../commitments/assessment.entity.js';
import { OwnSourceForm } from './own-source.dto.js';

/** Who may read an answer: everybody who sees the commitment, or the union and the office alone. */
export const AUDIENCES = ['everybody', 'office'] as const;

/** What a union answers, and the document or link that shows it. */
export class AnswerForm extends OwnSourceForm {
  @OneOf(ANSWERS) finding: ReceiverAnswer;
  @Paragraphs(5000) note: string;
  @OneOf(AUDIENCES) audience: (typeof AUDIENCES)[number];
  @LeftOut() @Paragraphs(1000) shows?: string;
}
