import type { Browser } from 'playwright-core';
import { Reader } from './chromium.js';
import type { Somebody } from './people.js';
import type { TestApp } from './test-app.js';

/** Somebody at a browser who has logged in already. */
export async function readerOf(
  t: TestApp,
  browser: Browser,
  who: Somebody,
  at: { width: number; hasScript?: boolean },
): Promise<Reader> {
  const reader = await Reader.at(browser, t.url, at);
  const [name = '', value = ''] = ((await who.login()).cookie ?? '').split('=');
  await reader.page.context().addCookies([{ name, value, url: t.url, httpOnly: true, sameSite: 'Lax' }]);
  return reader;
}
