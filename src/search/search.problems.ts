import type { Text } from '../common/language.js';
import { Invalid } from '../common/problem.js';

/** What was typed into a search cannot be meant as it stands. */
export class NotUnderstood extends Invalid {
  /** @param at where in what was typed, from 0; people count from 1 */
  constructor(at: number, what: Text) {
    const text = {
      id: `Huruf ke-${at + 1}: ${what.id}.`,
      en: `Character ${at + 1}: ${what.en}.`,
    };
    super('search-not-understood', text, { q: [text] });
  }
}
