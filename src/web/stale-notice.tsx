import type { Text } from '../common/language.js';
import { type Failed, typedText } from './submission.js';
import type { Visit } from './visit.js';

const WORDS = {
  title: {
    id: 'Orang lain mengubah catatan ini selagi Anda menulis',
    en: 'Somebody else changed this record while you were writing',
  },
  lead: {
    id: 'Belum ada yang disimpan dari isian Anda. Bandingkan, lalu pilih.',
    en: 'Nothing of what you typed has been saved yet. Compare, then choose.',
  },
  field: { id: 'Isian', en: 'Field' },
  now: { id: 'Sekarang tertulis', en: 'What it says now' },
  typed: { id: 'Yang Anda ketik', en: 'What you typed' },
  nothing: { id: '(kosong)', en: '(blank)' },
  same: {
    id: 'Isian di bawah ini sama dengan yang tertulis sekarang; yang berubah ada di bagian lain catatan.',
    en: 'The fields below say what the record says now; what changed is elsewhere in it.',
  },
  keepMine: {
    id: 'Untuk memakai isian Anda, perbaiki bila perlu, lalu kirim lagi formulir di bawah ini.',
    en: 'To go on with what you typed, mend it if needed and send the form below again.',
  },
  keepTheirs: {
    id: 'Buang isian saya, pakai yang tertulis sekarang',
    en: 'Drop what I typed, keep what it says now',
  },
} satisfies Record<string, Text>;

/** One field as the record has it now. */
export interface FieldNow {
  name: string;
  label: string;
  /** As the form would show it. */
  now: string;
  /** What a value is called, where the form sends another word for it. */
  wordOf?: (value: string) => string;
}

interface StaleNoticeProps {
  visit: Visit;
  failed: Failed;
  fields: FieldNow[];
  /** Path of the page that has the form, in Indonesian, to open it anew. */
  path: string;
}

/**
 * That somebody else came first: what the record says now beside what was typed, and the choice. It stands above the
 * form, which carries the revision of the record as it is now, so that sending it again is meant.
 */
export function StaleNotice({ visit, failed, fields, path }: StaleNoticeProps) {
  const { language } = visit;
  if (!failed.isStale) return null;
  const different = fields.filter(
    ({ name, now }) => name in failed.typed && typedText(failed.typed, name) !== now,
  );
  const word = (text: string, wordOf: FieldNow['wordOf']) =>
    text === '' ? WORDS.nothing[language] : (wordOf?.(text) ?? text);
  return (
    <section class="stale" role="alert">
      <h2>{WORDS.title[language]}</h2>
      <p>{WORDS.lead[language]}</p>
      {different.length === 0 ? (
        <p>{WORDS.same[language]}</p>
      ) : (
        <table class="grid" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                {WORDS.field[language]}
              </th>
              <th role="columnheader" scope="col">
                {WORDS.now[language]}
              </th>
              <th role="columnheader" scope="col">
                {WORDS.typed[language]}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {different.map(({ name, label, now, wordOf }) => (
              <tr key={name} role="row">
                <td role="cell" data-label={WORDS.field[language]}>
                  {label}
                </td>
                <td role="cell" data-label={WORDS.now[language]}>
                  {word(now, wordOf)}
                </td>
                <td role="cell" data-label={WORDS.typed[language]}>
                  {word(typedText(failed.typed, name), wordOf)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{WORDS.keepMine[language]}</p>
      <p>
        <a href={visit.at(path)}>{WORDS.keepTheirs[language]}</a>
      </p>
    </section>
  );
}
