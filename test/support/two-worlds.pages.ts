import { hidden, HIDDEN_WORD, open } from './two-worlds.js';

/** Lists as pages, with the filters that name a record, by kind. */
const LISTS: Record<string, Record<string, string>> = {
  '/serikat': { parent: 'organizations' },
  '/organisasi': { parent: 'organizations' },
  '/pejabat': { organization: 'organizations' },
  '/pejabat/jabatan': { organization: 'organizations' },
  '/acara': { organization: 'organizations', venue: 'venues' },
  '/rapat': {
    organization: 'organizations',
    office: 'organizations',
    commitment: 'commitments',
    venue: 'venues',
  },
  '/sumber': {},
  '/perubahan': { organization: 'organizations' },
};

/** Pages of one record, by kind. */
const ITEMS: Record<string, string[]> = {
  '/serikat': ['organizations'],
  '/organisasi': ['organizations'],
  '/pejabat': ['people'],
  '/pejabat/jabatan': ['posts'],
  '/acara': ['events'],
  '/rapat': ['meetings', 'minuted meetings'],
  '/sumber': ['sources'],
};

const idsOf = (kind: string): string[] => [...(open[kind] ?? []), ...(hidden[kind] ?? [])];

/** Pages of the record around the commitments: lists and what narrows them, and every record, seen and hidden. */
export function recordPages(beforeHidden: string): string[] {
  return [
    ...Object.entries(LISTS).flatMap(([path, filters]) => [
      path,
      `${path}?q=${HIDDEN_WORD}`,
      `${path}?limit=1`,
      `${path}?as_of=${new Date(Date.now() - 1).toISOString()}`,
      `${path}?as_of=${beforeHidden}`,
      ...Object.entries(filters).flatMap(([key, kind]) => idsOf(kind).map((id) => `${path}?${key}=${id}`)),
    ]),
    '/serikat?on=1985-01-01',
    '/serikat?on=2020-01-01',
    ...Object.entries(ITEMS).flatMap(([path, kinds]) =>
      kinds
        .flatMap(idsOf)
        .flatMap((id) => [
          `${path}/${id}`,
          `${path}/${id}?as_of=${new Date().toISOString()}`,
          `${path}/${id}?as_of=${beforeHidden}`,
        ]),
    ),
  ];
}

/** Those of them that show what is hidden to whoever may see it. */
export const hiddenPages = (): string[] =>
  Object.entries(ITEMS).flatMap(([path, kinds]) =>
    kinds.flatMap((kind) => (hidden[kind] ?? []).map((id) => `${path}/${id}`)),
  );
