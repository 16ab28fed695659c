import { forEachAtOnce } from '../at-once.js';
import type { Json } from '../client.js';
import { EXPORTED, fileOf, parsed } from '../exported.js';
import { FED, LINKED } from '../formats.js';
import { sees, type Visitor } from './actors.js';
import { ROWS } from './kinds.js';
import type { Oracle } from './oracle.js';
import { Tally } from './tally.js';
import { type Answer, jsonIn, type Wire } from './wire.js';
import { type Subject, WORDS, type World } from './world.js';

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** The id of nothing. */
export const MISSING = '99999999-9999-4999-8999-999999999999';
const NO_WORD = 'zqxzzzz';
/** Kinds with a word of their own in what is searched. */
const SEARCHED = [
  'source',
  'organization',
  'person',
  'post',
  'event',
  'demand',
  'statement',
  'commitment',
  'minutes_point',
];

/** As many words as a search corrects at once. */
const AT_ONCE = 8;
const inGroups = <T>(all: readonly T[]): T[][] =>
  all.flatMap((_, n) => (n % AT_ONCE === 0 ? [all.slice(n, n + AT_ONCE)] : []));

/** The id that an address or a URN ends in. */
const endOf = (address: string): string => address.slice(-36);
const inOrder = (ids: readonly string[]): string =>
  ids.toSorted((one, other) => one.localeCompare(other)).join();

/** A way of reading one record that either shows it or answers as if there were none. */
interface Way {
  name: string;
  query: (world: World) => string;
  isSeen: (oracle: Oracle, visitor: Visitor, id: string) => boolean;
  /** What one who sees it is told, by what the administrator is told. */
  told: (oracle: Oracle, visitor: Visitor, answer: Json) => Json;
  /** @param isThorough whether the visitor asks for more than records by themselves */
  isAsked: (visitor: Visitor, subject: Subject, isThorough: boolean, isWhole: boolean) => boolean;
}

const now = (oracle: Oracle, visitor: Visitor, id: string) => oracle.sees(visitor, id);
const before = (oracle: Oracle, visitor: Visitor, id: string) => oracle.sawBefore(visitor, id);
const shown =
  (isSeen: typeof now): Way['told'] =>
  (oracle, visitor, answer) =>
    oracle.shown(answer, (id) => isSeen(oracle, visitor, id));

/** The last two are dear, so each is asked where it may tell something of its own. */
const WAYS: readonly Way[] = [
  { name: 'item', query: () => '', isSeen: now, told: shown(now), isAsked: () => true },
  {
    name: 'history',
    query: () => '/history?limit=100',
    isSeen: now,
    told: (oracle, visitor, answer) => oracle.history(answer, visitor),
    isAsked: ({ asks }, _, isThorough) => isThorough || asks === 'records',
  },
  {
    name: 'as of before',
    query: (w) => `?as_of=${w.before}`,
    isSeen: before,
    told: shown(before),
    isAsked: (_, { isChanged }, isThorough) => isThorough && isChanged,
  },
  {
    name: 'as of now',
    query: (w) => `?as_of=${w.after}`,
    isSeen: now,
    told: shown(now),
    isAsked: (_, { isChanged }, isThorough, isWhole) => isThorough && isWhole === isChanged,
  },
];

/** Without the spaces PostgreSQL puts between elements. */
const plain = (answer: Answer): string => JSON.stringify(jsonIn(answer));

/** Reads everything as everybody, through one application, and collects what differs from what should be. */
export class Reading extends Tally {
  private readonly kept = new Map<string, Promise<Answer>>();
  private readonly walked = new Set<string>();

  constructor(
    readonly world: World,
    readonly oracle: Oracle,
    readonly wire: Wire,
    /** The last is an administrator. */
    private readonly visitors: readonly Visitor[],
    /** Whether nothing of the protection is off. */
    private readonly isWhole: boolean,
  ) {
    super();
  }

  /** Who asks for more than records by themselves; with half of the protection off, those it has to hold back. */
  private isThorough({ asks, isOffice, name }: Visitor): boolean {
    return asks === 'everything' && (this.isWhole || (!isOffice && name !== 'reader'));
  }

  /** Each record by itself, as it is, as it was, and how it became so. */
  items(kind: string): Promise<void> {
    return this.ways(this.of(kind), WAYS);
  }

  /** Each record that is for the office alone, by itself, as it is. */
  hidden(kind: string): Promise<void> {
    return this.ways(
      this.of(kind).filter(({ seenBy }) => seenBy === 'office'),
      WAYS.slice(0, 1),
    );
  }

