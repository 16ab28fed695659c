import type { ComponentChildren } from 'preact';
import { shortDay, shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { AsOfNotice, AsOfPicker } from '../page-parts/as-of.js';
import { SourceName } from '../page-parts/names.js';
import type { RecordDto } from '../records/record.dto.js';
import type { SourceRef } from '../sources/source.dto.js';
import type { Visit } from '../web/visit.js';

/* What the page of any record begins and ends with, and what stands between. */

const WORDS = {
  parties: { id: 'Terbatas untuk para pihak dan kantor', en: 'Restricted to the parties and the office' },
  internal: { id: 'Internal kantor', en: 'For the office alone' },
  all: { id: 'Lihat semua', en: 'See all' },
  onlyNow: {
    id: 'Untuk hari yang lalu halaman ini hanya menunjukkan catatannya sendiri; yang terkait dengannya ada di halaman sekarang.',
    en: 'For an earlier day this page shows the record alone; what is linked to it is on the page of now.',
  },
  about: { id: 'Tentang catatan ini', en: 'About this record' },
  recorded: { id: 'Dicatat', en: 'Recorded' },
  changed: { id: 'Terakhir diubah', en: 'Last changed' },
  revision: { id: 'Revisi', en: 'Revision' },
  data: { id: 'Catatan ini sebagai JSON', en: 'This record as JSON' },
  history: { id: 'Setiap perubahannya (JSON)', en: 'Its every change (JSON)' },
  sources: { id: 'Sumber', en: 'Sources' },
  since: { id: 'sejak', en: 'since' },
  until: { id: 'sampai', en: 'until' },
  undated: { id: 'tanggal tidak diketahui', en: 'dates not known' },
} satisfies Record<string, Text>;

/** A record's page: what is shown, and as of when. */
export interface Shown {
  visit: Visit;
  /** Of the page, in each language. */
  paths: Text;
  /** As it was asked for; null for now. */
  asOf: string | null;
}

interface HeadProps extends Shown {
  record: RecordDto;
  /** What it is: `Federasi nasional`. */
  kind: string;
  title: string;
}

/** What it is, its name, and whether it is of now and for everybody. */
export function RecordHead({ visit, paths, asOf, record, kind, title }: HeadProps) {
  const { language } = visit;
  return (
    <>
      <AsOfNotice visit={visit} path={paths[language]} asOf={asOf} />
      <h1>
        <span class="kicker">{kind}</span> {title}
      </h1>
      {record.visibility !== 'public' && (
        <p>
          <span class="badge">
            {WORDS[record.visibility === 'parties' ? 'parties' : 'internal'][language]}
          </span>
        </p>
      )}
    </>
  );
}

interface FootProps extends Shown {
  record: RecordDto;
  /** Its path in the API, below /api/v1. */
  api: string;
}

/** Since when it is on record, where it can be read by programs, and the way to an earlier day. */
export function RecordFoot({ visit, paths, asOf, record, api }: FootProps) {
  const { language } = visit;
  return (
    <section class="record-foot">
      <h2>{WORDS.about[language]}</h2>
      <dl class="facts">
        <dt>{WORDS.recorded[language]}</dt>
        <dd>{shortInstant(record.recordedAt, language)}</dd>
        <dt>{WORDS.changed[language]}</dt>
        <dd>{shortInstant(record.changedAt, language)}</dd>
        <dt>{WORDS.revision[language]}</dt>
        <dd>{record.revision}</dd>
      </dl>
      <ul class="doors">
        <li>
          <a href={`/api/v1${api}`}>{WORDS.data[language]}</a>
        </li>
        <li>
          <a href={`/api/v1${api}/history`}>{WORDS.history[language]}</a>
        </li>
      </ul>
      <AsOfPicker visit={visit} path={paths[language]} asOf={asOf} />
    </section>
  );
}

/** Says why a page of an earlier day is short. */
export const OnlyNow = ({ language }: { language: Language }) => (
  <p class="soft">{WORDS.onlyNow[language]}</p>
);

interface SectionProps {
  title: string;
  language: Language;
  /** Where all of it is listed. */
  more?: string | null;
  moreText?: string;
  children: ComponentChildren;
}

/** A part of the page under its heading; a part without anything in it is left out by whoever makes it. */
export const Section = ({ title, language, more, moreText, children }: SectionProps) => (
  <section class="record-part">
    <h2>{title}</h2>
    {children}
    {more && (
      <p class="more">
        <a class="button button-lesser" href={more}>
          {moreText ?? `${WORDS.all[language]}: ${title.toLowerCase()}`}
        </a>
      </p>
    )}
  </section>
);

/** Facts in two columns; those without a value are left out. */
export const Facts = ({ facts }: { facts: (readonly [label: string, value: ComponentChildren])[] }) => (
  <dl class="facts">
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([label, value]) => (
        <div key={label} class="fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** Sources, each once, under a heading; nothing where there is none. */
export function SourcesSection({ sources, language }: { sources: (SourceRef | null)[]; language: Language }) {
  const each = [...new Map(sources.filter((one) => one !== null).map((one) => [one.id, one])).values()];
  if (each.length === 0) return null;
  return (
    <Section title={WORDS.sources[language]} language={language}>
      <ul class="rows">
        {each.map((source) => (
          <li key={source.id}>
            <SourceName source={source} language={language} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** From when until when: `1 Jan 2025 – 20 Des 2025`, `sejak 1 Jan 2025`. */
export function spellText(startedOn: string | null, endedOn: string | null, language: Language): string {
  if (startedOn && endedOn)
    return startedOn === endedOn
      ? shortDay(startedOn, language)
      : `${shortDay(startedOn, language)} – ${shortDay(endedOn, language)}`;
  if (startedOn) return `${WORDS.since[language]} ${shortDay(startedOn, language)}`;
  if (endedOn) return `${WORDS.until[language]} ${shortDay(endedOn, language)}`;
  return WORDS.undated[language];
}

/** Whether a spell includes a day. */
export const includes = (
  { startedOn, endedOn }: { startedOn: string | null; endedOn: string | null },
  day: string,
): boolean => (startedOn ?? '') <= day && day <= (endedOn ?? '9999');
