import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ShowsId, ShowsInstant, ShowsOneOf, ShowsWhole } from '../common/answers.js';
import { Id, LeftOut, Line, Optional, Paragraphs } from '../common/fields.js';
import { LONGEST_NAME } from '../files/file-name.js';
import { MEDIA_TYPES } from '../files/media-types.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';

const TYPES = MEDIA_TYPES.map(({ name }) => name);

/** What may stand beside the file in the form. */
export class NewAttachmentDto extends NewRecordDto {
  /** What the file shows. */
  @Optional() @Paragraphs(2000) caption?: string | null;
}

/** The form. */
export class UploadDto extends NewAttachmentDto {
  /** PDF, JPEG, PNG, DOCX, XLSX or CSV; its name, its declared type and its content must agree. */
  @ApiProperty({ type: 'string', format: 'binary' }) file: string;
}

class CorrectableDto {
  /** With the ending it has. */
  @LeftOut() @Line(LONGEST_NAME) name?: string;
  @Optional() @Paragraphs(2000) caption?: string | null;
}
export class CorrectAttachmentDto extends CorrectionOf(CorrectableDto) {}

/** A file of this source. */
export class AttachmentOfSource {
  @ShowsId() id: string;
  name: string;
  @ShowsOneOf(TYPES) mediaType: string;
  /** Size in bytes. */
  @ShowsWhole() byteCount: number;
  /** SHA-256 of the file as it is served, hexadecimal. */
  sha256: string;
  caption: string | null;
  /** Since when the file itself is gone; null while it can be read. */
  @ShowsInstant() withdrawnAt: string | null;
}

export class AttachmentDto extends RecordDto {
  /** Null where the source itself is not for whoever asks: the file was published apart. */
  @ShowsId() sourceId: string | null;
  name: string;
  @ShowsOneOf(TYPES) mediaType: string;
  /** Size in bytes. */
  @ShowsWhole() byteCount: number;
  /** SHA-256 of the file as it is served, hexadecimal. */
  sha256: string;
  /** SHA-256 of the file as it was sent; another one for images, which are drawn anew without what cameras write beside them. */
  originalSha256: string;
  /** Pixels; null for what is no image. */
  @ShowsWhole() width: number | null;
  /** Pixels; null for what is no image. */
  @ShowsWhole() height: number | null;
  caption: string | null;
  /** Since when the file itself is gone; null while it can be read. */
  @ShowsInstant() withdrawnAt: string | null;
}

export class AttachmentsQuery extends RecordsQuery {
  @SortKey() sort?: string;
  @IsOptional() @Id() source?: string;
}