  private ways(subjects: readonly Subject[], ways: readonly Way[]): Promise<void> {
    return this.each(subjects, async (visitor, subject) => {
      const { kind, row, record, state } = subject;
      const id = record.id as string;
      for (const { name, query, isSeen, told, isAsked } of ways) {
        if (!isAsked(visitor, subject, this.isThorough(visitor), this.isWhole)) continue;
        const address = (of: string) => `${row.path}/${of}${query(this.world)}`;
        const label = `${visitor.name} · ${kind} · ${state} · ${name}`;
        const answer = await this.get(visitor, address(id));
        if (isSeen(this.oracle, visitor, id)) {
          const all = jsonIn(await this.tell(address(id)));
          this.hold(label, plain(answer), JSON.stringify(told(this.oracle, visitor, all)));
          if (name !== 'history') this.scan(label, visitor, answer);
        } else {
          this.alike(label, answer, id, await this.keep(visitor, address(MISSING)));
        }
      }
    });
  }

  /** What stands below each record: as open as itself, or for the office alone. */
  below(kind: string): Promise<void> {
    const { path, below = [], guarded = [] } = ROWS[kind];
    const all = [...below, ...guarded].flatMap((name) => this.of(kind).map((subject) => ({ name, subject })));
    return this.each(all, async (visitor, { name, subject: { record, state, seenBy } }) => {
      if (!this.isThorough(visitor) || (visitor.isOffice && guarded.includes(name))) return;
      const address = (id: string) => `${path}/${id}/${name}`;
      const label = `${visitor.name} · ${kind} · ${state} · ${name}`;
      const answer = await this.get(visitor, address(record.id as string));
      if (below.includes(name) && sees(visitor, seenBy)) {
        this.hold(label, answer.text, (await this.tell(address(record.id as string))).text);
        return;
      }
      const refusal = visitor.token === null ? 401 : 403;
      this.check(`${label}: ${answer.status}`, answer.status === (guarded.includes(name) ? refusal : 404));
      this.alike(label, answer, record.id as string, await this.keep(visitor, address(MISSING)));
    });
  }

  /** All lists a kind stands in, from end to end, and as files; each once, for all kinds in it. */
  lists(kind: string): Promise<void> {
    const { path, lists = [path] } = ROWS[kind];
    return this.each(
      lists.filter((list) => this.isFirst(list)),
      async (visitor, list) => {
        const all = await this.walk(this.administrator, list);
        const isSeen = (id: string) =>
          this.oracle.sees(visitor, id) && this.oracle.isFound(list, id, '', visitor);
        const expected = all
          .filter(({ id }) => isSeen(id as string))
          .map((one) => this.oracle.shown(one, (id) => this.oracle.sees(visitor, id)));
        const found = await this.walk(visitor, list);
        this.hold(`${visitor.name} · ${list}`, JSON.stringify(found), JSON.stringify(expected));
        await this.forms(visitor, list, found);
        const [inAll, inFound] = [all, found].map((items) => new Set(items.map(({ id }) => id as string)));
        for (const { kind: ofKind, record, state, seenBy } of this.world.subjects) {
          if (!inAll.has(record.id as string)) continue;
          const label = `${visitor.name} · ${ofKind} · ${state} · ${list}`;
          this.check(label, inFound.has(record.id as string) === sees(visitor, seenBy));
        }
      },
    );
  }

  /** All lists a kind stands in, as of before: what was seen then and still is; each once. */
  listsThen(kind: string): Promise<void> {
    const { path, lists = [path] } = ROWS[kind];
    const asOf = (list: string) => `${list}${list.includes('?') ? '&' : '?'}as_of=${this.world.before}`;
    return this.each(
      lists.filter((list) => this.isFirst(asOf(list))),
      async (visitor, list) => {
        if (!this.isThorough(visitor)) return;
        const asked = asOf(list);
        const isSeen = (id: string) => this.oracle.sawBefore(visitor, id);
        const expected = (await this.walk(this.administrator, asked))
          .filter(
            ({ id }) => isSeen(id as string) && this.oracle.isFound(list, id as string, '', visitor, isSeen),
          )
          .map((one) => this.oracle.shown(one, isSeen));
        const found = await this.walk(visitor, asked);
        this.hold(`${visitor.name} · ${asked}`, JSON.stringify(found), JSON.stringify(expected));
      },
    );
  }

