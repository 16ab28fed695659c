import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { jsonOf } from '../common/json-of.js';
import { ShortListReader } from '../records/short-list.reader.js';

const holidays = sql`coalesce((SELECT json_agg(${jsonOf(sql`h.id, h.day, h.name, h.name_en AS "nameEn", h.kind, h.revision`)} ORDER BY h.day)
  FROM holiday h WHERE h.year = r.year AND NOT h.is_removed), '[]'::json)`;

/** Reads the years whose working days are known, for everybody: the latest first. */
@Injectable()
export class HolidayYearsReader extends ShortListReader {
  protected readonly json = jsonOf(
    sql`r.id, r.year, r.decree, r.source_url AS "sourceUrl", r.revision, ${holidays} AS "holidays"`,
  );
  protected readonly from = sql`holiday_year r`;
  protected readonly listed = sql`ORDER BY r.year DESC`;
}
