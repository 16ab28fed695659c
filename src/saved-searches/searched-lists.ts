import { Injectable, type Type } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { checkedPipe, FieldsRefused } from '../common/checked.pipe.js';
import { checkPairs, type Pairs, parsePairs } from '../common/form-body.js';
import type { Language, Text } from '../common/language.js';
import type { Page } from '../common/page.js';
import { type CommitmentCard, CommitmentsQuery } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import { type EventDto, EventsQuery } from '../events/event.dto.js';
import { EventsReader } from '../events/events.reader.js';
import { type MeetingCard, MeetingsQuery } from '../meetings/meeting.dto.js';
import { MeetingsReader } from '../meetings/meetings.reader.js';
import { type OrganizationDto, OrganizationsQuery } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import {
  commitmentPath,
  eventPath,
  meetingPath,
  organizationPath,
  PUBLIC_PATHS,
  sourcePath,
} from '../page-parts/paths.js';
import type { RecordDto } from '../records/record.dto.js';
import type { ListRequest } from '../records/record.reader.js';
import { type SourceDto, SourcesQuery } from '../sources/source.dto.js';
import { SourcesReader } from '../sources/sources.reader.js';
import { type StatementDto, StatementsQuery } from '../statements/statement.dto.js';
import { StatementsReader } from '../statements/statements.reader.js';

/** The lists a search of which can be kept, as the API names them. */
export const LIST_NAMES = [
  'commitments',
  'statements',
  'events',
  'meetings',
  'organizations',
  'sources',
] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** Keys of a query that say how a list is shown, not what is in it. */
const SHOWING = ['cursor', 'limit', 'sort'];

/** What a mail says of one record, and where it leads. */
interface Told {
  title: string;
  path: Text;
}

/** One list, and what has to be known of it to keep a search of it. */
export interface SearchedList {
  label: Text;
  /** Its page. */
  path: Text;
  /** The kind of its records in the history. */
  kind: string;
  Query: Type;
  /** @param among left out for all there are; else of these records alone */
  page: (actor: Actor, query: ListRequest, among?: readonly string[]) => Promise<Page>;
  told(item: RecordDto, language: Language): Told;
}

/** Knows the lists by name. */
@Injectable()
export class SearchedLists {
  private readonly lists: Readonly<Record<ListName, SearchedList>>;
  private readonly check = checkedPipe();

  constructor(
    commitments: CommitmentsReader,
    statements: StatementsReader,
    events: EventsReader,
    meetings: MeetingsReader,
    organizations: OrganizationsReader,
    sources: SourcesReader,
  ) {
    this.lists = {
      commitments: {
        page: (actor, query, among) => commitments.page(actor, query, among),
        label: { id: 'Komitmen', en: 'Pledges' },
        path: PUBLIC_PATHS.commitments,
        kind: 'commitment',
        Query: CommitmentsQuery,
        told: ({ id, title, titleEn }: CommitmentCard, language) => ({
          title: (language === 'en' ? titleEn : null) ?? title,
          path: commitmentPath(id),
        }),
      },
      statements: {
        page: (actor, query, among) => statements.page(actor, query, among),
        label: { id: 'Pernyataan', en: 'Statements' },
        path: PUBLIC_PATHS.statements,
        kind: 'statement',
        Query: StatementsQuery,
        told: ({ words, gist, speaker, source, event }: StatementDto) => ({
          title: [speaker?.name, words === null ? gist : `“${words}”`].filter(Boolean).join(': '),
          path: source ? sourcePath(source.id) : event ? eventPath(event.id) : PUBLIC_PATHS.sources,
        }),
      },
      events: {
        page: (actor, query, among) => events.page(actor, query, among),
        label: { id: 'Acara', en: 'Events' },
        path: PUBLIC_PATHS.events,
        kind: 'event',
        Query: EventsQuery,
        told: ({ id, name }: EventDto) => ({ title: name, path: eventPath(id) }),
      },
      meetings: {
        page: (actor, query, among) => meetings.page(actor, query, among),
        label: { id: 'Rapat', en: 'Meetings' },
        path: PUBLIC_PATHS.meetings,
        kind: 'meeting',
        Query: MeetingsQuery,
        told: ({ id, event }: MeetingCard, language) => ({
          title: event?.name ?? { id: 'Rapat', en: 'A meeting' }[language],
          path: meetingPath(id),
        }),
      },
      organizations: {
        page: (actor, query, among) => organizations.page(actor, query, among),
        label: { id: 'Organisasi', en: 'Organizations' },
        path: PUBLIC_PATHS.organizations,
        kind: 'organization',
        Query: OrganizationsQuery,
        told: ({ id, name }: OrganizationDto) => ({ title: name, path: organizationPath(id) }),
      },
      sources: {
        page: (actor, query, among) => sources.page(actor, query, among),
        label: { id: 'Sumber', en: 'Sources' },
        path: PUBLIC_PATHS.sources,
        kind: 'source',
        Query: SourcesQuery,
        told: ({ id, title }: SourceDto) => ({ title, path: sourcePath(id) }),
      },
    };
  }

  of(name: ListName): SearchedList {
    return this.lists[name];
  }

  /**
   * A query as it is kept: in one order, without what only says how the list is shown.
   * @throws FieldsRefused where the list does not take it
   */
  async kept(name: ListName, query: string): Promise<string> {
    const pairs = narrowing(query);
    await this.read(name, pairs);
    const kept = Object.entries(pairs).flatMap(([key, value]) => [value].flat().map((each) => [key, each]));
    return new URLSearchParams(
      kept.toSorted(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0)),
    ).toString();
  }

  /** A query that was kept, as the list takes it. @throws FieldsRefused where the list has come to refuse it */
  async query(name: ListName, kept: string): Promise<ListRequest> {
    return this.read(name, narrowing(kept));
  }

  /** The same; null where the list has come to refuse it. */
  async queryIfTaken(name: ListName, kept: string): Promise<ListRequest | null> {
    return this.query(name, kept).catch((error: unknown) => {
      if (error instanceof FieldsRefused) return null;
      throw error;
    });
  }

  private async read(name: ListName, pairs: Pairs): Promise<ListRequest> {
    if ('as_of' in pairs) throw new FieldsRefused({ query: [PAST] });
    const { Query } = this.lists[name];
    try {
      return (await this.check.transform(pairs, { type: 'query', metatype: Query })) as ListRequest;
    } catch (error) {
      if (!(error instanceof FieldsRefused)) throw error;
      const errors = Object.entries(error.errors ?? {}).map(
        ([key, texts]) => [`query.${key}`, texts] as const,
      );
      throw new FieldsRefused(Object.fromEntries(errors));
    }
  }
}

/** @throws Malformed where it is no text PostgreSQL takes */
function narrowing(query: string): Pairs {
  const pairs = parsePairs(query);
  checkPairs(pairs, query);
  const asked = Object.entries(pairs);
  return Object.fromEntries(asked.filter(([key, value]) => value !== '' && !SHOWING.includes(key)));
}

const PAST: Text = {
  id: 'daftar pada hari yang lalu tidak berubah lagi: hapus as_of',
  en: 'a list as of a past day does not change any more: leave as_of out',
};