  /** The forms of a list, where it has any: the same records, and no word of others. */
  private async forms(visitor: Visitor, list: string, found: Json[]): Promise<void> {
    const kind = list.split('?')[0] ?? '';
    const ids = found.map(({ id }) => id as string);
    if (EXPORTED.includes(kind))
      await this.form(visitor, fileOf(list), ids, ({ text }) => parsed(text).rows.map(({ id }) => id ?? ''));
    if (!this.isThorough(visitor)) return;
    if (LINKED.includes(kind))
      await this.form(visitor, fileOf(list, 'jsonld'), ids, (answer) =>
        (jsonIn(answer)['@graph'] as Json[]).map((one) => endOf((one.itemReviewed ?? one)['@id'] as string)),
      );
    if (FED.includes(kind) && ids.length <= 100)
      await this.form(
        visitor,
        fileOf(`${list}${list.includes('?') ? '&' : '?'}limit=100`, 'feed.json'),
        ids,
        (answer) => (jsonIn(answer).items as Json[]).map(({ id }) => endOf(id as string)),
      );
  }

  private async form(
    visitor: Visitor,
    path: string,
    ids: readonly string[],
    read: (answer: Answer) => string[],
  ): Promise<void> {
    const answer = await this.get(visitor, path);
    const label = `${visitor.name} · ${path}`;
    // A feed has its own order.
    this.hold(label, inOrder(read(answer)), inOrder(ids));
    this.scan(label, visitor, answer);
  }

  /** A list in every order, two at a time. */
  pages(list: string, sorts: readonly string[]): Promise<void> {
    return this.each(sorts, async (visitor, sort) => {
      if (!this.isThorough(visitor)) return;
      const path = `${list}${list.includes('?') ? '&' : '?'}sort=${sort}`;
      const all = await this.walk(this.administrator, path);
      const expected = this.oracle.shown(all, (id) => this.oracle.sees(visitor, id));
      const found = await this.walk(visitor, path, 2);
      this.hold(`${visitor.name} · ${path}, by two`, JSON.stringify(found), JSON.stringify(expected));
    });
  }

  /** Lists filtered by a record: what is hidden filters as if it were missing, whatever refers to it. */
  filters(kind: string): Promise<void> {
    const all = this.of(kind).flatMap((subject) => this.filtered(subject));
    return this.each(all, async (visitor, { filter, value, target, state }) => {
      if (!this.isThorough(visitor)) return;
      const label = `${visitor.name} · ${kind} · ${state} · ${filter}`;
      const address = (by: string) => `${filter}=${by}&limit=100`;
      const answer = await this.get(visitor, address(value));
      if (!this.oracle.sees(visitor, target)) {
        const missing = value === target ? MISSING : 'tak-ada';
        this.alike(label, answer, value, await this.keep(visitor, address(missing)));
        return;
      }
      const told = this.shown(visitor, await this.tell(address(value)));
      const items = told.items.filter(({ id }: Json) =>
        this.oracle.isFound(filter, id as string, target, visitor),
      );
      this.hold(label, plain(answer), JSON.stringify({ ...told, items }));
      this.scan(label, visitor, answer);
    });
  }

  /** The filters of a kind for which something public refers to something hidden, which they could give away. */
  async tempted(kind: string): Promise<string[]> {
    const found = new Set<string>();
    const hidden = this.of(kind).filter(({ seenBy }) => seenBy !== 'everybody');
    await forEachAtOnce(
      hidden.flatMap((subject) => this.filtered(subject)),
      async ({ filter, value }) => {
        const { items } = jsonIn(await this.tell(`${filter}=${value}&limit=100`));
        if (items.some(({ id }: Json) => this.oracle.audience(id as string) === 'everybody'))
          found.add(filter);
      },
    );
    return [...found];
  }

  /** What lists count by: each value leads to as many as it says, and none tells of what is hidden. */
  facets(lists: readonly string[]): Promise<void> {
    return this.each(lists, async (visitor, list) => {
      if (!this.isThorough(visitor)) return;
      const answer = await this.get(visitor, `${list}/facets`);
      const label = `${visitor.name} · ${list}/facets`;
      this.scan(label, visitor, answer);
      const { total, facets } = jsonIn(answer);
      this.hold(`${label}: total`, `${total}`, `${(await this.walk(visitor, list)).length}`);
      if (!this.isWhole) return;
      for (const [key, values] of Object.entries(facets as Record<string, Json[]>)) {
        // Half of them will do.
        for (const { value, count } of values.filter((_, n) => n % 2 === 0)) {
          const found = await this.walk(visitor, `${list}?${key}=${encodeURIComponent(value as string)}`);
          this.hold(`${label}: ${key}=${value}`, `${count}`, `${found.length}`);
        }
      }
    });
  }

