import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import type { AffiliationDto } from '../organizations/affiliation.dto.js';
import type { Bond } from '../organizations/affiliation.entity.js';
import type { OrganizationDto, OrganizationRef } from '../organizations/organization.dto.js';
import { FollowForm } from '../page-parts/follow-form.js';
import { followedOf, followedOfConcerned } from '../page-parts/followed-links.js';
import { BASIS_LABELS, BOND_LABELS } from '../page-parts/labels.js';
import { OrganizationLink, PersonLink } from '../page-parts/names.js';
import { PUBLIC_PATHS, postPath, weekPath } from '../page-parts/paths.js';
import type { PostDto } from '../people/post.dto.js';
import type { Basis } from '../people/tenure.entity.js';
import { FileLinks } from '../web/file-links.js';
import { addressOf, type Visit } from '../web/visit.js';
import { thingOf } from './file-links.js';
import { kindOf } from './organization-card.js';
import type { LinkedToOrganization, OrganizationFile } from './organization.reader.js';
import { Occasions } from './occasions.js';
import { OutcomeSection } from './outcome-record.js';
import {
  Facts,
  includes,
  OnlyNow,
  RecordFoot,
  RecordHead,
  Section,
  SourcesSection,
  spellText,
} from './record-parts.js';
import { Demands } from './said.js';

const WORDS = {
  acronym: { id: 'Singkatan', en: 'Acronym' },
  faction: { id: 'Kepengurusan', en: 'Board' },
  registration: { id: 'Nomor bukti pencatatan', en: 'Registration number' },
  aliases: { id: 'Nama lain', en: 'Other names' },
  areas: { id: 'Wilayah (kode Kemendagri)', en: 'Areas (ministry codes)' },
  description: { id: 'Catatan tentang', en: 'The record of' },
  belongs: { id: 'Bernaung di', en: 'Belongs to' },
  members: { id: 'Anggota', en: 'Members' },
  allMembers: { id: 'Semua anggota hari ini', en: 'All members of today' },
  former: { id: 'Pernah bernaung di sini', en: 'Belonged to it earlier' },
  people: { id: 'Jabatan dan orangnya', en: 'Posts and their holders' },
  allPosts: { id: 'Semua jabatan di sini', en: 'All posts here' },
  nobody: { id: 'belum ada nama yang tercatat', en: 'no name is on record' },
  notPublic: { id: 'tidak untuk umum', en: 'not public' },
  received: { id: 'Komitmen kepadanya', en: 'Pledges to it' },
  made: { id: 'Komitmen olehnya', en: 'Pledges by it' },
  week: { id: 'Pekan ini, siap diteruskan', en: 'This week, ready to be sent on' },
  followReceived: { id: 'Ikuti janji kepadanya', en: 'Follow pledges to it' },
  followAll: { id: 'Ikuti semua yang menyangkutnya', en: 'Follow all that concerns it' },
  followMade: { id: 'Ikuti janji olehnya', en: 'Follow pledges by it' },
  demands: { id: 'Tuntutan yang diajukannya', en: 'Demands it raised' },
  occasions: { id: 'Acara dan rapat', en: 'Events and meetings' },
  allEvents: { id: 'Semua acara dengannya', en: 'All events with it' },
  allMeetings: { id: 'Semua rapat dengannya', en: 'All meetings with it' },
  calendar: { id: 'Kalender rapatnya (.ics)', en: 'Calendar of its meetings (.ics)' },
} satisfies Record<string, Text>;

interface Shown {
  paths: Text;
  asOf: string | undefined;
  /** What its reader follows of it; null where they do not, or are not known. */
  follow: FollowDto | null;
}

