import type { Steps } from './steps.js';
import type { Thing } from './thing.js';

export const CONTEXT = 'https://schema.org';

/** Things as one JSON-LD document, written as they are read. */
export async function* jsonLdOf(
  steps: Steps,
  thingsOf: (texts: readonly string[]) => Promise<readonly Thing[]>,
): AsyncGenerator<string> {
  let before = `{"@context":"${CONTEXT}","@graph":[`;
  for await (const texts of steps) {
    const things = await thingsOf(texts);
    for (const one of things) {
      yield `${before}\n${JSON.stringify(one)}`;
      before = ',';
    }
  }
  yield before === ',' ? '\n]}\n' : `${before}]}\n`;
}

/** One thing as a JSON-LD document. */
export const documentOf = (one: Thing): string => JSON.stringify({ '@context': CONTEXT, ...one });
