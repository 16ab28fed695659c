import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { DayInput, Fieldset, TimeInput } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { TIMES, timeField } from './preferred-times.js';

const WORDS = {
  time: { id: 'Pilihan waktu', en: 'A time that suits' },
  wanted: { id: '(paling diinginkan)', en: '(most wanted)' },
  optional: { id: '(boleh kosong)', en: '(may be left empty)' },
  day: { id: 'Tanggal', en: 'Day' },
  from: { id: 'Mulai (WIB)', en: 'From (WIB)' },
  until: { id: 'Selesai (WIB)', en: 'Until (WIB)' },
} satisfies Record<string, Text>;

/** Up to three times, the most wanted first, in Asia/Jakarta. */
export function TimeFields({ visit, failed }: { visit: Visit; failed: Failed }) {
  const { language } = visit;
  const common = { language, failed, required: false, hint: '' };
  return (
    <>
      {TIMES.map((n) => (
        <Fieldset
          key={n}
          legend={`${WORDS.time[language]} ${n + 1} ${(n === 0 ? WORDS.wanted : WORDS.optional)[language]}`}
        >
          <div class="field-row">
            <DayInput name={timeField(n, 'day')} label={WORDS.day[language]} from={today()} {...common} />
            <TimeInput name={timeField(n, 'from')} label={WORDS.from[language]} {...common} />
            <TimeInput name={timeField(n, 'until')} label={WORDS.until[language]} {...common} />
          </div>
        </Fieldset>
      ))}
    </>
  );
}