/** A union, or another organization: what it is, what was promised to and by it, and who speaks for it. */
export function organizationPage(visit: Visit, { record, linked }: OrganizationFile, shown: Shown): string {
  const { language } = visit;
  const isUnion = record.kind === 'union';
  const followed = followedOf(
    'commitments',
    isUnion ? { organization: record.id } : { maker: record.id },
    language,
  );
  const concerned = followedOfConcerned('organization', record.id, language);
  const head = { visit, paths: shown.paths, asOf: shown.asOf ?? null, record };
  return visit.publish(
    {
      title: record.name,
      description: `${WORDS.description[language]} ${record.name}: ${kindOf(record, language)}.`,
      paths: visit.asking(shown.paths),
      section: 'unions',
      forms: [...followed, ...concerned, thingOf('organizations', record.id)],
    },
    <>
      <RecordHead {...head} kind={kindOf(record, language)} title={record.name} />
      <Facts
        facts={[
          [WORDS.acronym[language], record.acronym],
          [WORDS.faction[language], record.faction],
          [WORDS.aliases[language], aliasesOf(record, language)],
          [WORDS.registration[language], record.registrationNumber],
          [WORDS.areas[language], record.areaCodes.join(', ')],
        ]}
      />
      {linked && (
        <FollowForm
          visit={visit}
          kind="organization"
          id={record.id}
          follow={shown.follow}
          back={shown.paths[language]}
        />
      )}
      <FileLinks
        label={(isUnion ? WORDS.followReceived : WORDS.followMade)[language]}
        links={followed}
        language={language}
      />
      <FileLinks label={WORDS.followAll[language]} links={concerned} language={language} />
      {isUnion && (
        <p>
          <a href={weekPath(record.id)[language]}>{WORDS.week[language]}</a>
        </p>
      )}
      {linked ? (
        <Linked record={record} linked={linked} language={language} />
      ) : (
        <>
          {record.affiliations.length > 0 && (
            <Section title={WORDS.belongs[language]} language={language}>
              <ul class="rows">
                {record.affiliations.map((bond) => (
                  <BondRow key={bond.id} bond={bond} other={bond.parent} language={language} />
                ))}
              </ul>
            </Section>
          )}
          <OnlyNow language={language} />
        </>
      )}
      <RecordFoot {...head} api={`/organizations/${record.id}`} />
    </>,
  );
}

function aliasesOf({ aliases }: OrganizationDto, language: Language) {
  if (aliases.length === 0) return null;
  return (
    <ul class="rows">
      {aliases.map(({ name, fromOn, untilOn }) => (
        <li key={name}>
          {name}
          {(fromOn ?? untilOn) && <span class="soft"> ({spellText(fromOn, untilOn, language)})</span>}
        </li>
      ))}
    </ul>
  );
}

interface LinkedProps {
  record: OrganizationDto;
  linked: LinkedToOrganization;
  language: Language;
}

