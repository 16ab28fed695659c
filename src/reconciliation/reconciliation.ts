import { Injectable } from '@nestjs/common';
import { Site } from '../auth/site.js';
import { checkedPipe } from '../common/checked.pipe.js';
import type { Pairs } from '../common/form-body.js';
import { parseJsonBody } from '../common/json-body.js';
import type { Language, Text } from '../common/language.js';
import { UNION_LEVEL_LABELS } from '../page-parts/labels.js';
import type { UnionLevel } from '../organizations/organization.entity.js';
import { type Candidate, NamesLookup, type Wanted } from './names-lookup.reader.js';
import {
  BatchDto,
  type CandidateDto,
  type CandidatesDto,
  LONGEST_NAME,
  type ManifestDto,
  MOST_QUERIES,
  ReconcileQueries,
  type ReconcileQuery,
  type SuggestedPropertiesDto,
  type SuggestedEntitiesDto,
  type SuggestQuery,
  type TypeDto,
  USUAL_CANDIDATES,
} from './reconciliation.dto.js';
import {
  KIND_IDS,
  type Noun,
  NOUNS,
  PROPERTIES,
  type Property,
  PROPERTY_IDS,
  TYPE_IDS,
  TYPES,
} from './types.js';

/** Where the service is. */
export const SERVICE_PATH = '/api/v1/reconcile';

const NAME: Text = {
  id: 'Ikrar: organisasi, jabatan, dan pejabat',
  en: 'Ikrar: organizations, posts and officials',
};

/** Letters a beginning must have, so that nobody leafs through all people. */
const SHORTEST_PREFIX = 2;

/** Finds which record a name means, in the words of the Reconciliation Service API. Everybody is answered the same. */
@Injectable()
export class Reconciliation {
  private readonly check = checkedPipe();

  constructor(
    private readonly names: NamesLookup,
    private readonly site: Site,
  ) {}

  manifest(language: Language): ManifestDto {
    const at = this.site.address(SERVICE_PATH);
    const suggest = (what: string) => ({ service_url: at, service_path: `/suggest/${what}` });
    return {
      versions: ['0.1', '0.2'],
      name: NAME[language],
      identifierSpace: `${at}/view/`,
      schemaSpace: `${at}/suggest/type`,
      documentation: this.site.address('/api/docs'),
      defaultTypes: TYPE_IDS.map((id) => typeOf(id, language)),
      view: { url: `${at}/view/{{id}}` },
      suggest: { entity: suggest('entity'), property: suggest('property'), type: suggest('type') },
      batchSize: MOST_QUERIES,
    };
  }

  /** The batch a form brings. @throws Malformed */
  async batchIn(fields: Pairs): Promise<string> {
    const { queries } = (await this.check.transform(fields, {
      type: 'body',
      metatype: BatchDto,
    })) as BatchDto;
    return queries;
  }

  /**
   * The candidates of each name of a batch, by the keys it goes by there.
   * @param batch JSON @throws Malformed
   */
  async batch(batch: string, language: Language): Promise<Record<string, CandidatesDto>> {
    const asked = Object.entries(parseJsonBody(Buffer.from(batch)) as Record<string, unknown>);
    const { queries } = (await this.check.transform(
      { queries: asked.map(([, query]) => query) },
      { type: 'body', metatype: ReconcileQueries },
    )) as ReconcileQueries;
    const wanted = queries.map(wantedOf);
    const found = await this.names.find(wanted.filter(isAsked));
    const answers = asked.map(([key], n) => {
      const candidates = isAsked(wanted[n]) ? (found.shift() ?? []) : [];
      return [key, { result: resultOf(candidates, queries[n].limit, language) }] as const;
    });
    return Object.fromEntries(answers);
  }

  async entities(
    { prefix, type, limit = USUAL_CANDIDATES }: SuggestQuery,
    language: Language,
  ): Promise<SuggestedEntitiesDto> {
    if (prefix.replaceAll(/[^\p{L}\p{N}]/gu, '').length < SHORTEST_PREFIX) return { result: [] };
    const found = await this.names.beginningWith(wantedOf({ query: prefix, type }));
    return {
      result: found.slice(0, limit).map((candidate) => ({
        id: candidate.id,
        name: nameOf(candidate),
        description: descriptionOf(candidate, language),
        notable: typesOf(candidate, language),
      })),
    };
  }

