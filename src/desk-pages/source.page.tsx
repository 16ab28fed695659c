import { longDay } from '../common/dates.js';
import type { Text } from '../common/language.js';
import { FileField } from '../page-parts/file-field.js';
import { FileList } from '../page-parts/file-list.js';
import { PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import { sourcePath } from '../page-parts/paths.js';
import type { SourceDto } from '../sources/source.dto.js';
import type { Party, SourceKind } from '../sources/source.entity.js';
import { Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { TextArea } from './meeting-fields.js';
import { DeskNews } from './meeting-news.js';
import { DESK, deskSourcePath, NEW_SOURCE_PATH } from './meeting-paths.js';

const WORDS = {
  party: { id: 'Kata siapa', en: 'Whose word' },
  publisher: { id: 'Penerbit', en: 'Publisher' },
  published: { id: 'Terbit', en: 'Published' },
  reference: { id: 'Nomor', en: 'Number' },
  url: { id: 'Aslinya', en: 'The original' },
  public: { id: 'Halaman umum', en: 'Public page' },
  another: { id: 'Catat sumber lain', en: 'Record another source' },
  files: { id: 'Berkas', en: 'Files' },
  none: { id: 'Belum ada berkas.', en: 'There is no file yet.' },
  add: { id: 'Tambah berkas', en: 'Add a file' },
  caption: { id: 'Apa yang ditunjukkannya, bila perlu', en: 'What it shows, where needed' },
  back: { id: 'Hari ini', en: 'Today' },
} satisfies Record<string, Text>;

interface SourcePage {
  source: SourceDto;
  news?: string;
  failed?: Failed;
}

/** A source as the desk keeps it: what it is, its files, and the form for one more. */
export function deskSourcePage(visit: Visit, { source, news, failed = FRESH }: SourcePage): string {
  const { language } = visit;
  const { id, publisher, publishedOn, reference, url, attachments } = source;
  const path = deskSourcePath(id);
  return visit.show(
    { path, title: source.title, section: 'desk' },
    <div class="desk-form">
      <h1 lang={source.language}>{source.title}</h1>
      <DeskNews visit={visit} news={news} />
      <p class="lead">{SOURCE_KIND_LABELS[source.kind as SourceKind][language]}</p>
      <dl class="facts">
        <dt>{WORDS.party[language]}</dt>
        <dd>{PARTY_LABELS[source.party as Party][language]}</dd>
        <dt>{WORDS.publisher[language]}</dt>
        <dd>{publisher ?? '–'}</dd>
        <dt>{WORDS.published[language]}</dt>
        <dd>{publishedOn ? longDay(publishedOn, language) : '–'}</dd>
        {reference && (
          <>
            <dt>{WORDS.reference[language]}</dt>
            <dd>{reference}</dd>
          </>
        )}
        {url && (
          <>
            <dt>{WORDS.url[language]}</dt>
            <dd>
              <a href={url}>{url}</a>
            </dd>
          </>
        )}
      </dl>
      <ul class="doors">
        <li>
          <a href={sourcePath(id)[language]}>{WORDS.public[language]}</a>
        </li>
        <li>
          <a href={visit.at(NEW_SOURCE_PATH)}>{WORDS.another[language]}</a>
        </li>
      </ul>
      <section>
        <h2>{WORDS.files[language]}</h2>
        {attachments.length === 0 ? (
          <p class="soft">{WORDS.none[language]}</p>
        ) : (
          <FileList files={attachments} language={language} />
        )}
      </section>
      <section class="act">
        <h2>{WORDS.add[language]}</h2>
        <Form
          visit={visit}
          action={`${path}/berkas`}
          submit={WORDS.add[language]}
          failed={failed}
          kind="lesser"
          hasFile
        >
          <TextArea name="caption" label={WORDS.caption[language]} failed={failed} longest={2000} rows={2} />
          <FileField visit={visit} failed={failed} isNeeded />
        </Form>
      </section>
      <p class="after-form">
        <a href={visit.at(DESK)}>{WORDS.back[language]}</a>
      </p>
    </div>,
  );
}
