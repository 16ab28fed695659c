import type { ComponentChildren } from 'preact';
import { daysBetween, today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';

const WORDS = {
  axis: { id: 'Garis waktu dari', en: 'Time line from' },
  to: { id: 'sampai', en: 'to' },
} satisfies Record<string, Text>;

/** Something that lasted from day to day, with what is said of it. */
export interface Spell {
  id: string;
  startedOn: string | null;
  endedOn: string | null;
  /** Whether it is drawn as the main kind; others are acting holders, former members and the like. */
  isMain: boolean;
  text: ComponentChildren;
}

/** Least width of a bar, so that a spell of a day can be seen. */
const THINNEST_PERCENT = 1;

/** Spells under one another, each with a bar on a common time line where days are known. What the bars show is also text. */
export function SpellBars({ spells, language }: { spells: Spell[]; language: Language }) {
  const days = spells.flatMap(({ startedOn, endedOn }) => [startedOn, endedOn].filter((day) => day !== null));
  const from = days.toSorted()[0];
  const to = [...days, today()].toSorted().at(-1) ?? today();
  const hasAxis = from !== undefined && daysBetween(from, to) > 0;
  return (
    <div class="spells">
      <ul>
        {spells.map((spell) => (
          <li key={spell.id}>
            <div>{spell.text}</div>
            {hasAxis && <Bar spell={spell} from={from} to={to} />}
          </li>
        ))}
      </ul>
      {hasAxis && (
        <p class="spell-axis">
          <span class="unseen-text">{WORDS.axis[language]} </span>
          <span>{from.slice(0, 4)}</span>
          <span class="unseen-text"> {WORDS.to[language]} </span>
          <span>{to.slice(0, 4)}</span>
        </p>
      )}
    </div>
  );
}

function Bar({ spell, from, to }: { spell: Spell; from: string; to: string }) {
  const percent = (day: string) => (100 * daysBetween(from, day)) / daysBetween(from, to);
  const start = spell.startedOn === null ? 0 : percent(spell.startedOn);
  const end = spell.endedOn === null ? 100 : percent(spell.endedOn);
  const width = Math.max(end - start, THINNEST_PERCENT);
  // What no source dates is drawn as an outline, so that it does not look known.
  const isOpenAt = spell.startedOn === null;
  return (
    <svg class="proportion" width="100%" height="10" aria-hidden="true">
      <rect class="proportion-all" y="3" width="100%" height="4" rx="2" />
      <rect
        class={[
          'proportion-part',
          spell.isMain ? '' : 'proportion-acting',
          isOpenAt ? 'proportion-unknown' : '',
        ]
          .filter(Boolean)
          .join(' ')}
        x={`${Math.min(start, 100 - THINNEST_PERCENT)}%`}
        y="1"
        width={`${width}%`}
        height="8"
        rx="3"
      />
    </svg>
  );
}
