import type { Language, Text } from '../common/language.js';
import { BASIS_LABELS } from '../page-parts/labels.js';
import { CommitmentCardItem } from '../page-parts/commitment-card.js';
import { OrganizationLink, PersonLink } from '../page-parts/names.js';
import { postPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import type { PostDto } from '../people/post.dto.js';
import type { Basis } from '../people/tenure.entity.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { LinkedToPost, PostFile } from './official.reader.js';
import { OutcomeSection } from './outcome-record.js';
import { Facts, OnlyNow, RecordFoot, RecordHead, Section, spellText } from './record-parts.js';
import { Tenures } from './tenures.js';

const WORDS = {
  kind: { id: 'Jabatan', en: 'Post' },
  description: {
    id: 'Siapa memegang jabatan ini, dan apa yang dijanjikan darinya',
    en: 'Who held this post, and what was promised from it',
  },
  organization: { id: 'Organisasi', en: 'Organization' },
  english: { id: 'Dalam bahasa Inggris', en: 'In Bahasa Indonesia' },
  holders: { id: 'Siapa memegangnya', en: 'Who held it' },
  nobody: {
    id: 'Belum ada nama yang tercatat dengan sumber; tidak diisi dari dugaan.',
    en: 'No name is on record with a source; none is filled in by guessing.',
  },
  promised: { id: 'Komitmen dari jabatan ini', en: 'Pledges from this post' },
  notTakenOver: { id: 'Belum diambil alih pejabat sekarang', en: 'Not taken over by the present holder' },
  notTakenOverText: {
    id: 'Diucapkan oleh pejabat yang sudah meninggalkan jabatan ini, dan masih terbuka.',
    en: 'Promised by a holder who has left the post, and still open.',
  },
  allNotTakenOver: { id: 'Semua yang belum diambil alih', en: 'All that were not taken over' },
  notPublic: { id: 'tidak untuk umum', en: 'not public' },
} satisfies Record<string, Text>;

/** A post: who held it when, and what was promised from it, by former holders as well. */
export function postPage(visit: Visit, { record, linked }: PostFile, asOf: string | undefined): string {
  const { language } = visit;
  const paths = postPath(record.id);
  const head = { visit, paths, asOf: asOf ?? null, record };
  const title = language === 'en' ? (record.titleEn ?? record.title) : record.title;
  const otherTitle = language === 'en' ? record.title : record.titleEn;
  return visit.publish(
    {
      title: [title, record.organization?.name].filter(Boolean).join(', '),
      description: WORDS.description[language],
      paths: visit.asking(paths),
      section: 'officials',
      isPrivate: true,
    },
    <>
      <RecordHead {...head} kind={WORDS.kind[language]} title={title} />
      <Facts
        facts={[
          [
            WORDS.organization[language],
            record.organization && (
              <OrganizationLink organization={record.organization} language={language} />
            ),
          ],
          [WORDS.english[language], otherTitle === title ? null : otherTitle],
        ]}
      />
      {linked ? (
        <Linked record={record} linked={linked} language={language} />
      ) : (
        <>
          <HoldersThen record={record} language={language} />
          <OnlyNow language={language} />
        </>
      )}
      <RecordFoot {...head} api={`/posts/${record.id}`} />
    </>,
  );
}

function Linked({ record, linked, language }: { record: PostDto; linked: LinkedToPost; language: Language }) {
  const { tenures, counts, latest, notTakenOver } = linked;
  const query = { post: record.id };
  return (
    <>
      <Section title={WORDS.holders[language]} language={language}>
        {tenures.length === 0 ? (
          <p>{WORDS.nobody[language]}</p>
        ) : (
          <Tenures tenures={tenures} language={language} of="person" />
        )}
      </Section>
      {notTakenOver.items.length > 0 && (
        <Section
          title={WORDS.notTakenOver[language]}
          language={language}
          more={addressOf(PUBLIC_PATHS.commitments[language], { ...query, flag: 'not_taken_over' })}
          moreText={WORDS.allNotTakenOver[language]}
        >
          <p>{WORDS.notTakenOverText[language]}</p>
          <ul class="pledges">
            {notTakenOver.items.map((item) => (
              <CommitmentCardItem key={item.id} item={item} language={language} level={3} />
            ))}
          </ul>
        </Section>
      )}
      <OutcomeSection
        title={WORDS.promised[language]}
        counts={counts}
        // Those above are not shown twice.
        commitments={{
          ...latest,
          items: latest.items.filter(({ id }) => !notTakenOver.items.some((other) => other.id === id)),
        }}
        query={query}
        language={language}
      />
    </>
  );
}

const HoldersThen = ({ record: { tenures }, language }: { record: PostDto; language: Language }) => (
  <Section title={WORDS.holders[language]} language={language}>
    {tenures.length === 0 && <p>{WORDS.nobody[language]}</p>}
    <ul class="rows">
      {tenures.map(({ id, person, basis, startedOn, endedOn }) => (
        <li key={id}>
          {person ? <PersonLink person={person} language={language} /> : WORDS.notPublic[language]}
          <span class="soft">
            {' '}
            ({BASIS_LABELS[basis as Basis][language]}, {spellText(startedOn, endedOn, language)})
          </span>
        </li>
      ))}
    </ul>
  </Section>
);
