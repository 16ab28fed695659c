import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { ShortListReader } from '../records/short-list.reader.js';

/** Reads what vague deadlines are taken to mean, for everybody: those that are gone by, in the order of the alphabet. */
@Injectable()
export class DeadlinePhrasesReader extends ShortListReader {
  protected readonly json = jsonOf(sql`r.id, r.phrase, r.days, r.unit, r.revision`);
  protected readonly from = sql`deadline_phrase r`;
  protected readonly listed = sql`WHERE NOT r.is_removed ORDER BY r.phrase`;
}
