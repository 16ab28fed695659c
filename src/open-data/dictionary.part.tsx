import type { Language, Text } from '../common/language.js';
import { type Column, DICTIONARY } from './dictionary.js';

const WORDS = {
  title: { id: 'Tabel dan artinya', en: 'Tables and what they mean' },
  lead: {
    id: 'Semuanya sebagai JSON:',
    en: 'All of it as JSON:',
  },
  column: { id: 'Kolom', en: 'Column' },
  type: { id: 'Jenis', en: 'Type' },
  meaning: { id: 'Arti', en: 'Meaning' },
  refersTo: { id: 'merujuk', en: 'refers to' },
  values: { id: 'Nilai', en: 'Values' },
} satisfies Record<string, Text>;

/** What each view holds, with the meaning of its columns. */
export function Dictionary({ language }: { language: Language }) {
  return (
    <section aria-labelledby="tabel" class="dictionary">
      <h2 id="tabel">{WORDS.title[language]}</h2>
      <p>
        {WORDS.lead[language]} <a href="/api/v1/open-data">/api/v1/open-data</a>
      </p>
      {Object.entries(DICTIONARY).map(([name, view]) => (
        <details key={name}>
          <summary>
            <code>{name}</code> <span class="soft">{view[language]}</span>
          </summary>
          <dl>
            {Object.entries(view.columns).map(([column, meaning]) => (
              <ColumnMeaning key={column} name={column} column={meaning} language={language} />
            ))}
          </dl>
        </details>
      ))}
    </section>
  );
}

function ColumnMeaning({ name, column, language }: { name: string; column: Column; language: Language }) {
  const { type, refersTo, values } = column;
  return (
    <>
      <dt>
        <code>{name}</code> <span class="soft">{type}</span>
      </dt>
      <dd>
        {column[language]}
        {refersTo && (
          <span class="soft">
            {' '}
            ({WORDS.refersTo[language]} <code>{refersTo}</code>)
          </span>
        )}
        {values && <span class="soft"> {Object.keys(values).join(', ')}</span>}
      </dd>
    </>
  );
}
