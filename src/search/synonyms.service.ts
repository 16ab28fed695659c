import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { NewSynonymDto } from './synonym.dto.js';
import { Synonym } from './synonym.entity.js';
import { USUAL_SYNONYMS } from './usual-synonyms.js';

@Injectable()
export class SynonymsService extends RecordsService<Synonym, NewSynonymDto> {
  protected readonly entity = Synonym;

  /** Records the usual sets of the field of which no word is on record yet. @returns how many */
  async addUsual(tx: Tx): Promise<number> {
    const rows = await tx.query<{ word: string }>(
      sql`SELECT DISTINCT folded(plain_words(word)) AS word FROM synonym, unnest(words) AS word`,
    );
    const known = new Set(rows.map(({ word }) => word));
    const isNew = (words: readonly string[]) =>
      !words.some((word) => known.has(word.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')));
    const missing = USUAL_SYNONYMS.filter(isNew);
    if (missing.length > 0)
      await this.addAll(
        tx,
        'recorded',
        missing.map((words) => ({ words: [...words] })),
      );
    return missing.length;
  }
}
