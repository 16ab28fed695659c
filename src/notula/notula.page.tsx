import type { ComponentChildren } from 'preact';
import type { Language, Text } from '../common/language.js';
import { page, type Viewer } from '../web/page.js';
import type { Entry, Fact, FactItem, Notula, Part, Signature, Table } from './notula.content.js';
import { minutesPath } from '../meetings/paths.js';
import { documentPath } from './paths.js';
import type { Format } from './writer.js';

/** What the page says beside the minutes. */
const WORDS = {
  pdf: { id: 'Unduh PDF', en: 'Download PDF (in Bahasa Indonesia)' },
  docx: { id: 'Unduh DOCX', en: 'Download DOCX (in Bahasa Indonesia)' },
  files: { id: 'Berkas notula', en: 'Files of these minutes' },
} satisfies Record<string, Text>;

/** What most people open comes first. */
const OFFERED: readonly Format[] = ['pdf', 'docx'];

interface Shown {
  /** Of the meeting. */
  id: string;
  viewer: Viewer | null;
  /** The moment they are read as of, as it was asked for. */
  asOf: string | null;
}

/** The minutes as a page that can also be printed. */
export function notulaPage(notula: Notula, { id, viewer, asOf }: Shown): string {
  const { language, title, name, number, mark, facts, notices, parts, attached, source } = notula;
  const asked = asOf === null ? '' : `?as_of=${encodeURIComponent(asOf)}`;
  const paths = minutesPath(id);
  return page(
    {
      language,
      viewer,
      title: `${title}: ${name}`,
      paths: { id: paths.id + asked, en: paths.en + asked },
      // It names people.
      isPrivate: true,
    },
    <article class="notula">
      {mark !== null && <p class="notula-mark">{mark}</p>}
      <Letterhead lines={notula.letterhead} />
      <h1>
        <span>{title}</span> {name}
      </h1>
      {number !== null && <p class="notula-number">{number}</p>}
      <ul class="doors" aria-label={WORDS.files[language]}>
        {OFFERED.map((format) => (
          <li key={format}>
            <a href={documentPath(id, format) + asked}>{WORDS[format][language]}</a>
          </li>
        ))}
      </ul>
      <dl class="facts">
        {facts.map((fact) => (
          <FactRow key={fact.label} fact={fact} />
        ))}
      </dl>
      {notices.map((notice) => (
        <p key={notice} class="notula-notice">
          {notice}
        </p>
      ))}
      {parts.map((part) => (
        <PartOf key={part.title} part={part} language={language} />
      ))}
      <div class="signatures">
        <SignatureOf signature={notula.signatures.left} />
        <SignatureOf signature={notula.signatures.right} />
      </div>
      <section class="notula-attached">
        <h2>{attached.title}</h2>
        {attached.notice !== null && <p>{attached.notice}</p>}
        {attached.table && <Grid table={attached.table} />}
      </section>
      <p class="notula-source">
        {source.address}
        <br />
        {source.version}
      </p>
    </article>,
  );
}

function Letterhead({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  const nameAt = lines.length > 1 ? 1 : 0;
  return (
    <p class="letterhead">
      {lines.map((line, n) => (
        <span
          key={n}
          class={n === nameAt ? 'letterhead-name' : n > nameAt ? 'letterhead-address' : undefined}
        >
          {line}
        </span>
      ))}
    </p>
  );
}

function FactRow({ fact: { label, items } }: { fact: Fact }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {items.map((item, n) => (
          <FactText key={n} item={item} />
        ))}
      </dd>
    </>
  );
}

const FactText = ({ item: { number, text, notes } }: { item: FactItem }) => (
  <Counted number={number}>
    <p>{text}</p>
    {notes.map((note) => (
      <p key={note} class="soft">
        {note}
      </p>
    ))}
  </Counted>
);

/** What stands beside its number, where it has one. */
const Counted = ({ number, children }: { number: string | null; children: ComponentChildren }) => (
  <div class={number === null ? undefined : 'counted'}>
    {number !== null && <span>{number}</span>}
    <div>{children}</div>
  </div>
);

/** Points are kept in the language they were noted in. */
function PartOf({ part: { title, entries, table }, language }: { part: Part; language: Language }) {
  return (
    <section>
      <h2>{title}</h2>
      {entries.map((entry, n) => (
        <EntryOf key={n} entry={entry} language={language} />
      ))}
      {table && <Grid table={table} />}
    </section>
  );
}

function EntryOf({ entry, language }: { entry: Entry; language: Language }) {
  const { about, number, lead, paragraphs, table, notes } = entry;
  return (
    <>
      {about !== null && <h3>{about}</h3>}
      <Counted number={number}>
        {lead !== null && <p class="notula-lead">{lead}</p>}
        {paragraphs.map((text, n) => (
          <p key={n} lang={language === 'id' ? undefined : 'id'}>
            {text}
          </p>
        ))}
        {table && <Grid table={table} />}
        {notes.map((note) => (
          <p key={note} class="soft">
            {note}
          </p>
        ))}
      </Counted>
    </>
  );
}

/** A column of at most this part of the width holds our own words, which are not broken. */
const SHORT = 16;

/**
 * A table that becomes one card a row on a telephone. Cells and rows say what they are, because a table that is laid out
 * as something else is none to a screen reader.
 */
function Grid({ table: { name, columns, rows, hasTotal } }: { table: Table }) {
  const paper = (n: number) => (columns[n]?.isForPaper ? 'for-paper' : undefined);
  const side = (n: number) => (columns[n]?.align === 'right' ? 'figure' : undefined);
  const size = (n: number) => ((columns[n]?.width ?? 0) <= SHORT ? 'short' : undefined);
  const classes = (n: number) => [paper(n), side(n), size(n)].filter(Boolean).join(' ') || undefined;
  return (
    <table class="grid" role="table" aria-label={name}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title }, n) => (
            <th key={title} role="columnheader" scope="col" class={classes(n)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells, at) => (
          <tr key={at} role="row" class={hasTotal && at === rows.length - 1 ? 'total' : undefined}>
            {cells.map((lines, n) => (
              <td key={n} role="cell" class={classes(n)} data-label={columns[n]?.title}>
                <div>
                  {lines.map((line, on) => (
                    <p key={on}>{line}</p>
                  ))}
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SignatureOf = ({ signature: { opening, post, name, blanks } }: { signature: Signature }) => (
  <div>
    <p>{opening ?? '\u00a0'}</p>
    <p class="signature-space">{post}</p>
    <p class="signature-name">{name}</p>
    {blanks.map((blank) => (
      <p key={blank}>{blank}</p>
    ))}
  </div>
);
