import type { Text } from '../common/language.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { askedAsOf, ListAsOf } from '../page-parts/as-of.js';
import type { Listed } from '../page-parts/listed.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { type Choice, ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { OrganizationCards } from './organization-card.js';
import { csvAddress } from './paging.js';

const WORDS = {
  title: { id: 'Organisasi', en: 'Organizations' },
  lead: {
    id: 'Serikat, instansi, perusahaan, dan media yang muncul dalam catatan ini.',
    en: 'The unions, offices, employers and media that appear in this record.',
  },
  unions: { id: 'Serikat sebagai pohon', en: 'Unions as a tree' },
  search: { id: 'Cari nama, singkatan, atau nama lain', en: 'Search by name, acronym or other name' },
  kind: { id: 'Jenis', en: 'Kind' },
  byName: { id: 'Nama', en: 'Name' },
  byChange: { id: 'Terakhir diubah', en: 'Changed last' },
} satisfies Record<string, Text>;

interface Shown {
  list: Listed<OrganizationDto>;
  kinds: Choice[];
  others: { key: string; label: string }[];
  day: string;
}

export function organizationsPage(visit: Visit, { list, kinds, others, day }: Shown): string {
  const { language } = visit;
  const paths = PUBLIC_PATHS.organizations;
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
          <a href={PUBLIC_PATHS.unions[language]}>{WORDS.unions[language]}</a>
        </li>
      </ul>
      <ListAsOf visit={visit} paths={paths} />
      <ListFrame
        visit={visit}
        paths={paths}
        searchLabel={WORDS.search[language]}
        groups={[{ key: 'kind', label: WORDS.kind[language], choices: kinds }]}
        others={others}
        orders={[
          { value: 'name', label: WORDS.byName[language] },
          { value: '-updated', label: WORDS.byChange[language] },
        ]}
        csv={csvAddress(visit, 'organizations')}
        isEmpty={list.items.length === 0}
        next={list.next}
      >
        <OrganizationCards organizations={list.items} language={language} day={day} asOf={askedAsOf(visit)} />
      </ListFrame>
    </>,
  );
}
