import { parsePairs } from '../common/form-body.js';
import type { Text } from '../common/language.js';
import { Alert, Field, Form } from '../web/form.js';
import { type Failed, FRESH, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { SAVED_SEARCHES_PATH, NEW_SAVED_SEARCH_PATH } from './paths.js';
import type { ListName, SearchedList } from './searched-lists.js';

const WORDS = {
  title: { id: 'Simpan pencarian', en: 'Save a search' },
  lead: {
    id: 'Pencarian ini tersimpan di akun Anda. Bila ada yang baru atau berubah di dalamnya, Anda dikabari lewat surel, paling banyak satu surat sehari.',
    en: 'The search is kept in your account. When something in it is new or changes, you are told by mail, one mail a day at most.',
  },
  of: { id: 'Daftar', en: 'List' },
  look: { id: 'Lihat daftarnya', en: 'See the list' },
  name: { id: 'Nama pencarian', en: 'Name of the search' },
  hint: { id: 'Hanya Anda yang melihat nama ini.', en: 'Only you see this name.' },
  save: { id: 'Simpan', en: 'Save' },
  back: { id: 'Semua pencarian tersimpan', en: 'All saved searches' },
} satisfies Record<string, Text>;

interface NewSavedSearch {
  listName: ListName;
  list: SearchedList;
  /** As it is kept. */
  query: string;
}

export function newSavedSearchPage(
  visit: Visit,
  { listName, list, query, failed = FRESH }: NewSavedSearch & { failed?: Failed },
): string {
  const { language } = visit;
  const words = typedText(parsePairs(query), 'q');
  const label = list.label[language];
  return visit.show(
    { path: NEW_SAVED_SEARCH_PATH, title: WORDS.title[language] },
    <div class="narrow">
      <h1>{WORDS.title[language]}</h1>
      <Alert message={failed.message} />
      <p class="lead">{WORDS.lead[language]}</p>
      <p>
        {WORDS.of[language]}: <strong>{label}</strong> ·{' '}
        <a href={`${list.path[language]}?${query}`}>{WORDS.look[language]}</a>
      </p>
      <Form visit={visit} action={SAVED_SEARCHES_PATH} submit={WORDS.save[language]} failed={failed}>
        <input type="hidden" name="list" value={listName} />
        <input type="hidden" name="query" value={query} />
        <Field
          name="name"
          label={WORDS.name[language]}
          hint={WORDS.hint[language]}
          autocomplete="off"
          longest={100}
          value={words ? `${label}: ${words}` : label}
          failed={failed}
          isFirst
        />
      </Form>
      <p class="after-form">
        <a href={visit.at(SAVED_SEARCHES_PATH)}>{WORDS.back[language]}</a>
      </p>
    </div>,
  );
}
