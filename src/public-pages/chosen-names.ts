import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import type { Language, Text } from '../common/language.js';
import { NamesReader } from './names.reader.js';

/** What lists are narrowed by that no filter offers. */
const LABELS = {
  post: { id: 'Jabatan', en: 'Post' },
  event: { id: 'Pada', en: 'At' },
  source: { id: 'Sumber', en: 'Source' },
  commitment: { id: 'Membahas komitmen', en: 'On the pledge' },
} as const satisfies Record<string, Text>;

type Key = keyof typeof LABELS;
const KEYS = Object.keys(LABELS) as Key[];

/** Names the records a list was narrowed by, as far as its reader sees them. */
@Injectable()
export class ChosenNames {
  constructor(private readonly names: NamesReader) {}

  /** @param asked ids by their keys in the query; what is left out was not asked for */
  async of(
    actor: Actor,
    language: Language,
    asked: Partial<Record<Key, string>>,
  ): Promise<{ key: string; label: string }[]> {
    const given = KEYS.flatMap((key) => {
      const id = asked[key];
      return id === undefined ? [] : [{ key, id }];
    });
    const names = await this.names.of(
      actor,
      given.map(({ id }) => id),
    );
    return given.map(({ key, id }) => ({
      key,
      label: `${LABELS[key][language]}: ${names.get(id)?.[language] ?? '–'}`,
    }));
  }
}
