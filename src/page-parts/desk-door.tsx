import { isKeeper } from '../common/actor.js';
import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  acts: { id: 'Untuk Anda', en: 'For you' },
  desk: { id: 'Buka di meja kerja', en: 'Open at the desk' },
} satisfies Record<string, Text>;

interface DeskDoorProps {
  visit: Visit;
  /** The desk's page of the record, in Indonesian. */
  path: string;
}

/** On a page for everybody: the way to where those who keep the record work on it; nothing for anybody else. */
export function DeskDoor({ visit, path }: DeskDoorProps) {
  const { reader, viewer, language } = visit;
  if (!viewer || reader.kind !== 'known' || !isKeeper(reader)) return null;
  return (
    <ul class="doors" aria-label={WORDS.acts[language]}>
      <li>
        <a href={visit.at(path)}>{WORDS.desk[language]}</a>
      </li>
    </ul>
  );
}
