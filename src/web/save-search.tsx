import type { Text } from '../common/language.js';
import { addressOf, type Visit } from './visit.js';

/** Where a list is kept as it is narrowed, in Indonesian; the room of saved searches stands above this one. */
export const SAVE_SEARCH_PATH = '/akun/pencarian/baru';

const SAVE: Text = { id: 'Simpan pencarian ini', en: 'Save this search' };

interface SaveSearchProps {
  visit: Visit;
  /** The list, as the API names it. */
  list: string;
  /** What the page is narrowed to by itself; undefined for a key of the page that the list does not know. */
  more?: Record<string, string | undefined>;
}

/** The way to keep what a list is narrowed to, for those who have an account. */
export function SaveSearch({ visit, list, more = {} }: SaveSearchProps) {
  const { language, query: asked, viewer } = visit;
  if (!viewer) return null;
  const { cursor: _, limit: __, sort: ___, ...narrowed } = asked;
  const query = addressOf('', { ...narrowed, ...more }).slice(1);
  return (
    <p class="keep-search">
      <a href={addressOf(visit.at(SAVE_SEARCH_PATH), { list, query: query || undefined })}>
        {SAVE[language]}
      </a>
    </p>
  );
}
