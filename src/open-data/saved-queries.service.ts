import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Conflict } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { NewSavedQueryDto } from './saved-query.dto.js';
import { SavedQuery } from './saved-query.entity.js';
import { STARTERS } from './starters.js';
import { readStatement } from './sql/statement.js';

@Injectable()
export class SavedQueriesService extends RecordsService<SavedQuery, NewSavedQueryDto> {
  protected readonly entity = SavedQuery;
  protected override readonly refusals = { saved_query_key_key: keyTaken };

  /** @throws SqlRefused for what would not be run, Conflict for a key that is taken */
  protected override async fieldsOf(
    _tx: Tx,
    input: Partial<NewSavedQueryDto>,
  ): Promise<DeepPartial<SavedQuery>> {
    if (input.key === 'simpan' || STARTERS.some(({ key }) => key === input.key)) throw keyTaken();
    if (input.query !== undefined) await readStatement(input.query);
    return input;
  }
}

function keyTaken(): Conflict {
  const text = { id: 'Alamat ini sudah dipakai.', en: 'This address is taken.' };
  return new Conflict('saved-query-key-taken', text, { key: [text] });
}
