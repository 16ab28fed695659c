import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../common/actor.js';
import { lettersApart } from '../common/letters-apart.js';
import { Reads } from '../database/reads.js';
import { Policy } from '../policy/policy.js';
import { documentsOf } from '../policy/shelves.js';
import type { Correction } from './search.dto.js';

/** Words compared with each that nobody wrote. */
const COMPARED = 8;

/** Finds what was meant by words that stand nowhere. */
@Injectable()
export class CorrectionsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** The nearest word that somebody wrote, for each that nobody did and that has one. */
  async find(actor: Actor, words: readonly string[]): Promise<Correction[]> {
    const sight = this.policy.sightOf(actor);
    const rows = await this.reads.rows<{ word: string; near: string[] }>(
      actor,
      // A word becomes a query once, and not once more for each shelf of documents.
      sql`SELECT asked.word, ARRAY(
          SELECT near.word FROM (SELECT k.word, search_query(k.word) AS query FROM (
              SELECT k.word FROM search_word k WHERE k.word % asked.word
               ORDER BY similarity(k.word, asked.word) DESC, k.word LIMIT ${COMPARED}) k OFFSET 0) near
           WHERE EXISTS (SELECT FROM ${documentsOf(sight)} d WHERE d.document @@ near.query)) AS near
        FROM (SELECT word, search_query(word) AS query FROM unnest(${words}::text[]) AS typed(word) OFFSET 0) asked
       WHERE NOT EXISTS (SELECT FROM ${documentsOf(sight)} d WHERE d.document @@ asked.query)`,
    );
    return rows.flatMap(({ word, near }) => {
      const [to] = near
        .map((each) => ({ each, apart: lettersApart(each, word) }))
        .filter(({ apart }) => apart <= Math.min(3, Math.floor(word.length / 3)))
        .toSorted((a, b) => a.apart - b.apart)
        .map(({ each }) => each);
      return to ? [{ from: word, to }] : [];
    });
  }
}
