import type { EventDto } from '../events/event.dto.js';
import type { MeetingCard } from '../meetings/meeting.dto.js';
import type { AffiliationRef, OrganizationDto } from '../organizations/organization.dto.js';
import { fullName } from '../page-parts/names.js';
import { eventPath, meetingPath, officialPath, organizationPath, unionPath } from '../page-parts/paths.js';
import type { PersonDto, PersonRef, TenureOfPerson } from '../people/person.dto.js';
import type { SourceDto } from '../sources/source.dto.js';
import type { StatementDto } from '../statements/statement.dto.js';
import {
  type AddressOf,
  eventThing,
  organizationThing,
  OURS,
  paged,
  personThing,
  postThing,
  sourceThing,
  type Thing,
  thing,
} from './thing.js';

const ORGANIZATION_TYPES: Readonly<Record<string, string>> = {
  union: 'WorkersUnion',
  government_body: 'GovernmentOrganization',
  council: 'GovernmentOrganization',
  employer: 'Corporation',
  media: 'NewsMediaOrganization',
};

const bond = ({ parent, bond: roleName, startedOn, endedOn }: AffiliationRef, at: AddressOf): Thing =>
  thing('OrganizationRole', {
    roleName,
    startDate: startedOn,
    endDate: endedOn,
    memberOf: parent && organizationThing(parent, at),
  });

export const organization = (row: OrganizationDto, at: AddressOf): Thing =>
  paged(
    ORGANIZATION_TYPES[row.kind] ?? 'Organization',
    at((row.kind === 'union' ? unionPath : organizationPath)(row.id)[OURS]),
    {
      name: row.name,
      alternateName: [...(row.acronym === null ? [] : [row.acronym]), ...row.aliases.map(({ name }) => name)],
      identifier: row.registrationNumber,
      areaServed: row.areaCodes,
      memberOf: row.affiliations.map((one) => bond(one, at)),
      dateModified: row.changedAt,
    },
  );

const tenure = ({ post, startedOn, endedOn }: TenureOfPerson, at: AddressOf): Thing =>
  thing('OrganizationRole', {
    roleName: post?.title,
    startDate: startedOn,
    endDate: endedOn,
    memberOf: post?.organization && organizationThing(post.organization, at),
  });

const officialPage = ({ id }: PersonRef, at: AddressOf): string => at(officialPath(id)[OURS]);

export const official = (row: PersonDto, at: AddressOf): Thing =>
  paged('Person', officialPage(row, at), {
    name: fullName(row),
    honorificPrefix: row.frontTitles,
    honorificSuffix: row.backTitles,
    alternateName: row.aliases,
    sameAs: row.mergedInto && officialPage(row.mergedInto, at),
    memberOf: row.tenures.filter(({ post }) => post !== null).map((one) => tenure(one, at)),
    dateModified: row.changedAt,
  });

type Held = Pick<
  EventDto,
  | 'name'
  | 'heldOn'
  | 'endedOn'
  | 'startsAt'
  | 'endsAt'
  | 'venue'
  | 'place'
  | 'hosts'
  | 'cancelledOn'
  | 'summary'
>;

const held = (row: Held, at: AddressOf) => ({
  name: row.name,
  startDate: row.startsAt ?? row.heldOn,
  endDate: row.endsAt ?? row.endedOn,
  eventStatus: `https://schema.org/${row.cancelledOn === null ? 'EventScheduled' : 'EventCancelled'}`,
  location: row.venue
    ? thing('Place', { name: row.venue.name })
    : row.place && thing('Place', { name: row.place }),
  organizer: row.hosts.map((host) => organizationThing(host, at)),
  description: row.summary,
});

export const event = (row: EventDto, at: AddressOf): Thing =>
  paged('Event', at(eventPath(row.id)[OURS]), {
    ...held(row, at),
    subjectOf: row.sources.map((source) => sourceThing(source, at)),
    dateModified: row.changedAt,
  });

export const meeting = (row: MeetingCard, at: AddressOf): Thing =>
  paged('Event', at(meetingPath(row.id)[OURS]), {
    ...(row.event && held(row.event, at)),
    subjectOf: row.minutes.source && sourceThing(row.minutes.source, at),
    dateModified: row.changedAt,
  });

export const source = (row: SourceDto, at: AddressOf): Thing =>
  sourceThing(row, at, {
    author: row.authors.map((name) => thing('Person', { name })),
    identifier: row.reference,
    inLanguage: row.language,
    dateModified: row.changedAt,
  });

/** It has no page for itself. */
export const statement = (row: StatementDto, at: AddressOf): Thing =>
  thing('Quotation', {
    '@id': `urn:uuid:${row.id}`,
    text: row.words,
    abstract: row.gist,
    inLanguage: row.words === null ? OURS : row.language,
    creator: row.speaker ? personThing(row.speaker, at, row.post) : row.post && postThing(row.post, at),
    dateCreated: row.saidOn,
    recordedAt: row.event && eventThing(row.event, at),
    citation: row.source && sourceThing(row.source, at),
  });
