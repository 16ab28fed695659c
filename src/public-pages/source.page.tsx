import { longDay, shortDay, shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { Lane } from '../commitments/assessment.entity.js';
import { DeskDoor } from '../page-parts/desk-door.js';
import { FileList } from '../page-parts/file-list.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { LANE_LABELS, PARTY_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import type { Listed } from '../page-parts/listed.js';
import { commitmentPath, deskSourcePath, eventPath, sourcePath } from '../page-parts/paths.js';
import type { SourceDto } from '../sources/source.dto.js';
import type { Party, SourceKind } from '../sources/source.entity.js';
import type { StatementDto } from '../statements/statement.dto.js';
import type { Visit } from '../web/visit.js';
import { thingOf } from './file-links.js';
import { Facts, OnlyNow, RecordFoot, RecordHead, Section } from './record-parts.js';
import { Said } from './said.js';
import type { RestingOnSource } from './source.reader.js';

const WORDS = {
  party: { id: 'Kata siapa', en: 'Whose word' },
  publisher: { id: 'Penerbit', en: 'Publisher' },
  authors: { id: 'Penulis', en: 'Authors' },
  published: { id: 'Terbit', en: 'Published' },
  reference: { id: 'Nomor', en: 'Number' },
  original: { id: 'Aslinya', en: 'The original' },
  captured: { id: 'Salinan kami dibuat', en: 'Our copy was taken' },
  hash: { id: 'SHA-256 salinan kami', en: 'SHA-256 of our copy' },
  note: { id: 'Catatan', en: 'Note' },
  files: { id: 'Berkas', en: 'Files' },
  commitments: { id: 'Komitmen yang bertumpu padanya', en: 'Pledges that rest on it' },
  evidence: { id: 'Bukti yang diberikannya', en: 'Evidence it gives' },
  grade: { id: 'Bukti', en: 'Evidence' },
  statements: { id: 'Ucapan yang dikutip darinya', en: 'Words quoted from it' },
  demands: { id: 'Tuntutan yang diberitakannya', en: 'Demands it reports' },
  events: { id: 'Acara yang diberitakannya', en: 'Events it reports' },
  nothing: { id: 'Belum ada yang bertumpu pada sumber ini.', en: 'Nothing rests on this source yet.' },
  resting: { id: 'Apa yang bertumpu padanya', en: 'What rests on it' },
} satisfies Record<string, Text>;

/** What hangs on a source today. */
export interface LinkedToSource {
  statements: Listed<StatementDto>;
  resting: RestingOnSource;
}

/** A source: what it is, whose word, where it can be read, and what rests on it. */
export function sourcePage(
  visit: Visit,
  record: SourceDto,
  linked: LinkedToSource | null,
  asOf: string | undefined,
): string {
  const { language } = visit;
  const paths = sourcePath(record.id);
  const head = { visit, paths, asOf: asOf ?? null, record };
  const kind = SOURCE_KIND_LABELS[record.kind as SourceKind][language];
  return visit.publish(
    {
      title: record.title,
      description: [kind, record.publisher].filter(Boolean).join(', '),
      paths: visit.asking(paths),
      section: 'sources',
      forms: [thingOf('sources', record.id)],
    },
    <>
      <RecordHead {...head} kind={kind} title={record.title} />
      <Facts
        facts={[
          [WORDS.party[language], PARTY_LABELS[record.party as Party][language]],
          [WORDS.publisher[language], record.publisher],
          [WORDS.authors[language], record.authors.join(', ')],
          [WORDS.published[language], record.publishedOn && longDay(record.publishedOn, language)],
          [WORDS.reference[language], record.reference],
          [WORDS.original[language], record.url && <a href={record.url}>{record.url}</a>],
          [WORDS.captured[language], record.capturedAt && shortInstant(record.capturedAt, language)],
          [WORDS.hash[language], record.contentSha256 && <code>{record.contentSha256}</code>],
          [WORDS.note[language], record.note && <span lang="id">{record.note}</span>],
        ]}
      />
      <DeskDoor visit={visit} path={deskSourcePath(record.id)} />
      {record.attachments.length > 0 && (
        <Section title={WORDS.files[language]} language={language}>
          <FileList files={record.attachments} language={language} />
        </Section>
      )}
      {linked ? <Linked linked={linked} language={language} /> : <OnlyNow language={language} />}
      <RecordFoot {...head} api={`/sources/${record.id}`} />
    </>,
  );
}

function Linked({ linked, language }: { linked: LinkedToSource; language: Language }) {
  const { statements, resting } = linked;
  const { commitments, evidence, demands, events } = resting;
  if (statements.items.length + commitments.length + evidence.length + demands.length + events.length === 0)
    return (
      <Section title={WORDS.resting[language]} language={language}>
        <p>{WORDS.nothing[language]}</p>
      </Section>
    );
  return (
    <>
      {commitments.length > 0 && (
        <Section title={WORDS.commitments[language]} language={language}>
          <ul class="rows">
            {commitments.map((one) => (
              <li key={one.id}>
                <a href={commitmentPath(one.id)[language]}>{titleOf(one, language)}</a>{' '}
                <span class="soft">{shortDay(one.statedOn, language)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {evidence.length > 0 && (
        <Section title={WORDS.evidence[language]} language={language}>
          <ul class="rows">
            {evidence.map((one, n) => (
              <li key={n}>
                <span class="badge">
                  {WORDS.grade[language]} {one.grade}
                </span>{' '}
                <a href={commitmentPath(one.commitmentId)[language]}>{titleOf(one, language)}</a>
                <p class="soft">
                  {LANE_LABELS[one.lane as Lane][language]}, {shortDay(one.assessedOn, language)}:{' '}
                  <span lang="id">{one.shows}</span>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {statements.items.length > 0 && (
        <Section title={WORDS.statements[language]} language={language}>
          <Said statements={statements.items} language={language} without="source" />
        </Section>
      )}
      {demands.length > 0 && (
        <Section title={WORDS.demands[language]} language={language}>
          <ul class="rows">
            {demands.map(({ id, title, raisedOn, eventId }) => (
              <li key={id}>
                {eventId ? (
                  <a href={eventPath(eventId)[language]} lang="id">
                    {title}
                  </a>
                ) : (
                  <span lang="id">{title}</span>
                )}{' '}
                <span class="soft">{shortDay(raisedOn, language)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {events.length > 0 && (
        <Section title={WORDS.events[language]} language={language}>
          <ul class="rows">
            {events.map(({ id, name, heldOn }) => (
              <li key={id}>
                <a href={eventPath(id)[language]}>{name}</a>{' '}
                <span class="soft">{shortDay(heldOn, language)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