  /** Figures, which everybody is told alike, of what everybody sees. */
  statistics(measures: Readonly<Record<string, { by: readonly string[] }>>): Promise<void> {
    const all = Object.entries(measures).flatMap(([measure, { by }]) =>
      ['', ...by.map((dimension) => `?by=${dimension}`)].map((query) => `statistics/${measure}${query}`),
    );
    return this.each(all, async (visitor, address) => {
      if (!this.isThorough(visitor)) return;
      const answer = await this.get(visitor, address);
      const label = `${visitor.name} · ${address}`;
      this.hold(label, plain(answer), plain(await this.tell(address)));
      const everybody = this.visitors.find(({ token }) => token === null) ?? visitor;
      this.scan(label, everybody, answer);
      if (address !== 'statistics/commitments') return;
      const listed = await this.walk(everybody, 'commitments');
      this.hold(`${label}: count`, `${jsonIn(answer).figures[0].count}`, `${listed.length}`);
    });
  }

  /** Lists searched for the word of a record. */
  searches(kind: string): Promise<void> {
    const { searches = [], path } = ROWS[kind];
    const all = searches.flatMap((list) => this.of(kind).map((subject) => ({ list, subject })));
    return this.each(all, async (visitor, { list, subject: { record, state, word } }) => {
      if (!this.isThorough(visitor)) return;
      const label = `${visitor.name} · ${kind} · ${state} · ${list}?q`;
      const stage = list === 'commitments' && path === list ? `&record=${record.recordState}` : '';
      const address = (q: string) => `${list}?q=${q}&limit=100${stage}`;
      const answer = await this.get(visitor, address(word));
      const told = this.shown(visitor, await this.tell(address(word)));
      this.hold(label, plain(answer), JSON.stringify(told));
      this.scan(label, visitor, answer);
      if (told.items.length === 0)
        this.alike(label, answer, word, await this.keep(visitor, address(NO_WORD)));
      if (visitor !== this.administrator) return;
      const ids: string[] = told.items.map(({ id }: Json) => id as string);
      if (list === path) this.check(`${label} finds it`, ids.includes(record.id as string));
      else
        for (const id of this.oracle.commitmentsOn(record.id as string))
          this.check(
            `${label} finds ${id}`,
            ids.includes(id) === this.oracle.isWithin(id, record.id as string),
          );
    });
  }

  /** The one search: it finds a record by its word for whoever sees it, now and as of before, and for nobody else. */
  found(kind: string): Promise<void> {
    const moments = [
      { name: 'search', as: '', isSeen: now },
      { name: 'search as of before', as: `&as_of=${this.world.before}`, isSeen: before },
    ];
    return this.each(moments, async (visitor, { name, as, isSeen }) => {
      if (!this.isThorough(visitor)) return;
      const isOpen = (id: string) => isSeen(this.oracle, visitor, id);
      const isToBeFound = ({ record }: Subject) =>
        isOpen(record.id as string) &&
        (kind !== 'person' || this.oracle.isFound('people', record.id as string, '', visitor, isOpen));
      const [open = [], hidden = []] = [true, false].map((isIt) =>
        this.of(kind).filter((subject) => isToBeFound(subject) === isIt),
      );
      // Apart, for a search that finds nothing goes on with other words.
      for (const group of [...inGroups(open), ...inGroups(hidden)]) {
        const label = `${visitor.name} · ${kind} · ${group.map(({ state }) => state).join(' or ')} · ${name}`;
        const q = encodeURIComponent(group.map(({ word }) => word).join(' atau '));
        const answer = await this.get(visitor, `search?q=${q}&limit=100${as}`);
        const { items, counts, corrections } = jsonIn(answer);
        const ids: string[] = items.map((item: Json) => item.id);
        if (SEARCHED.includes(kind))
          for (const subject of group)
            this.check(
              `${label}: ${subject.state} in ${ids.join()}`,
              ids.includes(subject.record.id as string) === isToBeFound(subject),
            );
        const counted = counts.reduce((sum: number, { count }: Json) => sum + count, 0);
        this.check(`${label}: counts ${counted}`, counted === ids.length);
        // What nobody sees is searched for as it was typed, and corrected by what is seen.
        const text = corrections.reduce(
          (said: string, { from }: Json) => said.replaceAll(from, ''),
          answer.text,
        );
        this.scan(label, visitor, { ...answer, text });
      }
    });
  }

