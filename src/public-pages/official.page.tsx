import type { Language, Text } from '../common/language.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { FollowForm } from '../page-parts/follow-form.js';
import { CommitmentCardItem } from '../page-parts/commitment-card.js';
import { followedOf, followedOfConcerned } from '../page-parts/followed-links.js';
import { BASIS_LABELS } from '../page-parts/labels.js';
import { fullName } from '../page-parts/names.js';
import { officialPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import type { PersonDto } from '../people/person.dto.js';
import type { TenureDto } from '../people/tenure.dto.js';
import type { Basis } from '../people/tenure.entity.js';
import { FileLinks } from '../web/file-links.js';
import { addressOf, type Visit } from '../web/visit.js';
import { thingOf } from './file-links.js';
import type { LinkedToPerson, OfficialFile } from './official.reader.js';
import { Occasions } from './occasions.js';
import type { TenureCount } from './outcome-counts.js';
import { OutcomeRecord } from './outcome-record.js';
import { Facts, includes, OnlyNow, RecordFoot, RecordHead, Section, spellText } from './record-parts.js';
import { Said } from './said.js';
import { Tenures } from './tenures.js';

const WORDS = {
  kind: { id: 'Pejabat dan pengurus', en: 'In a public post' },
  description: { id: 'Jabatan, janji, dan ucapan publik', en: 'Posts, pledges and public words of' },
  aliases: { id: 'Ejaan lain dalam sumber', en: 'Other spellings in sources' },
  merged: { id: 'Juga tercatat sebagai', en: 'Also recorded as' },
  erased: {
    id: 'Nama orang ini dihapus atas permintaannya; jabatan dan perbuatan publiknya tetap tercatat.',
    en: 'This person’s name was erased on request; the posts and the public acts stay on record.',
  },
  held: {
    id: 'Pengolahan data orang ini ditunda atas permintaannya; hanya kantor yang melihatnya.',
    en: 'Processing is on hold at this person’s request; only the office sees it.',
  },
  posts: { id: 'Jabatan', en: 'Posts' },
  noPosts: { id: 'Belum ada jabatan yang tercatat.', en: 'No post is on record.' },
  spoken: { id: 'Komitmen yang diucapkannya', en: 'Pledges spoken by this person' },
  inTenure: { id: 'Sebagai', en: 'As' },
  outside: { id: 'Di luar masa jabatan yang tercatat', en: 'Outside any tenure on record' },
  byTenure: { id: 'Diucapkan dalam jabatan apa', en: 'Spoken in which post' },
  all: { id: 'Lihat semua komitmen ini', en: 'See all of these pledges' },
  words: { id: 'Ucapan', en: 'Words' },
  occasions: { id: 'Hadir di', en: 'Was at' },
  follow: { id: 'Ikuti yang diucapkannya', en: 'Follow pledges they spoke' },
  followAll: { id: 'Ikuti semua yang menyangkutnya', en: 'Follow all that concerns them' },
} satisfies Record<string, Text>;

interface Shown {
  asOf: string | undefined;
  /** What its reader follows of it; null where they do not, or are not known. */
  follow: FollowDto | null;
}

/** A person in a public post: what they held, said and promised in it. */
export function officialPage(
  visit: Visit,
  { record, linked }: OfficialFile,
  { asOf, follow }: Shown,
): string {
  const { language } = visit;
  const paths = officialPath(record.id);
  const name = fullName(record);
  const followed = followedOf('commitments', { speaker: record.id }, language);
  const concerned = followedOfConcerned('person', record.id, language);
  const head = { visit, paths, asOf: asOf ?? null, record };
  return visit.publish(
    {
      title: name,
      description: `${WORDS.description[language]} ${name}`,
      paths: visit.asking(paths),
      section: 'officials',
      forms: [...followed, ...concerned, thingOf('people', record.id)],
      // It names a person.
      isPrivate: true,
    },
    <>
      <RecordHead {...head} kind={WORDS.kind[language]} title={name} />
      {record.erasedAt && <p class="news">{WORDS.erased[language]}</p>}
      {record.heldAt && <p class="news">{WORDS.held[language]}</p>}
      <Facts
        facts={[
          [WORDS.aliases[language], record.aliases.join('; ')],
          [WORDS.merged[language], record.merged.map(fullName).join('; ')],
        ]}
      />
      {linked && (
        <FollowForm visit={visit} kind="person" id={record.id} follow={follow} back={paths[language]} />
      )}
      <FileLinks label={WORDS.follow[language]} links={followed} language={language} />
      <FileLinks label={WORDS.followAll[language]} links={concerned} language={language} />
      {linked ? (
        <Linked record={record} linked={linked} language={language} />
      ) : (
        <>
          <Section title={WORDS.posts[language]} language={language}>
            <ul class="rows">
              {record.tenures.map(({ id, post, basis, startedOn, endedOn }) => (
                <li key={id}>
                  {[post?.title, post?.organization?.name].filter(Boolean).join(', ')}
                  <span class="soft">
                    {' '}
                    ({BASIS_LABELS[basis as Basis][language]}, {spellText(startedOn, endedOn, language)})
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          <OnlyNow language={language} />
        </>
      )}
      <RecordFoot {...head} api={`/people/${record.id}`} />
    </>,
  );
}

function Linked({
  record,
  linked,
  language,
}: {
  record: PersonDto;
  linked: LinkedToPerson;
  language: Language;
}) {
  const { tenures, spoken, latest, statements, occasions } = linked;
  const query = { speaker: record.id };
  return (
    <>
      <Section title={WORDS.posts[language]} language={language}>
        {tenures.length === 0 ? (
          <p>{WORDS.noPosts[language]}</p>
        ) : (
          <Tenures tenures={tenures} language={language} of="post" />
        )}
      </Section>
      <Section
        title={WORDS.spoken[language]}
        language={language}
        more={
          latest.items.length > 0
            ? addressOf(PUBLIC_PATHS.commitments[language], { ...query, sort: '-stated' })
            : null
        }
        moreText={WORDS.all[language]}
      >
        <OutcomeRecord counts={spoken} query={query} language={language} />
        <CountsByTenure counts={spoken} tenures={tenures} language={language} />
        <CardsByTenure cards={latest.items} tenures={tenures} language={language} />
      </Section>
      {statements.items.length > 0 && (
        <Section title={WORDS.words[language]} language={language}>
          <Said statements={statements.items} language={language} without="speaker" />
        </Section>
      )}
      {occasions.length > 0 && (
        <Section title={WORDS.occasions[language]} language={language}>
          <Occasions occasions={occasions} language={language} />
        </Section>
      )}
    </>
  );
}

/** A tenure in a line: `Wakil Bupati, Plt., sejak 20 Des 2025`. */
function tenureText({ post, basis, startedOn, endedOn }: TenureDto, language: Language): string {
  const title = [
    post?.title ?? '–',
    ...(basis === 'definitive' ? [] : [BASIS_LABELS[basis as Basis][language]]),
  ];
  return `${title.join(', ')} (${spellText(startedOn, endedOn, language)})`;
}

/** How many were spoken in each tenure; nothing where all were spoken in one. */
function CountsByTenure({
  counts,
  tenures,
  language,
}: {
  counts: TenureCount[];
  tenures: TenureDto[];
  language: Language;
}) {
  const sums = new Map<string | null, number>();
  for (const { tenureId, count } of counts) {
    const known = tenures.some(({ id }) => id === tenureId) ? tenureId : null;
    sums.set(known, (sums.get(known) ?? 0) + count);
  }
  if (sums.size < 2) return null;
  const outside = sums.get(null);
  return (
    <>
      <h3>{WORDS.byTenure[language]}</h3>
      <ul class="rows">
        {tenures
          .filter(({ id }) => sums.has(id))
          .map((tenure) => (
            <li key={tenure.id}>
              {tenureText(tenure, language)}: {sums.get(tenure.id)}
            </li>
          ))}
        {outside !== undefined && (
          <li>
            {WORDS.outside[language]}: {outside}
          </li>
        )}
      </ul>
    </>
  );
}

interface CardsProps {
  cards: CommitmentCard[];
  tenures: TenureDto[];
  language: Language;
}

/** The commitments under the tenure they were spoken in, where there are several. */
function CardsByTenure({ cards, tenures, language }: CardsProps) {
  if (tenures.length < 2)
    return (
      <ul class="pledges">
        {cards.map((item) => (
          <CommitmentCardItem key={item.id} item={item} language={language} level={3} />
        ))}
      </ul>
    );
  const groups = new Map<TenureDto | null, CommitmentCard[]>();
  for (const card of cards) {
    const tenure = tenureOf(card, tenures);
    groups.set(tenure, [...(groups.get(tenure) ?? []), card]);
  }
  return (
    <>
      {[...groups].map(([tenure, those]) => (
        <div key={tenure?.id ?? 'outside'} class="of-tenure">
          <p class="of-tenure-name">
            {tenure ? `${WORDS.inTenure[language]} ${tenureText(tenure, language)}` : WORDS.outside[language]}
          </p>
          <ul class="pledges">
            {those.map((item) => (
              <CommitmentCardItem key={item.id} item={item} language={language} level={3} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** What the speaker held when a commitment was spoken: the tenure of its post that includes its day. */
const tenureOf = ({ founding, statedOn }: CommitmentCard, tenures: TenureDto[]): TenureDto | null =>
  tenures.find((tenure) => tenure.post?.id === founding?.post?.id && includes(tenure, statedOn)) ?? null;
