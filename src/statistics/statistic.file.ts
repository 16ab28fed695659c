import { stringify } from 'csv-stringify/sync';
import type { StatisticDto } from './statistic.dto.js';

const BYTE_ORDER_MARK = '\uFEFF';

/** Figures as a file of lines, each of which says what it is of and what it rests on. */
export const linesOf = ({ id, groupedBy, on, version, figures }: StatisticDto): string =>
  BYTE_ORDER_MARK +
  stringify(
    figures.map(({ key, name, count, denominator, percent, withDays, medianDays }) => ({
      measure: id,
      by: groupedBy,
      key,
      name: name?.id,
      nameEn: name?.en,
      count,
      denominator,
      percent,
      withDays,
      medianDays,
      on,
      version: version?.index,
    })),
    { header: true, columns: COLUMNS, record_delimiter: 'windows', escape_formulas: true },
  );

const COLUMNS = [
  'measure',
  'by',
  'key',
  'name',
  'nameEn',
  'count',
  'denominator',
  'percent',
  'withDays',
  'medianDays',
  'on',
  'version',
];