  /** Every way of reading, with tokens that do not hold; one for each record, in turn. */
  refusals(kind: string, tokens: Readonly<Record<string, string>>): Promise<void> {
    const all = Object.entries(tokens);
    return forEachAtOnce([...this.of(kind).entries()], async ([n, { row, record, state }]) => {
      const [why, token] = all[n % all.length];
      for (const { query } of WAYS) {
        const path = `${row.path}/${record.id}${query(this.world)}`;
        const answer = await this.wire.get(path, token);
        this.check(`${why} · ${kind} · ${state} · ${path}: ${answer.status}`, answer.status === 401);
      }
      const { status } = await this.wire.get(row.path, token);
      this.check(`${why} · ${kind} · ${row.path}: ${status}`, status === 401);
    });
  }

  /** The filters that find something by a record or through it: their value, and the record they name. */
  private filtered({ row, record, state }: Subject) {
    const { filters = [], filterBy = ({ id }: Json) => id as string, through = {} } = row;
    return [
      ...filters.map((filter) => ({ filter, value: filterBy(record), target: record.id as string, state })),
      ...Object.entries(through).map(([filter, by]) => ({
        filter,
        value: by(record),
        target: by(record),
        state,
      })),
    ];
  }

  /** Whether a list has not yet been gone through. */
  private isFirst(list: string): boolean {
    return this.walked.size < this.walked.add(list).size;
  }

  private of(kind: string): Subject[] {
    return this.world.subjects.filter((subject) => subject.kind === kind);
  }

  private get administrator(): Visitor {
    return this.visitors.at(-1)!;
  }

  private each<T>(all: readonly T[], work: (visitor: Visitor, one: T) => Promise<void>): Promise<void> {
    const pairs = all.flatMap((one) => this.visitors.map((visitor) => [visitor, one] as const));
    return forEachAtOnce(pairs, ([visitor, one]) => work(visitor, one));
  }

  private get(visitor: Visitor, path: string): Promise<Answer> {
    return visitor === this.administrator ? this.keep(visitor, path) : this.wire.get(path, visitor.token);
  }

  /** What the administrator is told. */
  private async tell(path: string): Promise<Answer> {
    const answer = await this.keep(this.administrator, path);
    if (answer.status !== 200) throw new Error(`administrator · ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  private keep(visitor: Visitor, path: string): Promise<Answer> {
    const key = `${visitor.name} ${path}`;
    const answer = this.kept.get(key) ?? this.wire.get(path, visitor.token);
    this.kept.set(key, answer);
    return answer;
  }

  private async walk(visitor: Visitor, list: string, limit = 100): Promise<Json[]> {
    const items: Json[] = [];
    let cursor = '';
    do {
      const path = `${list}${list.includes('?') ? '&' : '?'}limit=${limit}${cursor}`;
      const answer = await this.get(visitor, path);
      this.scan(`${visitor.name} · ${path}`, visitor, answer);
      const page = jsonIn(answer);
      items.push(...page.items);
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor);
    return items;
  }

  private shown(visitor: Visitor, answer: Answer): Json {
    return this.oracle.shown(jsonIn(answer), (id) => this.oracle.sees(visitor, id));
  }

  /** Holds an answer to the one for something that does not exist, to the letter. */
  alike(label: string, found: Answer, named: string, missing: Answer): void {
    const letters = ({ status, headers, text }: Answer, name: string) => {
      const { date: _, ...others } = headers;
      return JSON.stringify([status, others, text]).replaceAll(name, '…');
    };
    this.hold(label, letters(found, named), letters(missing, MISSING));
  }

  /** No id and no word of anything hidden, wherever in the answer. */
  private scan(label: string, visitor: Visitor, { text }: Answer): void {
    const ids = new Set(text.match(IDS));
    const words = new Set(text.match(WORDS));
    const told = [
      ...[...ids].filter((id) => this.oracle.isRecord(id) && !this.oracle.sees(visitor, id)),
      ...this.world.subjects
        .filter(({ word, seenBy }) => words.has(word) && !sees(visitor, seenBy))
        .map(({ word }) => word),
      ...this.world.secrets.filter((word) => words.has(word) && !visitor.isOffice),
    ];
    this.check(`${label}: told of ${told.join(', ')}`, told.length === 0);
  }
}
