import type { Language, Text } from '../common/language.js';
import { asOfToo, askedAsOf, dayAsked, ListAsOf } from '../page-parts/as-of.js';
import type { Listed } from '../page-parts/listed.js';
import { BASIS_LABELS } from '../page-parts/labels.js';
import { fullName, OrganizationLink, PersonLink, PostLink } from '../page-parts/names.js';
import { officialPath, postPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import type { PersonDto } from '../people/person.dto.js';
import type { PostDto } from '../people/post.dto.js';
import type { Basis } from '../people/tenure.entity.js';
import { type Choice, ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { csvAddress } from './paging.js';
import { includes, spellText } from './record-parts.js';

const WORDS = {
  people: { id: 'Pejabat', en: 'Officials' },
  peopleLead: {
    id: 'Orang yang memegang jabatan publik atau bicara sebagai pengurus serikat, dengan jabatannya dari waktu ke waktu.',
    en: 'People who hold a public post or speak as officers of a union, with their posts over time.',
  },
  posts: { id: 'Jabatan', en: 'Posts' },
  postsLead: {
    id: 'Komitmen melekat pada jabatan: ia tetap ada ketika orangnya berganti.',
    en: 'A pledge stays with the post when its holder changes.',
  },
  asPeople: { id: 'Menurut orang', en: 'By person' },
  asPosts: { id: 'Menurut jabatan', en: 'By post' },
  views: { id: 'Tampilan', en: 'View' },
  searchPeople: { id: 'Cari nama', en: 'Search by name' },
  searchPosts: { id: 'Cari nama jabatan', en: 'Search by title' },
  organization: { id: 'Organisasi', en: 'Organization' },
  byName: { id: 'Nama', en: 'Name' },
  byTitle: { id: 'Nama jabatan', en: 'Title' },
  byChange: { id: 'Terakhir diubah', en: 'Changed last' },
  today: { id: 'Sekarang', en: 'Now' },
  earlier: { id: 'Dahulu', en: 'Earlier' },
  nobody: { id: 'belum ada nama yang tercatat', en: 'no name is on record' },
  notPublic: { id: 'tidak untuk umum', en: 'not public' },
} satisfies Record<string, Text>;

interface Shown<T> {
  list: Listed<T>;
  organizations: Choice[];
  /** Names of what the list was narrowed to; empty where the filter names it. */
  others: { key: string; label: string }[];
}

export function officialsPage(visit: Visit, { list, organizations, others }: Shown<PersonDto>): string {
  const { language } = visit;
  const paths = PUBLIC_PATHS.officials;
  return visit.publish(
    {
      title: WORDS.people[language],
      description: WORDS.peopleLead[language],
      paths: visit.asking(paths),
      section: 'officials',
      script: 'htmx.js',
      // It names people.
      isPrivate: true,
    },
    <>
      <h1>{WORDS.people[language]}</h1>
      <p class="lead">{WORDS.peopleLead[language]}</p>
      <Views language={language} here="people" />
      <ListAsOf visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        searchLabel={WORDS.searchPeople[language]}
        groups={[{ key: 'organization', label: WORDS.organization[language], choices: organizations }]}
        others={others}
        orders={[
          { value: 'name', label: WORDS.byName[language] },
          { value: '-updated', label: WORDS.byChange[language] },
        ]}
        csv={csvAddress(visit, 'people')}
        isEmpty={list.items.length === 0}
        next={list.next}
      >
        <ul class="cards">
          {list.items.map((person) => (
            <PersonCard key={person.id} person={person} visit={visit} />
          ))}
        </ul>
      </ListFrame>
    </>,
  );
}

function PersonCard({ person, visit }: { person: PersonDto; visit: Visit }) {
  const { language } = visit;
  const day = dayAsked(visit);
  const [held, earlier] = [true, false].map((isNow) =>
    person.tenures.filter((tenure) => includes(tenure, day) === isNow),
  );
  return (
    <li class="card">
      <h2>
        <a href={asOfToo(officialPath(person.id)[language], askedAsOf(visit))}>{fullName(person)}</a>
      </h2>
      {[
        { label: WORDS.today[language], tenures: held ?? [] },
        { label: WORDS.earlier[language], tenures: earlier ?? [] },
      ].map(({ label, tenures }) =>
        tenures.map(({ id, post, basis, startedOn, endedOn }) => (
          <p key={id}>
            <span class="soft">{label}: </span>
            {post && <PostLink post={post} language={language} />}
            <span class="soft">
              {' '}
              ({BASIS_LABELS[basis as Basis][language]}, {spellText(startedOn, endedOn, language)})
            </span>
          </p>
        )),
      )}
    </li>
  );
}

export function postsPage(visit: Visit, { list, organizations, others }: Shown<PostDto>): string {
  const { language } = visit;
  const paths = PUBLIC_PATHS.posts;
  return visit.publish(
    {
      title: WORDS.posts[language],
      description: WORDS.postsLead[language],
      paths: visit.asking(paths),
      section: 'officials',
      script: 'htmx.js',
      isPrivate: true,
    },
    <>
      <h1>{WORDS.posts[language]}</h1>
      <p class="lead">{WORDS.postsLead[language]}</p>
      <Views language={language} here="posts" />
      <ListAsOf visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        searchLabel={WORDS.searchPosts[language]}
        groups={[{ key: 'organization', label: WORDS.organization[language], choices: organizations }]}
        others={others}
        orders={[
          { value: 'title', label: WORDS.byTitle[language] },
          { value: '-updated', label: WORDS.byChange[language] },
        ]}
        csv={csvAddress(visit, 'posts')}
        isEmpty={list.items.length === 0}
        next={list.next}
      >
        <ul class="cards">
          {list.items.map((post) => (
            <PostCard key={post.id} post={post} visit={visit} />
          ))}
        </ul>
      </ListFrame>
    </>,
  );
}

function PostCard({ post, visit }: { post: PostDto; visit: Visit }) {
  const { language } = visit;
  const day = dayAsked(visit);
  const holders = post.tenures.filter((tenure) => includes(tenure, day));
  return (
    <li class="card">
      <h2>
        <a href={asOfToo(postPath(post.id)[language], askedAsOf(visit))}>
          {language === 'en' ? (post.titleEn ?? post.title) : post.title}
        </a>
      </h2>
      {post.organization && (
        <p>
          <OrganizationLink organization={post.organization} language={language} />
        </p>
      )}
      <p>
        <span class="soft">{WORDS.today[language]}: </span>
        {holders.length === 0 && <span class="soft">{WORDS.nobody[language]}</span>}
        {holders.map(({ id, person, basis }, n) => (
          <span key={id}>
            {n > 0 && '; '}
            {person ? <PersonLink person={person} language={language} /> : WORDS.notPublic[language]}
            {basis !== 'definitive' && ` (${BASIS_LABELS[basis as Basis][language]})`}
          </span>
        ))}
      </p>
    </li>
  );
}

/** The same record by person and by post. */
const Views = ({ language, here }: { language: Language; here: 'people' | 'posts' }) => (
  <nav class="record-views" aria-label={WORDS.views[language]}>
    <a href={PUBLIC_PATHS.officials[language]} aria-current={here === 'people' ? 'page' : undefined}>
      {WORDS.asPeople[language]}
    </a>
    <a href={PUBLIC_PATHS.posts[language]} aria-current={here === 'posts' ? 'page' : undefined}>
      {WORDS.asPosts[language]}
    </a>
  </nav>
);
