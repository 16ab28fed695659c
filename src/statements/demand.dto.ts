import { ArrayMinSize, IsOptional } from 'class-validator';
import { ShowsDay, ShowsId, ShowsWhole } from '../common/answers.js';
import { DayField, Id, Line, ListOfAtMost, Optional, Paragraphs, Whole } from '../common/fields.js';
import { EventRef } from '../events/event.dto.js';
import { OrganizationRef } from '../organizations/organization.dto.js';
import { PostRef } from '../people/person.dto.js';
import { CorrectionOf, RecordsQuery, NewRecordDto, RecordDto, SortKey } from '../records/record.dto.js';
import { SourceRef } from '../sources/source.dto.js';

export class NewDemandDto extends NewRecordDto {
  /** In our words. */
  @Line(500) title: string;
  /** As put by those who raised it. */
  @Optional() @Paragraphs(5000) words?: string | null;
  /** Its number in a list of demands. */
  @Optional() @Whole(1, 999) number?: number | null;
  @DayField() raisedOn: string;
  /** Organizations that raise it, at least one. */
  @ListOfAtMost(50)
  @ArrayMinSize(1, { message: 'paling sedikit satu\u001fmust have at least one' })
  @Id({ each: true })
  raisedByIds: string[];
  /** Post it is addressed to. */
  @Optional() @Id() addressedToId?: string | null;
  @Optional() @Id() eventId?: string | null;
  @Id() sourceId: string;
  /** The earlier demand this one repeats. */
  @Optional() @Id() repeatsId?: string | null;
}
export class CorrectDemandDto extends CorrectionOf(NewDemandDto) {}

/** A demand, named. */
export class DemandRef {
  @ShowsId() id: string;
  title: string;
  @ShowsDay() raisedOn: string;
}

export class DemandDto extends RecordDto {
  title: string;
  words: string | null;
  @ShowsWhole() number: number | null;
  @ShowsDay() raisedOn: string;
  raisedBy: OrganizationRef[];
  addressedTo: PostRef | null;
  event: EventRef | null;
  source: SourceRef | null;
  repeats: DemandRef | null;
}

export class DemandsQuery extends RecordsQuery {
  @SortKey('raised') sort?: string;
  @IsOptional() @Id() event?: string;
  /** Raised by this organization. */
  @IsOptional() @Id() organization?: string;
  /** Words of the title or the demand. */
  @IsOptional() @Line(200) q?: string;
}
