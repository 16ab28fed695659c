import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A folder that gets a picture of each page looked at; none when it is not set. */
const PICTURES = process.env.PICTURES;

/** Smallest side of what a finger must meet, in CSS pixels. Source: WCAG 2.2, 2.5.5. */
const FINGER = 44;

/** What is pressed or typed into, links within sentences aside. */
const TARGETS =
  'button, select, summary, a.button, .doors a, nav a, label.choice, input:not(.choice input, [type=hidden]), textarea';

/**
 * Path of a Chromium: CHROMIUM, else where systems have it. Null if there is none, unless CHROMIUM_NEEDED is set, as the
 * gate does. @throws Error
 */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM;
  if (given !== undefined && !fs.existsSync(given)) throw new Error(`CHROMIUM names no file: ${given}`);
  const found = given ?? PLACES.find((place) => fs.existsSync(place)) ?? null;
  if (found === null && process.env.CHROMIUM_NEEDED)
    throw new Error(
      'There is no Chromium for the tests of pages: apt-get install chromium, or set CHROMIUM to its path.',
    );
  return found;
}

export const launch = (executablePath: string): Promise<Browser> =>
  // Root, as whom the gate runs, has no sandbox.
  chromium.launch({ executablePath, args: process.geteuid?.() === 0 ? ['--no-sandbox'] : [] });

/** Somebody at a browser, with what it complained about. */
export class Reader {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly width: number,
    private readonly hasScript: boolean,
  ) {}

  static async at(
    browser: Browser,
    baseURL: string,
    { width, hasScript = true }: { width: number; hasScript?: boolean },
  ): Promise<Reader> {
    const context = await browser.newContext({
      baseURL,
      viewport: { width, height: 800 },
      javaScriptEnabled: hasScript,
      locale: 'id-ID',
    });
    const reader = new Reader(await context.newPage(), context, width, hasScript);
    reader.page.on('console', (message) => {
      // A status that is no success is what some of these pages are for.
      if (!message.text().startsWith('Failed to load resource')) reader.complaints.push(message.text());
    });
    reader.page.on('pageerror', (error) => reader.complaints.push(error.message));
    return reader;
  }

  /** Opens a page. @returns its status */
  async open(address: string): Promise<number> {
    return (await this.page.goto(address))?.status() ?? 0;
  }

  /** Opens a page as whoever has never been here. @returns its status, and what came over the wire for it, in bytes */
  async firstVisit(address: string): Promise<{ status: number; bytes: number }> {
    const network = await this.context.newCDPSession(this.page);
    await network.send('Network.enable');
    await network.send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const status = await this.open(address);
    await network.detach();
    return { status, bytes };
  }

  /** Types into fields by their labels. */
  async type(texts: Record<string, string>): Promise<void> {
    await this.focusGiven();
    for (const [label, text] of Object.entries(texts))
      await this.page.getByLabel(label, { exact: true }).first().fill(text);
  }

  /** Presses a button by its name and waits for the page after it. */
  async press(name: string): Promise<void> {
    await this.turning(() => this.page.getByRole('button', { name, exact: true }).first().click());
  }

  /** Does what leads to another page, and waits for it; or for this one to change in place, where a script does that. */
  async turning(act: () => Promise<void>): Promise<void> {
    await this.focusGiven();
    const opened = this.page.waitForEvent('domcontentloaded');
    const changed = this.page.evaluate(
      "new Promise((done) => document.addEventListener('htmx:after:settle', () => done(), { once: true }))",
    );
    // Whoever opens another page leaves this one and its promise.
    await Promise.all([Promise.race([opened, changed.catch(() => opened)]), act()]);
  }

  /**
   * Waits until a field that asks for the focus has it, which the browser gives once it has painted: whoever types or
   * presses before is quicker than any person, and the browser complains. Where it gives none, for a second at most.
   */
  private async focusGiven(): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      const isAwaited = await this.page.evaluate<boolean>(
        "document.querySelector('[autofocus]') !== null && document.activeElement === document.body",
      );
      if (!isAwaited) return;
      await sleep(20);
    }
  }

  get heading(): Promise<string> {
    return this.page.locator('h1').innerText();
  }

  get path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /**
   * Holds the page that is open to what every page must be, and takes its picture.
   * @param rules of axe, where not all of them are asked about
   * @throws Error that names what is wrong
   */
  async look(
    name: string,
    { withAxe = this.hasScript, rules }: { withAxe?: boolean; rules?: string[] } = {},
  ): Promise<void> {
    if (PICTURES) {
      const file = path.join(PICTURES, `${name}-${this.width}.png`);
      await this.page.screenshot({ path: file, fullPage: true });
    }
    const faults = [
      ...((await this.isTooWide()) ? ['it is wider than the screen'] : []),
      ...(await this.tooSmall()).map((html) => `too small for a finger: ${html}`),
      ...(withAxe ? await this.barriers(rules) : []),
      ...this.complaints.map((complaint) => `the browser complains: ${complaint}`),
    ];
    if (faults.length > 0) throw new Error(`${name} at ${this.width} pixels:\n${faults.join('\n')}`);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async barriers(rules?: string[]): Promise<string[]> {
    // Axe's way of looking into frames costs a page of its own each time.
    if (this.page.frames().length > 1) return ['it has a frame, into which axe does not look'];
    const { violations } = await new AxeBuilder({ page: this.page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) })
      .analyze();
    return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes[0]?.html}`);
  }

  private isTooWide(): Promise<boolean> {
    return this.page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  }

  /** What a finger would miss. */
  private tooSmall(): Promise<string[]> {
    return this.page.evaluate(`[...document.querySelectorAll(${JSON.stringify(TARGETS)})]
      .filter((e) => { const { width, height } = e.getBoundingClientRect(); return width > 0 && (width < ${FINGER} || height < ${FINGER}); })
      .map((e) => e.outerHTML)`);
  }
}
