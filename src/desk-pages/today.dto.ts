/** Something that waits. */
export interface Waiting {
  id: string;
  /** Null where it is hidden. */
  title: string | null;
  /** Day it is due, or was asked; null for none. */
  on?: string | null;
  /** Instant it starts, or was entered. */
  at?: string | null;
  state?: string;
  /** Who asks, or where it is. */
  by?: string | null;
  /** Whether whoever looks entered it, so that it takes somebody else. */
  isOwn?: boolean;
}

/** One kind of thing that waits. */
export interface Duty {
  /** Counted to a limit. */
  count: number;
  items: Waiting[];
}

/** What waits for the desk today. */
export type TodayDto = Record<
  | 'followUps'
  | 'replies'
  | 'raised'
  | 'verifications'
  | 'drafts'
  | 'signatures'
  | 'disputes'
  | 'requests'
  | 'overdue'
  | 'silent'
  | 'meetings'
  | 'unsigned',
  Duty
>;
