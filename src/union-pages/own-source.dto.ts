import { DayField, LeftOut, Line, OneOf, WebAddress } from '../common/fields.js';
import { PARTIES, type Party, SOURCE_KINDS, type SourceKind } from '../sources/source.entity.js';

/** The document or link an organization brings with what it says; all of it left out where it brings none. */
export class OwnSourceForm {
  @LeftOut() @WebAddress() url?: string;
  @LeftOut() @OneOf(SOURCE_KINDS) kind?: SourceKind;
  /** Whose word the document is. */
  @LeftOut() @OneOf(PARTIES) party?: Party;
  @LeftOut() @Line(500) title?: string;
  @LeftOut() @DayField() publishedOn?: string;
}
