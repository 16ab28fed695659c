import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { standingIn } from '../page-parts/fields.js';
import { Errors } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { TIMES, timeField } from './preferred-times.js';

const WORDS = {
  time: { id: 'Pilihan waktu', en: 'A time that suits' },
  wanted: { id: '(paling diinginkan)', en: '(most wanted)' },
  optional: { id: '(boleh kosong)', en: '(may be left empty)' },
  day: { id: 'Tanggal', en: 'Day' },
  from: { id: 'Mulai', en: 'From' },
  until: { id: 'Selesai', en: 'Until' },
} satisfies Record<string, Text>;

/** Up to three times, the most wanted first, in Asia/Jakarta. */
export function TimeFields({ visit, failed }: { visit: Visit; failed: Failed }) {
  return (
    <>
      {TIMES.map((n) => (
        <TimeRow key={n} n={n} visit={visit} failed={failed} />
      ))}
    </>
  );
}

function TimeRow({ n, visit, failed }: { n: number; visit: Visit; failed: Failed }) {
  const { language } = visit;
  const errors = [
    ...(n === 0 ? (failed.errors.preferred ?? []) : []),
    ...(failed.errors[`preferred.${n}.startsAt`] ?? []),
    ...(failed.errors[`preferred.${n}.endsAt`] ?? []),
  ];
  const field = (part: 'day' | 'from' | 'until') => {
    const id = timeField(n, part);
    return (
      <div>
        <label for={id}>{WORDS[part][language]}</label>
        <input
          id={id}
          name={id}
          // Preact's types know roles for each type, not for one of several.
          // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler that builds this needs it
          type={(part === 'day' ? 'date' : 'time') as 'date'}
          min={part === 'day' ? today() : undefined}
          value={standingIn(failed, id)}
          aria-invalid={errors.length > 0 ? 'true' : undefined}
          aria-describedby={errors.length > 0 ? `time-${n}-error-0` : undefined}
        />
      </div>
    );
  };
  return (
    <fieldset class={errors.length > 0 ? 'field field-wrong' : 'field'}>
      <legend>
        {WORDS.time[language]} {n + 1} {(n === 0 ? WORDS.wanted : WORDS.optional)[language]}
      </legend>
      <Errors id={`time-${n}`} errors={[...new Set(errors)]} />
      <div class="field-row">
        {field('day')}
        {field('from')}
        {field('until')}
      </div>
    </fieldset>
  );
}
