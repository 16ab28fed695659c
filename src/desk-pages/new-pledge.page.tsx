import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { TopicRef } from '../commitments/topic.dto.js';
import type { OfferedBy } from './choosers.js';
import { Tick } from '../page-parts/fields.js';
import { STATEMENT_KIND_LABELS } from '../page-parts/labels.js';
import { fullName, MakerNames, PersonLink, PostLink, SourceName } from '../page-parts/names.js';
import { eventPath } from '../page-parts/paths.js';
import type { StatementDto } from '../statements/statement.dto.js';
import type { StatementKind } from '../statements/statement.entity.js';
import { Form, StaleNotice, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToPledge } from './back-to-pledge.js';
import { PledgeFacts } from './pledge-facts.js';
import type { DueMeaning } from './due-meanings.js';
import { makersAtFirst, namedBy, valuesOf } from './pledge-fields.js';
import { PledgeFields, textsNow } from './pledge-form.js';
import { correctPath, PLEDGE_PATHS } from './pledge-paths.js';

const WORDS = {
  title: { id: 'Jadikan kutipan komitmen', en: 'Turn a quote into a pledge' },
  choose: {
    id: 'Pilih pernyataan berjenis janji atau jawaban. Harapan, imbauan, dan pernyataan fakta bukan komitmen.',
    en: 'Choose a statement of the kind pledge or reply. Hopes, appeals and claims are no pledges.',
  },
  words: { id: 'Kata dari kutipan atau ringkasannya', en: 'Words of the quote or its gist' },
  find: { id: 'Cari', en: 'Search' },
  none: { id: 'Tidak ada pernyataan yang cocok.', en: 'No statement matches.' },
  speaker: { id: 'Pembicara', en: 'Spoken by' },
  relayed: { id: 'Meneruskan kata', en: 'Passing on the words of' },
  at: { id: 'Pada', en: 'At' },
  source: { id: 'Sumber', en: 'Source' },
  kind: { id: 'Jenis', en: 'Kind' },
  maker: { id: 'Pemberi janji', en: 'Promised by' },
  fromWords: { id: 'menurut pernyataan ini', en: 'by this statement' },
  unclear: {
    id: 'tidak terbaca dari pernyataan ini; pilih di bawah',
    en: 'not to be read from this statement; choose below',
  },
  draft: {
    id: 'Simpan sebagai draf dahulu, belum untuk diverifikasi',
    en: 'Keep it as a draft, not yet for verification',
  },
  save: { id: 'Catat komitmen', en: 'Record the pledge' },
  correct: { id: 'Koreksi catatan', en: 'Correct the record' },
  correctLead: {
    id: 'Untuk yang tercatat keliru. Apa yang terjadi kemudian dicatat sebagai pernyataan, penilaian, atau tindak lanjut.',
    en: 'For what was recorded wrongly. What happened since is a statement, a finding or a follow-up.',
  },
  reason: {
    id: 'Alasan koreksi, terbaca semua orang',
    en: 'Reason of the correction, for everybody to read',
  },
  saveCorrection: { id: 'Simpan koreksi', en: 'Save the correction' },
} satisfies Record<string, Text>;

