import type { Text } from '../common/language.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { Field, Form, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { LONGEST_STATEMENT } from './sql/statement.js';

const WORDS = {
  title: { id: 'Simpan pertanyaan', en: 'Save a question' },
  lead: {
    id: 'Pertanyaan yang disimpan tampil untuk semua orang, dengan alamatnya sendiri.',
    en: 'A saved question shows for everybody, at an address of its own.',
  },
  key: { id: 'Alamat', en: 'Address' },
  keyHint: {
    id: 'Huruf kecil, angka, dan tanda hubung: rapat-tanpa-notula. Tetap untuk selamanya.',
    en: 'Small letters, digits and hyphens: rapat-tanpa-notula. It stays for good.',
  },
  name: { id: 'Pertanyaannya', en: 'The question, in Indonesian' },
  nameEn: { id: 'Pertanyaannya dalam bahasa Inggris', en: 'The question, in English' },
  meaning: {
    id: 'Apa yang dijawab, dalam satu kalimat',
    en: 'What it answers, in a sentence, in Indonesian',
  },
  meaningEn: { id: 'Kalimat itu dalam bahasa Inggris', en: 'That sentence, in English' },
  query: { id: 'Perintah SELECT', en: 'SELECT statement' },
  save: { id: 'Simpan', en: 'Save' },
} satisfies Record<string, Text>;

/** A statement is given a name and an address. */
export function savePage(visit: Visit, failed: Failed): string {
  const { language } = visit;
  const path = `${PUBLIC_PATHS.sql.id}/simpan`;
  return visit.show(
    { title: WORDS.title[language], path, section: 'data' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <Form visit={visit} action={path} submit={WORDS.save[language]} failed={failed}>
        {(['name', 'nameEn', 'meaning', 'meaningEn'] as const).map((name) => (
          <Field
            key={name}
            name={name}
            label={WORDS[name][language]}
            failed={failed}
            autocomplete="off"
            longest={name.startsWith('name') ? 150 : 500}
          />
        ))}
        <Field
          name="key"
          label={WORDS.key[language]}
          hint={WORDS.keyHint[language]}
          failed={failed}
          autocomplete="off"
          longest={80}
        />
        <TextArea
          name="query"
          label={WORDS.query[language]}
          failed={failed}
          rows={10}
          longest={LONGEST_STATEMENT}
        />
      </Form>
    </>,
  );
}
