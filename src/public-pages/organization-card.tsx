import type { Language, Text } from '../common/language.js';
import { asOfToo } from '../page-parts/as-of.js';
import { ORGANIZATION_KIND_LABELS, UNION_LEVEL_LABELS } from '../page-parts/labels.js';
import { organizationPath, unionPath } from '../page-parts/paths.js';
import { OrganizationLink } from '../page-parts/names.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import type { OrganizationKind, UnionLevel } from '../organizations/organization.entity.js';
import { includes } from './record-parts.js';

const WORDS = {
  belongsTo: { id: 'Bernaung di', en: 'Belongs to' },
  alsoKnownAs: { id: 'Juga disebut', en: 'Also known as' },
} satisfies Record<string, Text>;

/** The page of an organization; unions have a list of their own. */
export const pageOf = ({ id, kind }: Pick<OrganizationDto, 'id' | 'kind'>): Text =>
  kind === 'union' ? unionPath(id) : organizationPath(id);

/** What an organization is: the tier of a union, the kind of another. */
export function kindOf({ kind, level, levelLabel }: OrganizationDto, language: Language): string {
  const name = level
    ? UNION_LEVEL_LABELS[level as UnionLevel][language]
    : ORGANIZATION_KIND_LABELS[kind as OrganizationKind][language];
  return levelLabel ? `${name} (${levelLabel})` : name;
}

interface Props {
  organizations: OrganizationDto[];
  language: Language;
  /** Day whose affiliations are shown. */
  day: string;
  /** Of the page, as the address gives it; null for now. */
  asOf: string | null;
}

/** Organizations as lists show them. */
export const OrganizationCards = ({ organizations, language, day, asOf }: Props) => (
  <ul class="cards">
    {organizations.map((one) => {
      const parents = one.affiliations
        .filter((bond) => includes(bond, day))
        .map(({ parent }) => parent)
        .filter((parent) => parent !== null);
      return (
        <li key={one.id} class="card">
          <h2>
            <a href={asOfToo(pageOf(one)[language], asOf)}>{one.name}</a>
          </h2>
          <p class="soft">
            {[
              ...(one.acronym ? [one.acronym] : []),
              kindOf(one, language),
              ...(one.faction ? [one.faction] : []),
            ].join(' · ')}
          </p>
          {parents.length > 0 && (
            <p>
              {WORDS.belongsTo[language]}{' '}
              {parents.map((parent, n) => (
                <span key={parent.id}>
                  {n > 0 && ', '}
                  <OrganizationLink organization={parent} language={language} />
                </span>
              ))}
            </p>
          )}
          {one.aliases.length > 0 && (
            <p class="soft">
              {WORDS.alsoKnownAs[language]}: {one.aliases.map(({ name }) => name).join('; ')}
            </p>
          )}
        </li>
      );
    })}
  </ul>
);
