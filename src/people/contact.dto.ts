import { ShowsId, ShowsInstant } from '../common/answers.js';
import { EmailAddresses, LeftOut, Optional, Paragraphs, PhoneNumbers } from '../common/fields.js';
import { CorrectionOf, RecordDto } from '../records/record.dto.js';

/** How to reach a person. Who may see it is not asked: the office alone. */
export class NewContactDto {
  /** `08…`, `62…` or `+…`; kept in E.164. */
  @LeftOut() @PhoneNumbers(10) phones?: string[];
  @LeftOut() @EmailAddresses(10) emails?: string[];
  @Optional() @Paragraphs(1000) postalAddress?: string | null;
  /** When to call, whom to ask for. */
  @Optional() @Paragraphs(2000) note?: string | null;
}
export class CorrectContactDto extends CorrectionOf(NewContactDto) {}

/** That contact data is on record, without the data. */
export class ContactReceiptDto extends RecordDto {
  @ShowsId() personId: string;
}

export class ContactDto extends ContactReceiptDto {
  /** E.164. */
  phones: string[];
  emails: string[];
  postalAddress: string | null;
  note: string | null;
}

/** One look at somebody's contact data. */
export class ContactReadingDto {
  @ShowsInstant() happenedAt: string;
  /** `contact.read`, `contact.history_read`, `subject.exported`. */
  act: string;
  /** The account that read; null for a command on the server. */
  @ShowsId() actorId: string | null;
  actorName: string | null;
  /** Address of the request; null for a command on the server. */
  address: string | null;
}
