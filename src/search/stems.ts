import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import { wordsOf } from '../common/websearch.js';
import { Reads } from '../database/reads.js';

/** Words whose stems are remembered; the least recently used go first. */
const MOST_KEPT = 50_000;

/** The stems of words, as the database finds them by; a stem never changes, so each is asked for once. */
@Injectable()
export class Stems {
  private readonly known = new Map<string, string>();

  constructor(private readonly reads: Reads) {}

  /** Learns the stems of all words in these texts, so that {@link of} tells them. */
  async learn(texts: readonly string[]): Promise<void> {
    const unknown = [...new Set(texts.flatMap(wordsOf))].filter((word) => !this.known.has(word));
    if (unknown.length === 0) return;
    const rows = await this.reads.rows<{ word: string; stem: string | null }>(
      ANONYMOUS,
      sql`SELECT word, (ts_lexize('indonesian_stem', lower(unaccent(word))))[1] AS stem FROM unnest(${unknown}::text[]) AS word`,
    );
    for (const { word, stem } of rows) this.known.set(word, stem ?? word);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST_KEPT) return;
      this.known.delete(oldest);
    }
  }

  /** The stem of a word that was learnt, else the word. */
  of(word: string): string {
    return this.known.get(word) ?? word;
  }
}
