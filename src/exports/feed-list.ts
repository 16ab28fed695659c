import type { CommitmentCard } from '../commitments/commitment.dto.js';
import type { Text } from '../common/language.js';
import type { EventDto } from '../events/event.dto.js';
import type { MeetingCard } from '../meetings/meeting.dto.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import type { StatementDto } from '../statements/statement.dto.js';
import { commitmentEntry, eventEntry, meetingEntry, type Shown, statementEntry } from './entries.js';
import type { Entry } from './feed.js';

/** A list as a feed: the latest changed first. */
export interface FeedList<Row> {
  /** Where the list stands below /api/v1: `commitments`. */
  list: string;
  title: Text;
  /** The page of the same list; null where there is none. */
  page: Text | null;
  entry: (row: Row, shown: Shown) => Entry;
}

export const COMMITMENT_FEED: FeedList<CommitmentCard> = {
  list: 'commitments',
  title: { id: 'Komitmen kepada pekerja – Ikrar', en: 'Pledges to workers – Ikrar' },
  page: PUBLIC_PATHS.commitments,
  entry: commitmentEntry,
};

export const STATEMENT_FEED: FeedList<StatementDto> = {
  list: 'statements',
  title: { id: 'Pernyataan – Ikrar', en: 'Statements – Ikrar' },
  page: null,
  entry: statementEntry,
};

export const EVENT_FEED: FeedList<EventDto> = {
  list: 'events',
  title: { id: 'Acara – Ikrar', en: 'Events – Ikrar' },
  page: PUBLIC_PATHS.events,
  entry: eventEntry,
};

export const MEETING_FEED: FeedList<MeetingCard> = {
  list: 'meetings',
  title: { id: 'Rapat – Ikrar', en: 'Meetings – Ikrar' },
  page: PUBLIC_PATHS.meetings,
  entry: meetingEntry,
};
