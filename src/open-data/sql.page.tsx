import type { Language, Text } from '../common/language.js';
import type { OpenRows } from '../database/open-reads.js';
import { PUBLIC_PATHS, queryPath } from '../page-parts/paths.js';
import { Button, ErrorSummary, Field, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import { AnswerTable } from './answer-table.js';
import { Dictionary } from './dictionary.part.js';
import { fieldOf, SQL_LIMITS } from './sql-console.js';
import { LONGEST_STATEMENT } from './sql/statement.js';
import type { NamedQuery } from './starters.js';

const WORDS = {
  title: { id: 'Tanya datanya (SQL)', en: 'Ask the data (SQL)' },
  lead: {
    id: 'Ajukan pertanyaan Anda sendiri kepada semua catatan publik. Setiap pertanyaan dan jawabannya punya alamat tetap.',
    en: 'Put a question of your own to all of the public record. Every question and its answer has an address that stays.',
  },
  query: { id: 'Satu perintah SELECT', en: 'One SELECT statement' },
  hint: {
    id: 'Tulis :nama untuk bagian yang diisi kemudian, misalnya said_on >= :sejak.',
    en: 'Write :name for what is filled in later, as said_on >= :since.',
  },
  run: { id: 'Jalankan', en: 'Run' },
  parameter: { id: 'Isi untuk', en: 'Value of' },
  parameterHint: {
    id: 'Hari ditulis 2025-11-10. Kosong berarti tanpa nilai.',
    en: 'Write days as 2025-11-10. Empty means no value.',
  },
  fill: { id: 'Isi kolom di atas, lalu jalankan.', en: 'Fill in the fields above, then run it.' },
  statement: { id: 'Perintahnya', en: 'The statement' },
  change: { id: 'Ubah perintah ini', en: 'Change this statement' },
  questions: { id: 'Pertanyaan siap pakai', en: 'Questions ready to ask' },
  limits: { id: 'Batas', en: 'Limits' },
  save: { id: 'Simpan pertanyaan ini', en: 'Save this question' },
  back: { id: 'Pertanyaan lain', en: 'Other questions' },
} satisfies Record<string, Text>;

const limitsText = (seconds: number): Text => ({
  id: `Satu perintah SELECT atas tabel di bawah, paling lama ${seconds} detik, ${SQL_LIMITS.rows.toLocaleString('id-ID')} baris pertama. Tanpa ORDER BY, urutan baris tidak berarti. Tidak ada yang dapat diubah dari sini.`,
  en: `One SELECT on the tables below, for ${seconds} seconds at most, the first ${SQL_LIMITS.rows.toLocaleString('en-GB')} rows. Without ORDER BY, the order of rows means nothing. Nothing can be changed from here.`,
});

export interface Shown {
  /** The saved query that is run; null where the statement stands in the address. */
  named: NamedQuery | null;
  query: string | null;
  /** Names of the parameters of the statement. */
  parameters: string[];
  /** All saved queries. */
  others: NamedQuery[];
  /** Null where nothing was run. */
  answer: OpenRows | null;
  failed: Failed;
  isKeeper: boolean;
  /** How long a statement may run. */
  seconds: number;
}

export function sqlPage(visit: Visit, shown: Shown): string {
  const { language } = visit;
  const { named, query, answer, failed, others, isKeeper } = shown;
  const title = named?.name[language] ?? WORDS.title[language];
  const paths = named === null ? PUBLIC_PATHS.sql : queryPath(named.key);
  return visit.publish(
    {
      title,
      description: named?.meaning[language] ?? WORDS.lead[language],
      paths: visit.asking(paths),
      section: 'data',
    },
    <>
      <h1>{title}</h1>
      <p class="lead">{named?.meaning[language] ?? WORDS.lead[language]}</p>
      {Object.keys(failed.errors).length > 0 && <ErrorSummary failed={failed} />}
      <form method="get" action={paths[language]} class="form sql-form" noValidate>
        {named === null && (
          <TextArea
            name="query"
            label={WORDS.query[language]}
            hint={WORDS.hint[language]}
            failed={failed}
            rows={10}
            longest={LONGEST_STATEMENT}
          />
        )}
        {shown.parameters.map((name) => (
          <Field
            key={name}
            name={fieldOf(name)}
            label={`${WORDS.parameter[language]} :${name}`}
            hint={WORDS.parameterHint[language]}
            failed={failed}
            autocomplete="off"
            required={false}
          />
        ))}
        {(named === null || shown.parameters.length > 0) && <Button text={WORDS.run[language]} />}
      </form>
      {answer === null && query !== null && failed.message === '' && <p>{WORDS.fill[language]}</p>}
      {answer && (
        <AnswerTable
          answer={answer}
          files={named === null ? '/api/v1/sql' : `/api/v1/sql/${named.key}`}
          query={visit.query}
          language={language}
        />
      )}
      {named && (
        <section aria-labelledby="perintah">
          <h2 id="perintah">{WORDS.statement[language]}</h2>
          <pre tabIndex={0}>{named.query}</pre>
          <p class="more">
            <a href={addressOf(PUBLIC_PATHS.sql[language], { ...visit.query, query: named.query })}>
              {WORDS.change[language]}
            </a>
            <a href={PUBLIC_PATHS.sql[language]}>{WORDS.back[language]}</a>
          </p>
        </section>
      )}
      {named === null && isKeeper && answer && (
        <p class="more">
          <a
            class="button button-lesser"
            href={addressOf(`${PUBLIC_PATHS.sql[language]}/simpan`, { query: query ?? '' })}
          >
            {WORDS.save[language]}
          </a>
        </p>
      )}
      {named === null && <Questions others={others} language={language} />}
      {named === null && (
        <section aria-labelledby="batas" class="prose">
          <h2 id="batas">{WORDS.limits[language]}</h2>
          <p>{limitsText(shown.seconds)[language]}</p>
        </section>
      )}
      {named === null && <Dictionary language={language} />}
    </>,
  );
}

function Questions({ others, language }: { others: NamedQuery[]; language: Language }) {
  return (
    <section aria-labelledby="siap-pakai">
      <h2 id="siap-pakai">{WORDS.questions[language]}</h2>
      <ul class="questions">
        {others.map(({ key, name, meaning }) => (
          <li key={key}>
            <a href={queryPath(key)[language]}>{name[language]}</a>
            <p class="soft">{meaning[language]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
