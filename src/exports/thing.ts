import type { Language } from '../common/language.js';
import { fullName } from '../page-parts/names.js';
import { eventPath, officialPath, organizationPath, sourcePath } from '../page-parts/paths.js';
import type { EventRef } from '../events/event.dto.js';
import type { OrganizationRef } from '../organizations/organization.dto.js';
import type { PersonRef, PostRef } from '../people/person.dto.js';
import type { SourceRef } from '../sources/source.dto.js';

/* Records as things of schema.org. What is null or empty is left out. */

export type Thing = Readonly<Record<string, unknown>>;

/** The language titles and words of ours are in. */
export const OURS: Language = 'id';

/** The address of a page, by its path. */
export type AddressOf = (path: string) => string;

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

export const thing = (type: string, properties: Readonly<Record<string, unknown>>): Thing => ({
  '@type': type,
  ...Object.fromEntries(Object.entries(properties).filter(([, value]) => !isEmpty(value))),
});

/** A record that has a page for itself, which is what it goes by. */
export const paged = (type: string, page: string, properties: Readonly<Record<string, unknown>>): Thing =>
  thing(type, { '@id': page, ...properties });

export const organizationThing = ({ id, name, acronym }: OrganizationRef, at: AddressOf): Thing =>
  paged('Organization', at(organizationPath(id)[OURS]), { name, alternateName: acronym });

/** @param post spoken from */
export const personThing = (person: PersonRef, at: AddressOf, post: PostRef | null = null): Thing =>
  paged('Person', at(officialPath(person.id)[OURS]), {
    name: fullName(person),
    jobTitle: post?.title,
    affiliation: post?.organization && organizationThing(post.organization, at),
  });

/** A post whose holder is not on record. */
export const postThing = ({ title, organization }: PostRef, at: AddressOf): Thing =>
  thing('Person', { jobTitle: title, affiliation: organization && organizationThing(organization, at) });

export const eventThing = ({ id, name, heldOn }: EventRef, at: AddressOf): Thing =>
  paged('Event', at(eventPath(id)[OURS]), { name, startDate: heldOn });

const SOURCE_TYPES: Readonly<Record<string, string>> = {
  regulation: 'Legislation',
  decree: 'Legislation',
  news_article: 'NewsArticle',
  government_release: 'Article',
  union_release: 'Article',
  employer_release: 'Article',
  social_post: 'SocialMediaPosting',
  recording: 'MediaObject',
  official_data: 'Dataset',
};

/** @param more of it, where all of it is shown */
export const sourceThing = (
  { id, title, publisher, url, publishedOn, kind }: SourceRef,
  at: AddressOf,
  more: Readonly<Record<string, unknown>> = {},
): Thing => {
  const page = at(sourcePath(id)[OURS]);
  return paged(SOURCE_TYPES[kind] ?? 'CreativeWork', page, {
    name: title,
    headline: title,
    url: url ?? page,
    mainEntityOfPage: page,
    publisher: publisher === null ? null : thing('Organization', { name: publisher }),
    datePublished: publishedOn,
    ...more,
  });
};
