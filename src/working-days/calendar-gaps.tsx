import type { Text } from '../common/language.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { CalendarGap } from './calendar-gaps.reader.js';
import { HOLIDAYS_PATH } from './paths.js';

const missing = ({ year }: CalendarGap): Text => ({
  id: `Kalender hari kerja ${year} belum dicatat. Tenggat, hak jawab, dan putusan yang hari kerjanya sampai ke tahun itu ditolak.`,
  en: `The working days of ${year} are not on record. Deadlines, replies and verdicts whose working days reach into that year are refused.`,
});

const waiting = ({ waitingCount: count }: CalendarGap): Text => ({
  id: `${count} tindak lanjut yang lewat tenggat menunggunya dan belum dinaikkan.`,
  en: `${count} ${count === 1 ? 'follow-up past its day waits' : 'follow-ups past their day wait'} for it and ${count === 1 ? 'was' : 'were'} not raised.`,
});

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
          <p>
            {missing(gap)[language]}
            {gap.waitingCount > 0 && ` ${waiting(gap)[language]}`}
          </p>
          <p>
            <a href={addressOf(visit.at(HOLIDAYS_PATH), { tahun: String(gap.year) })}>
              {record(gap)[language]}
            </a>
          </p>
        </div>
      ))}
    </>
  );
}
