import type { EventKind } from '../events/event.entity.js';

/** What a calendar shows: a meeting, or an event or the use of a room that has no meeting its reader sees. */
export interface CalendarEvent {
  what: 'meeting' | 'event' | 'booking';
  id: string;
  /** What a booking is for may have several lines. */
  name: string;
  /** Null for a booking. */
  eventKind: EventKind | null;
  /** First day, YYYY-MM-DD in Asia/Jakarta. */
  heldOn: string;
  /** Last day, that day included; null for one day. */
  endedOn: string | null;
  /** RFC 3339; null when no source gives a time. */
  startsAt: string | null;
  endsAt: string | null;
  isCancelled: boolean;
  venue: { name: string; address: string | null } | null;
  /** Where, in words, when there is no venue. */
  place: string | null;
  /** The office that keeps the minutes; null for a booking. */
  office: string | null;
  /** Names of those who hold it. */
  hosts: string[];
  /** Titles in their order. */
  agenda: string[];
  /** Grows with each change of the meeting and of its event. */
  sequence: number;
  /** When the latest of what is shown changed, RFC 3339. */
  changedAt: string;
}

/** A feed: whose meetings, by name, and the soonest first. */
export interface CalendarFeed {
  name: string;
  events: CalendarEvent[];
}