/** Statements to make a commitment of. */
export function chooseQuotePage(
  visit: Visit,
  { statements, words }: { statements: StatementDto[]; words: string },
): string {
  const { language } = visit;
  const path = PLEDGE_PATHS.create;
  return visit.show(
    { path, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.choose[language]}</p>
      <form method="get" action={visit.at(path)} role="search" class="search narrow">
        <label for="q">{WORDS.words[language]}</label>
        <div class="look-up-line">
          <input id="q" type="search" name="q" value={words} maxLength={200} />
          <button type="submit" class="button">
            {WORDS.find[language]}
          </button>
        </div>
      </form>
      {statements.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="cards">
        {statements.map((statement) => (
          <li key={statement.id} class="card">
            <h2>
              <a href={`${visit.at(path)}?pernyataan=${statement.id}`}>{statement.gist}</a>
            </h2>
            {statement.words && <blockquote lang={statement.language}>“{statement.words}”</blockquote>}
            <p class="soft">
              {statement.speaker ? fullName(statement.speaker) : statement.post?.title}
              {' · '}
              {shortDay(statement.saidOn, language)}
            </p>
          </li>
        ))}
      </ul>
    </>,
  );
}

interface NewPledge {
  statement: StatementDto;
  topics: TopicRef[];
  found: OfferedBy;
  failed: Failed;
  meaning: DueMeaning | null;
}

export function newPledgePage(visit: Visit, page: NewPledge): string {
  const { statement, topics, found, failed, meaning } = page;
  const { language } = visit;
  return visit.show(
    { path: PLEDGE_PATHS.create, title: WORDS.title[language], section: 'desk', script: 'htmx.js' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <Quote statement={statement} language={language} />
      <div class="narrow">
        <Form visit={visit} action={PLEDGE_PATHS.create} submit={WORDS.save[language]} failed={failed}>
          <input type="hidden" name="statementId" value={statement.id} />
          <PledgeFields
            visit={visit}
            failed={makersAtFirst(failed)}
            found={found}
            topics={topics}
            values={{ title: statement.gist, firmness: 'explicit' }}
            named={{}}
            chosenTopics={[]}
            saidOn={statement.saidOn}
            meaning={meaning}
            isNew
          />
          <Tick name="isDraft" label={WORDS.draft[language]} failed={failed} />
        </Form>
      </div>
    </>,
  );
}

/** What was said, and whose promise that makes it. */
function Quote({ statement, language }: { statement: StatementDto; language: Language }) {
  const { words, gist, speaker, post, relayedFrom, event, source } = statement;
  const maker = relayedFrom ?? post;
  return (
    <>
      <blockquote lang={statement.language}>{words ? `“${words}”` : gist}</blockquote>
      <dl class="facts">
        <dt>{WORDS.kind[language]}</dt>
        <dd>{STATEMENT_KIND_LABELS[statement.kind as StatementKind][language]}</dd>
        <dt>{WORDS.speaker[language]}</dt>
        <dd>
          {speaker && <PersonLink person={speaker} language={language} />}
          {speaker && post && ', '}
          {post && <PostLink post={post} language={language} />}
        </dd>
        {relayedFrom && (
          <>
            <dt>{WORDS.relayed[language]}</dt>
            <dd>
              <PostLink post={relayedFrom} language={language} />
            </dd>
          </>
        )}
        <dt>{WORDS.at[language]}</dt>
        <dd>
          {event && (
            <>
              <a href={eventPath(event.id)[language]}>{event.name}</a>,{' '}
            </>
          )}
          {shortDay(statement.saidOn, language)}
        </dd>
        <dt>{WORDS.source[language]}</dt>
        <dd>{source && <SourceName source={source} language={language} />}</dd>
        <dt>{WORDS.maker[language]}</dt>
        <dd>
          {maker ? (
            <>
              <PostLink post={maker} language={language} /> ({WORDS.fromWords[language]})
            </>
          ) : (
            WORDS.unclear[language]
          )}
        </dd>
      </dl>
    </>
  );
}

interface Correction {
  commitment: CommitmentDto;
  topics: TopicRef[];
  found: OfferedBy;
  failed: Failed;
  meaning: DueMeaning | null;
}

export function correctPage(visit: Visit, page: Correction): string {
  const { commitment, topics, found, failed, meaning } = page;
  const { language } = visit;
  const path = correctPath(commitment.id);
  return visit.show(
    { path, title: WORDS.correct[language], section: 'desk', script: 'htmx.js' },
    <>
      <h1>{WORDS.correct[language]}</h1>
      <p class="lead">{WORDS.correctLead[language]}</p>
      <StaleNotice
        visit={visit}
        failed={failed}
        fields={textsNow(valuesOf(commitment), language)}
        path={path}
      />
      {failed.isStale ? (
        <PledgeFacts commitment={commitment} language={language} />
      ) : (
        <p>
          {WORDS.maker[language]}: <MakerNames makers={commitment.makers} language={language} />
        </p>
      )}
      <div class="narrow">
        <Form
          visit={visit}
          action={path}
          submit={WORDS.saveCorrection[language]}
          revision={commitment.revision}
          failed={failed}
        >
          <PledgeFields
            visit={visit}
            failed={makersAtFirst(failed)}
            found={found}
            topics={topics}
            values={valuesOf(commitment)}
            named={namedBy(commitment)}
            chosenTopics={commitment.topics.map(({ key }) => key)}
            saidOn={commitment.statedOn}
            meaning={meaning}
          />
          <TextArea name="reason" label={WORDS.reason[language]} rows={2} longest={2000} failed={failed} />
        </Form>
      </div>
      <BackToPledge visit={visit} id={commitment.id} />
    </>,
  );
}
