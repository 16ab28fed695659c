import type { Pairs } from '../common/form-body.js';
import { LOCALES } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { OpenRows } from '../database/open-reads.js';
import { addressOf } from '../web/visit.js';
import { cellsOf, NUMBERS } from './csv.js';

const WORDS = {
  answer: { id: 'Jawaban', en: 'Answer' },
  table: { id: 'Tabel jawaban', en: 'Table of the answer' },
  row: { id: 'baris', en: 'row' },
  rows: { id: 'baris', en: 'rows' },
  none: { id: 'Tidak ada baris yang cocok.', en: 'No row matches.' },
  cut: {
    id: 'Masih ada lagi yang tidak ditampilkan: batas jawaban tercapai. Saring lebih sempit, atau pakai LIMIT dan OFFSET.',
    en: 'There is more that is not shown: the limit of an answer is reached. Filter more narrowly, or use LIMIT and OFFSET.',
  },
  empty: { id: 'kosong', en: 'empty' },
  yes: { id: 'ya', en: 'yes' },
  no: { id: 'tidak', en: 'no' },
} satisfies Record<string, Text>;

interface Props {
  /** With its values as text. */
  answer: OpenRows;
  /** Where it is given as a file, without its ending. */
  files: string;
  query: Pairs;
  language: Language;
}

/** What a statement gave out, and where to take it along. */
export function AnswerTable({ answer: { columns, rows, isCut }, files, query, language }: Props) {
  const count = rows.length.toLocaleString(LOCALES[language]);
  return (
    <section aria-labelledby="jawaban">
      <h2 id="jawaban">
        {WORDS.answer[language]}{' '}
        <span class="soft">
          {count} {WORDS[rows.length === 1 ? 'row' : 'rows'][language]}
        </span>
      </h2>
      {isCut && <p class="alert-box">{WORDS.cut[language]}</p>}
      {rows.length === 0 && !isCut ? (
        <p>{WORDS.none[language]}</p>
      ) : (
        <div class="answer" role="region" aria-label={WORDS.table[language]} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {columns.map(({ name, type }, n) => (
                  <th key={n} scope="col" class={NUMBERS.has(type) ? 'figure' : undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, n) => (
                <tr key={n}>
                  {cellsOf(row).map((cell, at) => (
                    <Cell key={at} cell={cell} type={columns[at]?.type ?? ''} language={language} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="more">
        <a href={addressOf(`${files}.csv`, query)} download>
          CSV
        </a>
        <a href={addressOf(files, query)}>JSON</a>
      </p>
    </section>
  );
}

function Cell({ cell, type, language }: { cell: string | null; type: string; language: Language }) {
  if (cell === null)
    return (
      <td>
        <span class="soft" aria-label={WORDS.empty[language]}>
          –
        </span>
      </td>
    );
  if (type === 'boolean') return <td>{WORDS[cell === 'true' ? 'yes' : 'no'][language]}</td>;
  if (NUMBERS.has(type)) return <td class="figure">{cell}</td>;
  if (type === 'uuid')
    return (
      <td>
        <code>{cell}</code>
      </td>
    );
  return <td class={cell.length > 40 ? 'long' : undefined}>{cell}</td>;
}
