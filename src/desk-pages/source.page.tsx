import type { Text } from '../common/language.js';
import { sourcePath } from '../page-parts/paths.js';
import { Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { DeskNews } from './meeting-news.js';
import { DESK, NEW_SOURCE_PATH } from './meeting-paths.js';
import { SourceFields } from './source-fields.js';

const WORDS = {
  title: { id: 'Catat sumber', en: 'Record a source' },
  lead: {
    id: 'Berita, surat, rekaman, atau dokumen tempat sesuatu dapat diperiksa.',
    en: 'An article, letter, recording or document where something can be looked up.',
  },
  save: { id: 'Simpan sumber', en: 'Save the source' },
  made: { id: 'Lihat sumber yang tersimpan', en: 'See the source that was saved' },
  back: { id: 'Hari ini', en: 'Today' },
} satisfies Record<string, Text>;

interface NewSourcePage {
  news?: string;
  /** The source that was made last. */
  made?: string;
  failed?: Failed;
}

export function newSourcePage(visit: Visit, { news, made, failed = FRESH }: NewSourcePage): string {
  const { language } = visit;
  return visit.show(
    { path: NEW_SOURCE_PATH, title: WORDS.title[language], section: 'desk' },
    <div class="desk-form">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <DeskNews visit={visit} news={news} />
      {made && (
        <p>
          <a href={sourcePath(made)[language]}>{WORDS.made[language]}</a>
        </p>
      )}
      <Form visit={visit} action={NEW_SOURCE_PATH} submit={WORDS.save[language]} failed={failed}>
        <SourceFields visit={visit} failed={failed} isWhole />
      </Form>
      <p class="after-form">
        <a href={visit.at(DESK)}>{WORDS.back[language]}</a>
      </p>
    </div>,
  );
}
