import type { Text } from '../common/language.js';
import type { Pairs } from '../common/form-body.js';
import { shortDay } from '../common/dates.js';
import { PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import type { SourceRef } from '../sources/source.dto.js';
import { PARTIES, SOURCE_KINDS } from '../sources/source.entity.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { given } from './form-rows.js';
import { DayInput, OneOfList, type Option, TextArea, TextLine } from './meeting-fields.js';
import { optionsOf } from './meeting-labels.js';

const WORDS = {
  title: { id: 'Judul', en: 'Title' },
  kind: { id: 'Jenis sumber', en: 'Kind of source' },
  party: { id: 'Kata siapa', en: 'Whose word it is' },
  publisher: { id: 'Penerbit', en: 'Publisher' },
  publishedOn: { id: 'Tanggal terbit', en: 'Published on' },
  url: { id: 'Alamat web, bila ada', en: 'Web address, if any' },
  reference: { id: 'Nomor surat atau dokumen, bila ada', en: 'Number of the letter or document, if any' },
  authors: { id: 'Penulis, satu baris satu nama', en: 'Authors, one a line' },
  note: { id: 'Catatan', en: 'Note' },
} satisfies Record<string, Text>;

interface SourceFieldsProps {
  visit: Visit;
  failed: Failed;
  /** In front of the names of the fields: `source.`, where the form is about something else. */
  base?: string;
  /** Whether all it can say is asked for, or only what tells it apart. */
  isWhole?: boolean;
}

/** What a source is. */
export function SourceFields({ visit: { language }, failed, base = '', isWhole = false }: SourceFieldsProps) {
  const at = (name: string) => `${base}${name}`;
  return (
    <>
      <TextLine
        name={at('title')}
        label={WORDS.title[language]}
        failed={failed}
        longest={500}
        isFirst={isWhole}
      />
      <div class="beside">
        <OneOfList
          name={at('kind')}
          label={WORDS.kind[language]}
          failed={failed}
          value="news_article"
          options={optionsOf(SOURCE_KINDS, SOURCE_KIND_LABELS, language)}
        />
        <OneOfList
          name={at('party')}
          label={WORDS.party[language]}
          failed={failed}
          value="media"
          options={optionsOf(PARTIES, PARTY_LABELS, language)}
        />
      </div>
      <div class="beside">
        <TextLine name={at('publisher')} label={WORDS.publisher[language]} failed={failed} longest={200} />
        <DayInput name={at('publishedOn')} label={WORDS.publishedOn[language]} failed={failed} />
      </div>
      <TextLine name={at('url')} label={WORDS.url[language]} failed={failed} longest={2000} />
      <TextLine name={at('reference')} label={WORDS.reference[language]} failed={failed} longest={200} />
      {isWhole && (
        <>
          <TextArea name={at('authors')} label={WORDS.authors[language]} failed={failed} rows={2} />
          <TextArea name={at('note')} label={WORDS.note[language]} failed={failed} longest={2000} rows={2} />
        </>
      )}
    </>
  );
}

/** A source as its fields tell it. */
export function sourceIn(fields: Pairs, base = ''): object {
  const text = (name: string) => given(typedText(fields, `${base}${name}`).trim());
  const authors = typedText(fields, `${base}authors`)
    .split(/\r?\n/)
    .flatMap((line) => given(line.trim()) ?? []);
  return {
    title: text('title') ?? '',
    kind: text('kind'),
    party: text('party'),
    publisher: text('publisher'),
    publishedOn: text('publishedOn'),
    url: text('url'),
    reference: text('reference'),
    note: text('note'),
    ...(authors.length > 0 && { authors }),
  };
}

/** Sources to choose from, each told apart by who published it and when. */
export const sourceOptions = (sources: readonly SourceRef[], { language }: Visit): Option[] =>
  sources.map(({ id, title, publisher, publishedOn }) => ({
    value: id,
    label: [title, publisher, publishedOn && shortDay(publishedOn, language)].filter(Boolean).join(', '),
  }));
