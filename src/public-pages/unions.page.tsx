import { longDay } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { askedAsOf, ListAsOf } from '../page-parts/as-of.js';
import type { Listed } from '../page-parts/listed.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { type Choice, ListFrame } from '../web/list.js';
import { addressOf, type Visit } from '../web/visit.js';
import { OrganizationCards } from './organization-card.js';
import { csvAddress } from './paging.js';
import type { UnionTree } from './union-tree.reader.js';
import { UnionTrees } from './union-tree.js';

const WORDS = {
  title: { id: 'Serikat pekerja/serikat buruh', en: 'Unions' },
  lead: {
    id: 'Siapa bernaung di mana, dari konfederasi sampai tingkat perusahaan. Hubungan bertanggal: pilih hari untuk melihat susunan pada hari itu.',
    en: 'Who belongs to whom, from confederations down to the workplace. Bonds carry dates: choose a day to see how it was then.',
  },
  search: { id: 'Cari nama, singkatan, atau nama lain', en: 'Search by name, acronym or other name' },
  level: { id: 'Tingkat', en: 'Tier' },
  flat: { id: 'Semua serikat menurut nama', en: 'All unions by name' },
  tree: { id: 'Lihat sebagai pohon', en: 'See them as a tree' },
  others: {
    id: 'Organisasi lain: instansi, pengusaha, media',
    en: 'Other organizations: offices, employers, media',
  },
  dayOpen: { id: 'Susunan pada hari lain', en: 'As it was on another day' },
  day: { id: 'Hari', en: 'Day' },
  show: { id: 'Tampilkan', en: 'Show' },
  on: { id: 'Susunan pada', en: 'As it was on' },
  today: { id: 'Susunan hari ini', en: 'As it is today' },
  byName: { id: 'Nama', en: 'Name' },
  byChange: { id: 'Terakhir diubah', en: 'Changed last' },
} satisfies Record<string, Text>;

interface Shown {
  /** The tree; null where a flat list was asked for. */
  unions: UnionTree | null;
  list: Listed<OrganizationDto>;
  levels: Choice[];
  others: { key: string; label: string }[];
  /** Day of the affiliations. */
  day: string;
  isToday: boolean;
}

export function unionsPage(visit: Visit, { unions, list, levels, others, day, isToday }: Shown): string {
  const { language } = visit;
  const paths = PUBLIC_PATHS.unions;
  const on = isToday ? undefined : day;
  return visit.publish(
    {
      title: WORDS.title[language],
      description: WORDS.lead[language],
      paths: visit.asking(paths),
      section: 'unions',
      script: 'htmx.js',
    },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <ul class="doors">
        <li>
          {unions ? (
            <a href={addressOf(paths[language], { on, sort: 'name' })}>{WORDS.flat[language]}</a>
          ) : (
            <a href={addressOf(paths[language], { on })}>{WORDS.tree[language]}</a>
          )}
        </li>
        <li>
          <a href={PUBLIC_PATHS.organizations[language]}>{WORDS.others[language]}</a>
        </li>
      </ul>
      <DayForm visit={visit} day={day} isToday={isToday} />
      <ListAsOf visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        searchLabel={WORDS.search[language]}
        groups={[{ key: 'level', label: WORDS.level[language], choices: levels }]}
        others={others}
        orders={
          unions
            ? []
            : [
                { value: 'name', label: WORDS.byName[language] },
                { value: '-updated', label: WORDS.byChange[language] },
              ]
        }
        csv={csvAddress(visit, 'organizations', { kind: 'union' })}
        isEmpty={!unions && list.items.length === 0}
        next={list.next}
      >
        {unions ? (
          <UnionTrees unions={unions} language={language} isToday={isToday} />
        ) : (
          <OrganizationCards
            organizations={list.items}
            language={language}
            day={day}
            asOf={askedAsOf(visit)}
          />
        )}
      </ListFrame>
    </>,
  );
}

function DayForm({ visit, day, isToday }: { visit: Visit; day: string; isToday: boolean }) {
  const { language, query } = visit;
  const { on: _, cursor: __, ...kept } = query;
  const path = PUBLIC_PATHS.unions[language];
  return (
    <>
      {!isToday && (
        <p class="news">
          {WORDS.on[language]} <time dateTime={day}>{longDay(day, language)}</time>.{' '}
          <a href={addressOf(path, kept)}>{WORDS.today[language]}</a>
        </p>
      )}
      <details class="more-ways as-of" open={!isToday}>
        <summary>{WORDS.dayOpen[language]}</summary>
        <form method="get" action={path}>
          {Object.entries(kept).flatMap(([key, value]) =>
            [value].flat().map((each) => <input key={key + each} type="hidden" name={key} value={each} />),
          )}
          <div class="field">
            <label for="on">{WORDS.day[language]}</label>
            <input id="on" type="date" name="on" required value={isToday ? undefined : day} />
          </div>
          <button type="submit" class="button button-lesser">
            {WORDS.show[language]}
          </button>
        </form>
      </details>
    </>
  );
}
