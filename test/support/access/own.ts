import type { Browser } from '../browser.js';
import { Client, type Json } from '../client.js';
import { somebody } from '../people.js';
import type { TestApp } from '../test-app.js';
import { type Audience, type Org, type Orgs, sees, type Visitor } from './actors.js';

/** Somebody with what only they see: a follow, a search, a webhook, and news of every entry of the history. */
interface Owner extends Pick<Visitor, 'name' | 'isOffice' | 'circle'> {
  browser: Browser;
  follow: string;
  search: string;
  webhook: string;
  notification: string;
  delivery: string;
}

const SORTS: [name: string, role: Parameters<typeof somebody>[1], org: Org | null, circle: Org[]][] = [
  ['reader', 'reader', null, []],
  ['representative of A', 'representative', 'A', ['A', 'X']],
  ['representative of B', 'representative', 'B', ['B']],
  ['staff', 'staff', null, []],
  ['administrator', 'administrator', null, []],
];

/** Every route to what is one's own, with the ids of whoever owns it. */
const ROUTES = (of: Owner): ['GET' | 'POST' | 'DELETE', string][] => [
  ['POST', `notifications/${of.notification}/read`],
  ['POST', `me/follows/${of.follow}/look`],
  ['DELETE', `me/follows/${of.follow}`],
  ['POST', `me/saved-searches/${of.search}/rename`],
  ['POST', `me/saved-searches/${of.search}/stop`],
  ['POST', `me/saved-searches/${of.search}/resume`],
  ['POST', `me/saved-searches/${of.search}/instant`],
  ['POST', `me/saved-searches/${of.search}/daily`],
  ['DELETE', `me/saved-searches/${of.search}`],
  ['GET', `webhooks/${of.webhook}/deliveries`],
  ['POST', `webhooks/${of.webhook}/deliveries/${of.delivery}/resend`],
  ['DELETE', `webhooks/${of.webhook}`],
];
const LISTS = ['notifications', 'me/follows', 'me/saved-searches', 'webhooks'];
const OTHERS: ['POST', string, object][] = [
  ['POST', 'notifications/read', {}],
  ['POST', 'me/saved-searches', { list: 'sources', name: 'Contoh' }],
  ['POST', 'webhooks', { url: 'https://contoh.go.id/ikrar', events: 'followed' }],
];

/** What accounts keep for themselves, held against who else might ask for it. */
export class Own {
  private constructor(private readonly owners: Owner[]) {}

  /** @param subjects ids of records that can be followed, another for each account */
  static async build(t: TestApp, orgs: Orgs, subjects: string[]): Promise<Own> {
    const owners: Owner[] = [];
    for (const [n, [name, role, org, circle]] of SORTS.entries()) {
      const who = await somebody(t, role, org ? { organizationId: orgs[org].id as string } : {});
      const browser = await who.login();
      const made = async (path: string, body: object): Promise<string> =>
        (await browser.post(`/${path}`, body)).body.id as string;
      const follow = subjects[n] ?? '';
      await browser.put(`/me/follows/${follow}`);
      const search = await made('me/saved-searches', { list: 'commitments', name: `Contoh ${name}` });
      const webhook = await made('webhooks', { url: 'https://contoh.go.id/ikrar', events: 'followed' });
      // As if each entry had been open when it was told.
      const first = async (statement: string, values: string[]) =>
        (await t.owner.query<{ id: string }>(statement, values)).rows[0]?.id ?? '';
      const notification = await first(
        'INSERT INTO notification (account_id, entry_index) SELECT $1, index FROM history_entry ORDER BY index RETURNING id',
        [who.id],
      );
      const delivery = await first(
        `INSERT INTO webhook_delivery (webhook_id, account_id, entry_index, state)
         SELECT $1, $2, index, 'dead' FROM history_entry ORDER BY index RETURNING id`,
        [webhook, who.id],
      );
      const isOffice = role === 'staff' || role === 'administrator';
      const seenBy = circle.map((one) => orgs[one].id as string);
      owners.push({
        name,
        browser,
        isOffice,
        circle: seenBy,
        follow,
        search,
        webhook,
        notification,
        delivery,
      });
    }
    return new Own(owners);
  }

  /** How many accounts asked. */
  get count(): number {
    return this.owners.length;
  }

