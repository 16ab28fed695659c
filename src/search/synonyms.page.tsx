import type { Text } from '../common/language.js';
import { Field, Form, TextArea } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { SynonymDto } from './synonym.dto.js';

/** Where it is, in Indonesian; English with the same below /en. */
export const SYNONYMS_PATH = '/meja/sinonim';

const WORDS = {
  title: { id: 'Kata yang sama artinya', en: 'Words that mean the same' },
  lead: {
    id: 'Siapa pun yang mencari satu kata dari suatu kelompok juga menemukan yang lain. Perubahan langsung berlaku.',
    en: 'Whoever searches for one word of a set finds the others as well. A change counts at once.',
  },
  new: { id: 'Tambah kelompok', en: 'Add a set' },
  add: { id: 'Tambah', en: 'Add' },
  words: { id: 'Kata atau frasa', en: 'Words or phrases' },
  wordsHint: {
    id: 'Satu pada tiap baris, paling sedikit dua: singkatan dan kepanjangannya, atau dua kata yang sama artinya.',
    en: 'One on each line, two at least: an acronym and what it stands for, or two words of one meaning.',
  },
  note: { id: 'Catatan (boleh kosong)', en: 'Note (may be left blank)' },
  reason: { id: 'Alasan', en: 'Reason' },
  list: { id: 'Kelompok', en: 'Sets' },
  none: { id: 'Belum ada.', en: 'None yet.' },
  change: { id: 'Ubah', en: 'Change' },
  save: { id: 'Simpan perubahan', en: 'Save the change' },
  usual: { id: 'Tambah kelompok yang biasa dipakai', en: 'Add the usual sets' },
  closed: { id: 'tidak dipakai: tidak terbuka untuk umum', en: 'not in use: not open to everybody' },
  added: { id: 'Sudah ditambahkan.', en: 'Added.' },
  corrected: { id: 'Sudah diubah.', en: 'Changed.' },
  next: { id: 'Halaman berikutnya', en: 'Next page' },
} satisfies Record<string, Text>;

interface SynonymsPage {
  items: SynonymDto[];
  next: string | null;
  /** What was just done. */
  news?: 'added' | 'corrected';
  failed?: Failed;
  /** Id of the set whose form failed. */
  correcting: string | null;
}

export function synonymsPage(visit: Visit, page: SynonymsPage): string {
  const { language } = visit;
  const { items, next, news, failed = FRESH, correcting } = page;
  return visit.show(
    { path: SYNONYMS_PATH, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      {news && (
        <p class="news" role="status">
          {WORDS[news][language]}
        </p>
      )}
      <p class="lead">{WORDS.lead[language]}</p>
      <h2>{WORDS.list[language]}</h2>
      {items.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="synonyms">
        {items.map((item) => (
          <li key={item.id}>
            <Set visit={visit} item={item} failed={correcting === item.id ? failed : FRESH} />
          </li>
        ))}
      </ul>
      {next && (
        <p class="more">
          <a href={addressOf(visit.at(SYNONYMS_PATH), { cursor: next })} rel="next">
            {WORDS.next[language]}
          </a>
        </p>
      )}
      <h2>{WORDS.new[language]}</h2>
      <Form
        visit={visit}
        action={SYNONYMS_PATH}
        submit={WORDS.add[language]}
        failed={correcting === null ? failed : FRESH}
      >
        <Fields visit={visit} failed={correcting === null ? failed : FRESH} prefix="" />
      </Form>
      <Form visit={visit} action={`${SYNONYMS_PATH}/awal`} submit={WORDS.usual[language]} kind="lesser" />
    </>,
  );
}

function Set({ visit, item, failed }: { visit: Visit; item: SynonymDto; failed: Failed }) {
  const { language } = visit;
  const isFailed = failed !== FRESH;
  return (
    <details class="more-ways" open={isFailed}>
      <summary aria-label={`${WORDS.change[language]}: ${item.words.join(', ')}`}>
        {item.words.join(' = ')}
        {item.visibility !== 'public' && <span class="soft"> ({WORDS.closed[language]})</span>}
      </summary>
      <Form
        visit={visit}
        action={`${SYNONYMS_PATH}/${item.id}`}
        submit={WORDS.save[language]}
        failed={failed}
        revision={item.revision}
      >
        <Fields visit={visit} failed={failed} prefix={`${item.id}-`} item={item} />
        <Field
          name="reason"
          prefix={`${item.id}-`}
          label={WORDS.reason[language]}
          failed={failed}
          autocomplete="off"
          longest={2000}
        />
      </Form>
    </details>
  );
}

interface FieldsProps {
  visit: Visit;
  failed: Failed;
  prefix: string;
  item?: SynonymDto;
}

function Fields({ visit: { language }, failed, prefix, item }: FieldsProps) {
  return (
    <>
      <TextArea
        name="words"
        prefix={prefix}
        label={WORDS.words[language]}
        hint={WORDS.wordsHint[language]}
        failed={failed}
        value={item?.words.join('\n')}
        rows={Math.max(3, (item?.words.length ?? 0) + 1)}
      />
      <Field
        name="note"
        prefix={prefix}
        label={WORDS.note[language]}
        failed={failed}
        value={item?.note ?? ''}
        required={false}
        autocomplete="off"
        longest={500}
      />
    </>
  );
}
