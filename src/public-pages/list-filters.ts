import { Injectable } from '@nestjs/common';
import { LOCALES } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { chosenIn, type Facet, type FacetedList, facetsOf } from '../facets/facet.js';
import { Facets, type Figures, MOST_COUNTED } from '../facets/facets.js';
import type { FilterGroup } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { type Names, NamesReader } from './names.reader.js';

const UNKNOWN: Text = { id: 'tidak dikenal', en: 'unknown' };

/** What the frame of a list shows of what it can be narrowed to. */
export interface Filters {
  groups: FilterGroup[];
  /** How many the list holds, in words. */
  total: string;
}

/** The filters of pages of lists, with their counts, as whoever looks sees them. */
@Injectable()
export class ListFilters {
  constructor(
    private readonly facets: Facets,
    private readonly names: NamesReader,
  ) {}

  /** @param query what the list is narrowed to, all of it */
  async of<Query extends object>(
    { reader, language }: Visit,
    list: FacetedList<Query>,
    query: Query,
  ): Promise<Filters> {
    const chosen = facetsOf(list).filter(([, { named }]) => named);
    const valuesOf = (areTopics: boolean) =>
      chosen.filter(([key]) => (key === 'topic') === areTopics).flatMap(([key]) => chosenIn(query, key));
    const [figures, names] = await Promise.all([
      this.facets.of(reader, list, query),
      this.names.of(reader, valuesOf(false).filter(isId), valuesOf(true)),
    ]);
    return {
      groups: groupsOf(list, query, figures, names, language),
      total: countText(figures.total, list.noun, language),
    };
  }
}

/** The filters with their counts. What was chosen is always among them. */
export const groupsOf = <Query extends object>(
  list: FacetedList<Query>,
  query: Query,
  { facets, uncounted }: Figures,
  names: Names,
  language: Language,
): FilterGroup[] =>
  facetsOf(list)
    .map(([key, facet]) => ({
      key,
      label: facet.label[language],
      takesSeveral: facet.takes !== 'one',
      choices: choicesOf(
        facet,
        chosenIn(query, key),
        facets[key] ?? [],
        uncounted.includes(key) ? null : 0,
        names,
        language,
      ),
    }))
    .filter(({ choices }) => choices.length > 0);

/** @param others how many carry a value that was not found: none, or nobody knows */
function choicesOf(
  facet: Facet,
  chosen: string[],
  figures: Figures['facets'][string],
  others: 0 | null,
  names: Names,
  language: Language,
): FilterGroup['choices'] {
  const found = figures.map(({ value, name, nameEn, count }) => ({
    value,
    label: language === 'en' ? nameEn : name,
    count,
  }));
  const nameOf = (value: string) =>
    facet.words?.[value]?.[language] ??
    (facet.named ? (names.get(value)?.[language] ?? UNKNOWN[language]) : value);
  const rest = chosen
    .filter((value) => !found.some((one) => one.value === value))
    .map((value) => ({ value, label: nameOf(value), count: others }));
  return [...found, ...rest];
}

/** How many there are of something, in words. @param total null for more than were counted */
export function countText(
  total: number | null,
  noun: FacetedList<object>['noun'],
  language: Language,
): string {
  const number = (total ?? MOST_COUNTED).toLocaleString(LOCALES[language]);
  const counted = `${number} ${(total === 1 ? noun.one : noun.several)[language]}`;
  if (total !== null) return counted;
  return language === 'id' ? `Lebih dari ${counted}` : `More than ${counted}`;
}

const isId = (value: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
