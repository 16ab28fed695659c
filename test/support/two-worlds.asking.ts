import { forEachAtOnce } from './at-once.js';
import { Client } from './client.js';
import { startTestApp, type TestApp } from './test-app.js';
import { enterHiddenMeetings, enterOpenMeetings } from './two-worlds.calendar.js';
import { blind, enterHidden, enterOpen } from './two-worlds.js';

/** Those who may not see what is hidden: by their names in {@link blind}. */
export const BLIND = ['anyone', 'a reader', 'a rival union'];

/** Two copies of one database; into one, hidden records of every kind are entered. */
export class Worlds {
  private constructor(
    readonly without: TestApp,
    readonly within: TestApp,
    /** The instant before anything hidden was entered. */
    readonly beforeHidden: string,
  ) {}

  static async start(): Promise<Worlds> {
    const seed = await startTestApp();
    await enterOpen(seed);
    await enterOpenMeetings(seed);
    await seed.close();
    // One address for both, because calendars name it.
    const ORIGIN = 'http://127.0.0.1:3000';
    const without = await startTestApp({ ORIGIN }, seed.database);
    const within = await startTestApp({ ORIGIN }, seed.database);
    const beforeHidden = new Date().toISOString();
    await enterHidden(within);
    await enterHiddenMeetings(within);
    return new Worlds(without, within, beforeHidden);
  }

  async close(): Promise<void> {
    await this.without.close();
    await this.within.close();
  }

  get both(): TestApp[] {
    return [this.without, this.within];
  }

  /** Asks both the same of the API as one of the blind, from page to page to the end; what differs. */
  async differing(who: string, paths: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    await forEachAtOnce(paths, async (path) => {
      found.push(...(await this.differences(blind[who] ?? null, path)));
    });
    return found;
  }

  /** As {@link differing}, one after the other: for what is bounded in how many may ask at once. */
  async differingInTurn(who: string, paths: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const path of paths) found.push(...(await this.differences(blind[who] ?? null, path)));
    return found;
  }

  /** Looks at the pages of both as one of the blind; what differs. */
  async differingPages(who: string, paths: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const path of paths) {
      const [one, other] = await Promise.all(this.both.map((t) => look(t, blind[who] ?? null, path)));
      if (one?.text !== other?.text) found.push(path);
    }
    return found;
  }

  private async differences(token: string | null, path: string): Promise<string[]> {
    const [one, other] = await Promise.all(this.both.map((t) => ask(t, token, path)));
    if (one?.text !== other?.text) return [path];
    if (!one?.next) return [];
    const [base, query] = path.split('?');
    const following = new URLSearchParams(query);
    following.set('cursor', one.next);
    return this.differences(token, `${base}?${following}`);
  }
}

/** Everything an answer says, but for when and by which server it was sent. */
export async function ask(
  t: TestApp,
  token: string | null,
  path: string,
): Promise<{ text: string; next: string | null }> {
  const { status, text, headers, body } = await new Client(t.url, token).get(path);
  // The port of the server, which the text can name, packs to another length.
  const passing = ['date', 'keep-alive', 'connection', 'content-length'];
  const shown = [...headers].filter(([name]) => !passing.includes(name));
  const said = JSON.stringify([status, shown, text]).replaceAll(new URL(t.url).host, '');
  return { text: said, next: body?.next ?? null };
}

/** A page as a browser gets it. */
export async function look(
  t: TestApp,
  token: string | null,
  path: string,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(t.url + path, {
    redirect: 'manual',
    headers: { accept: 'text/html', ...(token && { authorization: `Bearer ${token}` }) },
  });
  const shown = [answer.headers.get('etag'), answer.headers.get('location'), await answer.text()];
  const text = JSON.stringify([answer.status, ...shown]).replaceAll(new URL(t.url).host, '');
  return { status: answer.status, text };
}
