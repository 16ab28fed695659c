import { EXPORTED, fileOf } from './exported.js';
import { FED, LINKED, LINKED_ITEMS } from './formats.js';
import { hidden, HIDDEN_WORD, open } from './two-worlds.js';

/** What can be asked of the list of each kind. */
export const LISTS: Record<
  string,
  { sorts: string[]; filters: Record<string, string>; hasSearch?: boolean }
> = {
  areas: { sorts: [], filters: {} },
  sources: { sorts: ['published', '-updated'], filters: {}, hasSearch: true },
  attachments: { sorts: ['-updated'], filters: { source: 'sources' } },
  organizations: { sorts: ['name', '-updated'], filters: { parent: 'organizations' }, hasSearch: true },
  affiliations: { sorts: ['started'], filters: { member: 'organizations', parent: 'organizations' } },
  people: { sorts: ['name', '-updated'], filters: { organization: 'organizations' }, hasSearch: true },
  posts: { sorts: ['title'], filters: { organization: 'organizations' }, hasSearch: true },
  tenures: {
    sorts: ['-started'],
    filters: { person: 'people', post: 'posts', organization: 'organizations' },
  },
  venues: { sorts: ['name'], filters: { organization: 'organizations' }, hasSearch: true },
  events: {
    sorts: ['held', '-updated'],
    filters: { venue: 'venues', organization: 'organizations' },
    hasSearch: true,
  },
  attendances: {
    sorts: ['updated'],
    filters: { event: 'events', person: 'people', organization: 'organizations' },
  },
  'attendance-estimates': { sorts: ['updated'], filters: { event: 'events' } },
  'meeting-requests': {
    sorts: ['asked', '-updated'],
    filters: { venue: 'venues', organization: 'organizations' },
    hasSearch: true,
  },
  bookings: {
    sorts: ['starts', '-updated'],
    filters: { venue: 'venues', organization: 'organizations' },
    hasSearch: true,
  },
  meetings: {
    sorts: ['held', '-updated'],
    filters: {
      venue: 'venues',
      office: 'organizations',
      organization: 'organizations',
      commitment: 'commitments',
    },
    hasSearch: true,
  },
  'agenda-items': { sorts: ['updated'], filters: { meeting: 'meetings', commitment: 'commitments' } },
  demands: {
    sorts: ['-raised'],
    filters: { event: 'events', organization: 'organizations' },
    hasSearch: true,
  },
  statements: {
    sorts: ['said', '-updated'],
    filters: {
      speaker: 'people',
      organization: 'organizations',
      post: 'posts',
      event: 'events',
      source: 'sources',
    },
    hasSearch: true,
  },
  topics: { sorts: ['key'], filters: {} },
  synonyms: { sorts: ['word', '-updated'], filters: {} },
  commitments: {
    sorts: ['due', '-due', 'stated', '-updated'],
    filters: {
      maker: 'organizations',
      receiver: 'organizations',
      organization: 'organizations',
      post: 'posts',
      speaker: 'people',
      event: 'events',
    },
    hasSearch: true,
  },
  assessments: { sorts: ['assessed'], filters: { commitment: 'commitments', organization: 'organizations' } },
  'minutes-points': {
    sorts: ['-updated'],
    filters: { meeting: 'minuted meetings', speaker: 'attendances' },
    hasSearch: true,
  },
  'minutes-corrections': {
    sorts: ['updated'],
    filters: { meeting: 'minuted meetings', point: 'minutes-points' },
  },
  notices: { sorts: ['until'], filters: { commitment: 'commitments', addressee: 'organizations' } },
  takeovers: { sorts: ['taken'], filters: { commitment: 'commitments', organization: 'organizations' } },
  'follow-ups': { sorts: ['due'], filters: { commitment: 'commitments', assignee: 'posts' } },
  milestones: { sorts: ['planned', '-place'], filters: { commitment: 'commitments', unit: 'organizations' } },
  'draft-versions': { sorts: ['dated', 'number'], filters: { commitment: 'commitments' } },
};

/** The lists that are also counted by what they can be narrowed to. */
const COUNTED = [
  'commitments',
  'statements',
  'organizations',
  'people',
  'posts',
  'events',
  'meetings',
  'sources',
];
/** An instant with everything on record, which is not to come. */
export const afterHidden = () => new Date(Date.now() - 1).toISOString();

/** Which records of a kind a list is narrowed by. */
type Chosen = (kind: string) => string[];
const all: Chosen = (kind) => [...(open[kind] ?? []), ...(hidden[kind] ?? [])];
/** One of those everybody sees and one hidden, others for another number. */
const inTurn =
  (n: number): Chosen =>
  (kind) =>
    [open[kind] ?? [], hidden[kind] ?? []].flatMap((ids) => ids.slice(n % ids.length, (n % ids.length) + 1));

/** All that can be asked of one kind, in every form it is answered in. */
export function questionsOn(kind: string, beforeHidden: string): string[] {
  const lists = (n: number) => listsOf(kind, beforeHidden, inTurn(n));
  return [
    ...listsOf(kind, beforeHidden, all),
    ...itemsOf(kind, beforeHidden),
    ...formsOf(kind).flatMap((form, n) => lists(n).map((path) => fileOf(path, form))),
    ...itemFormsOf(kind).flatMap((form) => all(kind).map((id) => `/${kind}/${id}.${form}`)),
    ...(COUNTED.includes(kind) ? lists(0).map((path) => path.replace('?', '/facets?')) : []),
  ];
}

/** The forms a list is answered in besides JSON. */
const formsOf = (kind: string): string[] => [
  ...(EXPORTED.includes(kind) ? ['csv', 'xlsx'] : []),
  ...(LINKED.includes(kind) ? ['jsonld'] : []),
  ...(FED.includes(kind) ? ['atom', 'feed.json'] : []),
  ...(kind === 'commitments' ? ['ics'] : []),
];

const itemFormsOf = (kind: string): string[] => [
  ...(LINKED_ITEMS.includes(kind) ? ['jsonld'] : []),
  ...(kind === 'commitments' ? ['atom', 'feed.json', 'ics'] : []),
];

function listsOf(kind: string, beforeHidden: string, chosen: Chosen): string[] {
  const { sorts, filters, hasSearch } = LISTS[kind];
  return [
    `/${kind}?limit=100`,
    ...['', ...sorts.map((sort) => `&sort=${sort}`)].map((sort) => `/${kind}?limit=1${sort}`),
    `/${kind}?limit=2&as_of=${beforeHidden}`,
    `/${kind}?limit=2&as_of=${afterHidden()}`,
    ...Object.entries(filters).flatMap(([key, of]) =>
      chosen(of).flatMap((value) => [
        `/${kind}?${key}=${value}&limit=2`,
        `/${kind}?${key}=${value}&as_of=${afterHidden()}`,
      ]),
    ),
    ...(hasSearch
      ? [
          `/${kind}?q=${HIDDEN_WORD}`,
          `/${kind}?q=contoh&limit=1`,
          `/${kind}?q=${HIDDEN_WORD}&as_of=${afterHidden()}`,
        ]
      : []),
  ];
}

function itemsOf(kind: string, beforeHidden: string): string[] {
  return [
    ...all(kind).flatMap((id) => [
      `/${kind}/${id}`,
      `/${kind}/${id}?as_of=${new Date().toISOString()}`,
      `/${kind}/${id}?as_of=${beforeHidden}`,
      `/${kind}/${id}/history?limit=1`,
    ]),
    ...(kind === 'attachments' ? (hidden[kind] ?? []).map((id) => `/${kind}/${id}/content`) : []),
  ];
}
