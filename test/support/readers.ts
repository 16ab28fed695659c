import { somebody, type Somebody } from './people.js';
import type { Browser } from './browser.js';
import type { TestApp } from './test-app.js';

/** Somebody who is logged in, and what they are called by. */
export interface Reader {
  who: Somebody;
  browser: Browser;
}

export async function aReader(
  t: TestApp,
  role: 'reader' | 'staff' | 'representative' = 'reader',
  organizationId?: string,
): Promise<Reader> {
  const who = await somebody(t, role, organizationId ? { organizationId } : {});
  return { who, browser: await who.login() };
}

/** Follows a record that its reader sees. */
export async function follow({ browser }: Reader, id: string): Promise<void> {
  const { status, text } = await browser.put(`/me/follows/${id}`);
  if (status !== 200) throw new Error(`follow ${id}: ${status} ${text}`);
}
