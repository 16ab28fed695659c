import type { Text } from '../common/language.js';
import { FileField } from '../page-parts/file-field.js';
import { Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { DESK, NEW_SOURCE_PATH } from './meeting-paths.js';
import { SourceFields } from './source-fields.js';

const WORDS = {
  title: { id: 'Catat sumber', en: 'Record a source' },
  lead: {
    id: 'Berita, surat, rekaman, atau dokumen tempat sesuatu dapat diperiksa.',
    en: 'An article, letter, recording or document where something can be looked up.',
  },
  save: { id: 'Simpan sumber', en: 'Save the source' },
  back: { id: 'Hari ini', en: 'Today' },
} satisfies Record<string, Text>;

export function newSourcePage(visit: Visit, failed: Failed = FRESH): string {
  const { language } = visit;
  return visit.show(
    { path: NEW_SOURCE_PATH, title: WORDS.title[language], section: 'desk' },
    <div class="desk-form">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <Form visit={visit} action={NEW_SOURCE_PATH} submit={WORDS.save[language]} failed={failed} hasFile>
        <SourceFields visit={visit} failed={failed} isWhole />
        <FileField visit={visit} failed={failed} />
      </Form>
      <p class="after-form">
        <a href={visit.at(DESK)}>{WORDS.back[language]}</a>
      </p>
    </div>,
  );
}
