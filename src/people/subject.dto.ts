import { ApiProperty } from '@nestjs/swagger';
import { ShowsId, ShowsInstant, ShowsWhole } from '../common/answers.js';
import { LeftOut, ListOfAtMost, Whole } from '../common/fields.js';
import { ReasonDto } from '../records/record.dto.js';

const MOST_ENTRIES = 1000;

/** Why a person is erased, without the name: the reason stays. */
export class EraseDto extends ReasonDto {
  /** Entries of other records whose openings go as well: by their index, listed by an erasure, corrected since. */
  @LeftOut()
  @Whole(0, Number.MAX_SAFE_INTEGER, { each: true })
  @ListOfAtMost(MOST_ENTRIES)
  entries?: number[];
}

/** A record whose text still holds the name. */
export class TextHoldingNameDto {
  /** Its kind: `statement`. */
  kind: string;
  @ShowsId() id: string;
  /** Fields to correct. */
  fields: string[];
}

/** A history entry of another record that holds the name. */
export class EntryHoldingNameDto {
  /** Place in the log of everything. */
  @ShowsWhole() index: number;
  kind: string;
  @ShowsId() id: string;
  @ShowsWhole() revision: number;
  /** Whether a later version of the record exists; only then its opening can be erased. */
  isSuperseded: boolean;
}

/** What an erasure did, and what is left for a human. It holds no name. */
export class ErasureDto {
  @ShowsId() id: string;
  @ShowsId() personId: string;
  /** What stands in place of the name. */
  pseudonym: string;
  /** Revision of the person after it. */
  @ShowsWhole() revision: number;
  /** Openings of history entries that were removed. */
  @ShowsWhole() entries: number;
  /** Records that still hold the name in a text: correct them. */
  texts: TextHoldingNameDto[];
  /** Entries of other records that hold it; once corrected, erase them by their index. */
  suspects: EntryHoldingNameDto[];
}

/** What this is and what it is not. */
export class SubjectAboutDto {
  id: string;
  en: string;
}

/** Everything held about one person. */
export class SubjectDataDto {
  about: SubjectAboutDto;
  /** The articles it answers to. */
  law: string;
  @ShowsId() personId: string;
  @ShowsInstant() exportedAt: string;
  /** Since when processing is on hold, when the name was erased, and each erasure. */
  @ApiProperty({ type: 'object', additionalProperties: true }) state: object;
  /** Records by kind: the person, what belongs to it, and every record that names it. */
  @ApiProperty({ type: 'object', additionalProperties: true }) records: object;
  /** Every change of those records, and of any other while it named the person. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) history: object[];
  /** What accounts did with the person's data outside the record. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) audit: object[];
}
