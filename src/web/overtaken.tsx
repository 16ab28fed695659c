import type { Text } from '../common/language.js';
import { wordsIn } from './carried.js';
import type { Failed } from './submission.js';
import type { Visit } from './visit.js';

const WORDS = {
  lead: {
    id: 'Isian Anda tidak disimpan. Salin dulu bila masih diperlukan:',
    en: 'What you typed was not saved. Copy it first if you still need it:',
  },
} satisfies Record<string, Text>;

interface OvertakenProps {
  visit: Visit;
  failed: Failed;
  /** What somebody else did meanwhile. */
  happened: Text;
}

/** That somebody else did what leaves a form without use, with what was typed into it: the page has the form no more. */
export function OvertakenNotice({ visit: { language }, failed, happened }: OvertakenProps) {
  const typed = wordsIn({ fields: failed.typed });
  return (
    <section class="stale" role="alert">
      <h2>{happened[language]}</h2>
      {typed.length > 0 && (
        <>
          <p>{WORDS.lead[language]}</p>
          <ul class="typed">
            {typed.map((text, n) => (
              <li key={n}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