function Linked({ record, linked, language }: LinkedProps) {
  const { id, kind } = record;
  const isUnion = kind === 'union';
  const { parents, members, formerMembers, posts, demands, occasions } = linked;
  const sources = [...parents, ...members.items, ...formerMembers].map(({ source }) => source);
  return (
    <>
      {(isUnion || linked.received.length > 0) && (
        <OutcomeSection
          title={WORDS.received[language]}
          counts={linked.received}
          commitments={linked.latestReceived}
          query={{ receiver: id }}
          language={language}
        />
      )}
      {(!isUnion || linked.made.length > 0) && (
        <OutcomeSection
          title={WORDS.made[language]}
          counts={linked.made}
          commitments={linked.latestMade}
          query={{ maker: id }}
          language={language}
        />
      )}
      {parents.length > 0 && (
        <Section title={WORDS.belongs[language]} language={language}>
          <ul class="rows">
            {parents.map((bond) => (
              <BondRow key={bond.id} bond={bond} other={bond.parent} language={language} />
            ))}
          </ul>
        </Section>
      )}
      <Members id={id} members={members} former={formerMembers} isUnion={isUnion} language={language} />
      {posts.items.length > 0 && (
        <Section
          title={WORDS.people[language]}
          language={language}
          more={posts.next && addressOf(PUBLIC_PATHS.posts[language], { organization: id })}
          moreText={WORDS.allPosts[language]}
        >
          <ul class="rows">
            {posts.items.map((post) => (
              <PostRow key={post.id} post={post} language={language} />
            ))}
          </ul>
        </Section>
      )}
      {demands.items.length > 0 && (
        <Section title={WORDS.demands[language]} language={language}>
          <Demands demands={demands.items} language={language} without="raisedBy" />
        </Section>
      )}
      <Section title={WORDS.occasions[language]} language={language}>
        {occasions.length > 0 && <Occasions occasions={occasions} language={language} />}
        <ul class="doors">
          <li>
            <a href={addressOf(PUBLIC_PATHS.events[language], { organization: id })}>
              {WORDS.allEvents[language]}
            </a>
          </li>
          <li>
            <a href={addressOf(PUBLIC_PATHS.meetings[language], { organization: id })}>
              {WORDS.allMeetings[language]}
            </a>
          </li>
          <li>
            <a href={`/api/v1/organizations/${id}/meetings.ics?lang=${language}`}>
              {WORDS.calendar[language]}
            </a>
          </li>
        </ul>
      </Section>
      <SourcesSection sources={sources} language={language} />
    </>
  );
}

interface MembersProps {
  id: string;
  members: LinkedToOrganization['members'];
  former: AffiliationDto[];
  isUnion: boolean;
  language: Language;
}

function Members({ id, members, former, isUnion, language }: MembersProps) {
  const list = PUBLIC_PATHS[isUnion ? 'unions' : 'organizations'][language];
  return (
    <>
      {members.items.length > 0 && (
        <Section
          title={WORDS.members[language]}
          language={language}
          more={members.next && addressOf(list, { parent: id })}
          moreText={WORDS.allMembers[language]}
        >
          <ul class="rows">
            {members.items.map((bond) => (
              <BondRow key={bond.id} bond={bond} other={bond.member} language={language} />
            ))}
          </ul>
        </Section>
      )}
      {former.length > 0 && (
        <Section title={WORDS.former[language]} language={language}>
          <ul class="rows">
            {former.map((bond) => (
              <BondRow key={bond.id} bond={bond} other={bond.member} language={language} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface BondRowProps {
  bond: Pick<AffiliationDto, 'bond' | 'startedOn' | 'endedOn'>;
  /** The organization at the other end; null where the reader does not see it. */
  other: OrganizationRef | null;
  language: Language;
}

const BondRow = ({ bond: { bond, startedOn, endedOn }, other, language }: BondRowProps) => (
  <li>
    {other ? <OrganizationLink organization={other} language={language} /> : WORDS.notPublic[language]}
    {other?.acronym && ` (${other.acronym})`}
    <span class="soft">
      {' '}
      ({BOND_LABELS[bond as Bond][language]}, {spellText(startedOn, endedOn, language)})
    </span>
  </li>
);

/** A post and who holds it today; all who held it are on its page. */
function PostRow({ post, language }: { post: PostDto; language: Language }) {
  const day = today();
  const holders = post.tenures.filter((tenure) => includes(tenure, day));
  return (
    <li>
      <a href={postPath(post.id)[language]}>
        {language === 'en' ? (post.titleEn ?? post.title) : post.title}
      </a>
      {': '}
      {holders.length === 0 && <span class="soft">{WORDS.nobody[language]}</span>}
      {holders.map(({ id, person, basis, startedOn, endedOn }, n) => (
        <span key={id}>
          {n > 0 && '; '}
          {person ? <PersonLink person={person} language={language} /> : WORDS.notPublic[language]}
          <span class="soft">
            {' '}
            ({BASIS_LABELS[basis as Basis][language]}, {spellText(startedOn, endedOn, language)})
          </span>
        </span>
      ))}
    </li>
  );
}
