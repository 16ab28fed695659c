import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';
import type { CalendarGap } from './calendar-gaps.reader.js';
import { notOnRecord, REFUSED } from './calendar-words.js';
import { yearPath } from './paths.js';

const missing = ({ year }: CalendarGap): Text => ({
  id: `${notOnRecord(year).id}. ${REFUSED.id}`,
  en: `${notOnRecord(year).en}. ${REFUSED.en}`,
});

const waiting = ({ waitingCount: count }: CalendarGap): Text => ({
  id: `${count} tindak lanjut yang lewat tenggat menunggunya dan belum dinaikkan.`,
  en: `${count} ${count === 1 ? 'follow-up past its day waits' : 'follow-ups past their day wait'} for it and ${count === 1 ? 'was' : 'were'} not raised.`,
});

const proposed = ({ proposalCount: count }: CalendarGap): Text => ({
  id: `${count} usulan temuan menunggu tanda tangan kedua, dan batas tunggunya tidak dapat dihitung.`,
  en: `${count} proposed ${count === 1 ? 'finding waits' : 'findings wait'} for a second signature, for how long cannot be counted.`,
});

const due = ({ dueCount: count }: CalendarGap): Text => ({
  id: `${count} tindak lanjut bertenggat di tahun itu tidak akan dinaikkan bila lewat.`,
  en: `${count} ${count === 1 ? 'follow-up with its day' : 'follow-ups with their day'} in that year will not be raised after it.`,
});

/** What a missing year holds up, as far as there is any. */
const heldUp = (gap: CalendarGap): Text[] => [
  ...(gap.waitingCount > 0 ? [waiting(gap)] : []),
  ...(gap.proposalCount > 0 ? [proposed(gap)] : []),
  ...(gap.dueCount > 0 ? [due(gap)] : []),
];

const record = ({ year }: CalendarGap): Text => ({
  id: `Buka kalender ${year}`,
  en: `Open the calendar of ${year}`,
});

/** The years somebody has to record, and what waits for them; nothing where none is missing. */
export function CalendarGaps({ visit, gaps }: { visit: Visit; gaps: CalendarGap[] }) {
  const { language } = visit;
  return (
    <>
      {gaps.map((gap) => (
        <div key={gap.year} class="alert-box">
          <p>{[missing(gap), ...heldUp(gap)].map((text) => text[language]).join(' ')}</p>
          <p>
            <a href={yearPath(gap.year)[language]}>{record(gap)[language]}</a>
          </p>
        </div>
      ))}
    </>
  );
}