  /** What each account is told in its inbox that it may not see, and what of its own it misses. */
  async read(url: string, audienceOf: (recordId: string) => Audience): Promise<string[]> {
    const wrong: string[] = [];
    for (const owner of this.owners) {
      const browser = owner.browser.copied(url);
      const cards = await all(browser);
      const news: Json[] = [];
      for (const { id, count } of cards) {
        const opened = await all(browser, `batch=${id}`);
        if (opened.length !== count)
          wrong.push(`${owner.name} · ${opened.length} of ${count} news of a card`);
        news.push(...opened);
      }
      if (news.length === 0) wrong.push(`${owner.name} · no news at all`);
      if (!cards.some(({ count }) => count > 1)) wrong.push(`${owner.name} · no card of several`);
      const shown = new Set(news.map(({ title }) => title));
      for (const { title, titles } of cards)
        for (const name of [title, ...titles].filter(Boolean))
          if (!shown.has(name)) wrong.push(`${owner.name} · is told the name ${name}`);
      for (const { recordId, kind, commitment } of news)
        for (const id of [recordId, commitment?.id].filter(Boolean))
          if (!sees({ ...owner, token: null, asks: 'everything' }, audienceOf(id)))
            wrong.push(`${owner.name} · is told of ${kind} ${id}`);
      for (const [list, own] of [
        ['me/follows', owner.follow],
        ['me/saved-searches', owner.search],
        ['webhooks', owner.webhook],
      ] as const) {
        const { items } = (await browser.get(`/${list}`)).body as { items: Json[] };
        const idsOf = (some: Json[]): string[] => some.map(({ id, commitment }) => commitment?.id ?? id);
        const asked = idsOf(items.filter(({ isByDefault }) => !isByDefault));
        if (asked.length !== 1 || asked[0] !== own) wrong.push(`${owner.name} · ${list}: ${asked.join()}`);
        for (const id of idsOf(items.filter(({ isByDefault }) => isByDefault)))
          if (!sees({ ...owner, token: null, asks: 'everything' }, audienceOf(id)))
            wrong.push(`${owner.name} · follows ${id} by default`);
      }
    }
    return wrong;
  }

  /** Whatever somebody could do to what is not theirs. @param tokens of accounts of each kind: no token reaches these */
  async refused(url: string, tokens: string[]): Promise<{ wrong: string[]; checks: number }> {
    const wrong: string[] = [];
    let checks = 0;
    const expect = async (who: string, answer: Promise<{ status: number }>, what: string, due: number) => {
      const { status } = await answer;
      checks++;
      if (status !== due) wrong.push(`${who} · ${what}: ${status} instead of ${due}`);
    };
    const send = (browser: Browser, method: string, path: string) =>
      method === 'GET'
        ? browser.get(`/${path}`)
        : method === 'DELETE'
          ? browser.delete(`/${path}`)
          : browser.post(`/${path}`, path.endsWith('/rename') ? { name: 'Contoh' } : {});
    for (const owner of this.owners)
      for (const other of this.owners)
        if (other !== owner)
          for (const [method, path] of ROUTES(other))
            await expect(owner.name, send(owner.browser.copied(url), method, path), `${method} ${path}`, 404);
    const [of] = this.owners;
    const everything = [
      ...(of ? ROUTES(of) : []),
      ...LISTS.map((path) => ['GET', path] as const),
      ...OTHERS,
    ] as [string, string, object?][];
    for (const [token, due] of [[null, 401], ...tokens.map((each) => [each, 403])] as [string, number][])
      for (const [method, path, body = path.endsWith('/rename') ? { name: 'Contoh' } : {}] of everything) {
        const sent = method === 'POST' ? JSON.stringify(body) : undefined;
        const headers: Record<string, string> = sent ? { 'content-type': 'application/json' } : {};
        const answer = new Client(url, token).send(method, `/${path}`, sent, headers);
        await expect(token ? 'a token' : 'nobody', answer, `${method} ${path}`, due);
      }
    return { wrong, checks };
  }
}

/** Every page of an inbox, or of a batch in it. */
async function all(browser: Browser, query = ''): Promise<Json[]> {
  const items: Json[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await browser.get(`/notifications?limit=100&${query}${cursor && `&cursor=${cursor}`}`);
    items.push(...(body.items as Json[]));
    cursor = body.next as string | null;
  }
  return items;
}
