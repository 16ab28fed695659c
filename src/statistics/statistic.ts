import type { Language, Text } from '../common/language.js';
import { FULFILMENT_LABELS, type Fulfilment } from '../commitments/fulfilment.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { POSTGRESQL, readable, SQLITE } from './dialect.js';
import { FEW, type Measure, MEASURE_NAMES, type MeasureName, MEASURES } from './measures.js';
import { type Asked, recordsOf, statementOf } from './statement.js';
import type { FigureDto, MeasureDto, StatementDto, StatisticDto } from './statistic.dto.js';
import type { Counted, Group } from './statistics.reader.js';

/* What a figure says of itself, and how it can be checked. */

/** A measure asked for without a filter. */
export const allOf = (measure: MeasureName): Asked => ({
  measure,
  by: null,
  year: null,
  maker: null,
  receiver: null,
  topic: null,
});

/** Every measure, in their order, with its statement over all. @param day on which time is reckoned */
export const measures = (day: string): MeasureDto[] =>
  MEASURE_NAMES.map((name) => measureOf(allOf(name), day));

function measureOf(asked: Asked, day: string): MeasureDto {
  const { title, definition, denominator, days, by }: Measure = MEASURES[asked.measure];
  return {
    id: asked.measure,
    title,
    definition,
    denominator,
    days,
    unit: 'pledges',
    fewBelow: FEW,
    by: [...by],
    sql: inBoth((dialect) => statementOf(asked, day, dialect)),
  };
}

const inBoth = (statement: (dialect: typeof POSTGRESQL) => Parameters<typeof readable>[0]): StatementDto => ({
  postgresql: readable(statement(POSTGRESQL)),
  sqlite: readable(statement(SQLITE)),
});

export function statisticOf(asked: Asked, { day, version, groups, isCut }: Counted): StatisticDto {
  const measure = measureOf(asked, day);
  const { by, year, maker, receiver, topic } = asked;
  return {
    ...measure,
    groupedBy: by,
    year,
    maker,
    receiver,
    topic,
    on: day,
    version,
    figures: groups.map((group) => figureOf(asked, group, day)),
    isCut,
    page: sqlPage(measure.sql.postgresql),
  };
}

/** The page of SQL with a statement in it. */
export const sqlPage = (statement: string, language: Language = 'id'): string =>
  `${PUBLIC_PATHS.sql[language]}?${new URLSearchParams({ query: statement }).toString()}`;

function figureOf(asked: Asked, group: Group, day: string): FigureDto {
  const { key, count, denominator, with_days: withDays, median_days: medianDays } = group;
  const filters = listFilters(asked, key);
  return {
    key: asked.by === null ? null : String(key),
    name: nameOf(asked, group),
    count,
    denominator,
    percent: denominator < FEW ? null : Math.round((1000 * count) / denominator) / 10,
    withDays,
    medianDays: withDays < FEW ? null : medianDays,
    list: filters && `/api/v1/commitments?${filters.toString()}`,
    records: inBoth((dialect) => recordsOf(asked, asked.by === null ? null : key, day, dialect)),
  };
}

function nameOf({ by }: Asked, { key, name, name_en: nameEn }: Group): Text | null {
  if (by === 'state') return FULFILMENT_LABELS[key as Fulfilment];
  return name === null ? null : { id: name, en: nameEn ?? name };
}

/** The query of the list that shows exactly what a group counts; null where it has no filter for that. */
function listFilters(
  { measure, by, year, maker, receiver, topic }: Asked,
  key: string | number,
): URLSearchParams | null {
  const { shownBy }: Measure = MEASURES[measure];
  if (shownBy === null || year !== null || by === 'year') return null;
  const filters: Record<string, string | readonly string[] | null> = { ...shownBy, maker, receiver, topic };
  if (by !== null) {
    const name = by === 'state' ? 'status' : by;
    // The list takes one maker, receiver and topic at a time.
    if (filters[name] && by !== 'state' && filters[name] !== key) return null;
    filters[name] = String(key);
  }
  return new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each])),
  );
}