  /** The properties whose id or name holds these letters. */
  properties(prefix: string, language: Language): SuggestedPropertiesDto {
    const all = PROPERTY_IDS.map((id) => ({
      id,
      name: PROPERTIES[id].name[language],
      description: PROPERTIES[id].description[language],
    }));
    return { result: all.filter(({ id, name }) => holds(`${id} ${name}`, prefix)) };
  }

  /** The types whose id or name holds these letters. */
  types(prefix: string, language: Language): SuggestedPropertiesDto {
    const all = TYPE_IDS.map((id) => ({
      id,
      name: TYPES[id][language],
      description: (KIND_IDS.includes(id) ? TYPES.organization : TYPES[id])[language],
    }));
    return { result: all.filter(({ id, name }) => holds(`${id} ${name}`, prefix)) };
  }

  /** What an id is of; null where everybody sees nothing of it. */
  nounOf(id: string): Promise<Noun | null> {
    return this.names.nounOf(id);
  }
}

const holds = (text: string, letters: string): boolean =>
  text.toLowerCase().includes(letters.trim().toLowerCase());

/** Whether there is a name to look up. */
const isAsked = ({ name }: Wanted): boolean => name !== '' && name.length <= LONGEST_NAME;

function wantedOf({ query = '', type, properties = [] }: ReconcileQuery): Wanted {
  const kinds = type?.filter((id) => KIND_IDS.includes(id)) ?? [];
  const isAnyOrganization = type === undefined || type.includes('organization');
  const nouns = NOUNS.filter(
    (noun) => type === undefined || type.includes(noun) || (noun === 'organization' && kinds.length > 0),
  );
  const given = (pid: Property) => {
    const values = properties.filter((property) => property.pid === pid).flatMap(({ v }) => [v].flat());
    return values.length === 0 ? null : values.map(textOf);
  };
  return {
    // A cell of a table may have several lines.
    name: query
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .normalize('NFC'),
    nouns,
    kinds: isAnyOrganization ? [] : kinds,
    areas: given('area'),
    levels: given('level'),
    parents: given('parent'),
    organizations: given('organization'),
  };
}

const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (value as { id: string }).id : String(value);

/** Certain is only the very name, or acronym, of one thing alone; KSPI is not certain while there is a KSPSI. */
function resultOf(candidates: Candidate[], limit = USUAL_CANDIDATES, language: Language): CandidateDto[] {
  const isOnly = candidates.filter(({ isSame }) => isSame).length === 1;
  return candidates.slice(0, limit).map((candidate) => ({
    id: candidate.id,
    name: nameOf(candidate),
    description: descriptionOf(candidate, language),
    score: candidate.score,
    match: candidate.isSame && isOnly && !candidate.isMistakable,
    type: typesOf(candidate, language),
  }));
}

const nameOf = ({ name, acronym }: Candidate): string => (acronym ? `${name} (${acronym})` : name);

const typeOf = (id: string, language: Language): TypeDto => ({
  id,
  name: TYPES[id][language],
  ...(KIND_IDS.includes(id) && { broader: [{ id: 'organization', name: TYPES.organization[language] }] }),
});

const typesOf = ({ noun, kind }: Candidate, language: Language): TypeDto[] =>
  [...(kind === null ? [] : [kind]), noun].map((id) => ({ id, name: TYPES[id][language] }));

const PART_OF: Text = { id: 'bagian dari', en: 'part of' };

function descriptionOf({ noun, kind, level, where }: Candidate, language: Language): string {
  if (noun !== 'organization') return where.join('; ');
  const what = level === null ? TYPES[kind ?? noun] : UNION_LEVEL_LABELS[level as UnionLevel];
  return [what[language], ...(where.length > 0 ? [`${PART_OF[language]} ${where.join(', ')}`] : [])].join(
    ' · ',
  );
}
