import type { Language } from '../common/language.js';

/** What every paper of an office says of itself. */
export type Paper = Pick<Notula, 'language' | 'letterhead' | 'title' | 'name' | 'source' | 'about'>;

/**
 * The minutes (notula) of a meeting as they read, wherever they are shown: every text is here, final and printable, and
 * whoever renders it adds none. What a reader may not see is not in it.
 */
export interface Notula {
  language: Language;
  /** Lines of the office's letterhead, its name where it has none; empty where the office is hidden. */
  letterhead: string[];
  /** What the paper is: NOTULA. */
  title: string;
  /** Of the meeting. */
  name: string;
  number: string | null;
  /** Stands on every page: that it is a draft, or that the meeting was called off. */
  mark: string | null;
  facts: Fact[];
  /** What to know of what is not there. */
  notices: string[];
  parts: Part[];
  /** The minute-taker at the left, who signs at the right. */
  signatures: { left: Signature; right: Signature };
  attached: { title: string; notice: string | null; table: Table | null };
  /** Where the paper can be checked against the record. */
  source: { address: string; version: string };
  /** `page` 2 `of` 5. */
  paging: { page: string; of: string };
  /** What is said of the paper beside it. */
  about: {
    /** Name of its file without an ending: `notula-2026-01-12-audiensi-contoh`. */
    fileName: string;
    /** When the record last changed, RFC 3339. */
    changedAt: string;
  };
}

/** A row of the head: a label and what stands behind it. */
export interface Fact {
  label: string;
  items: FactItem[];
}

export interface FactItem {
  /** `1.`, where they are counted. */
  number: string | null;
  text: string;
  notes: string[];
}

/** A part of the body, such as Keputusan. */
export interface Part {
  title: string;
  entries: Entry[];
  table: Table | null;
}

/** A point, or a correction. */
export interface Entry {
  /** What it is about, where that changes: an item of the agenda. */
  about: string | null;
  /** `1.`; null for the only one of its part. */
  number: string | null;
  /** Who made it, and what they came as. */
  lead: string | null;
  paragraphs: string[];
  /** The votes. */
  table: Table | null;
  notes: string[];
}

export interface Table {
  /** What it shows, for who cannot see it. */
  name: string;
  columns: Column[];
  /** Rows of cells of lines. */
  rows: string[][][];
  /** Whether the last row sums the others up. */
  hasTotal: boolean;
}

export interface Column {
  title: string;
  /** Part of the width, of all parts together. */
  width: number;
  align: 'left' | 'right';
  /** To be filled by hand. */
  isForPaper: boolean;
}

/** Who signs, above and below the space for it. */
export interface Signature {
  /** Place and day; null at the left. */
  opening: string | null;
  post: string;
  name: string;
  /** To be filled by hand: what stands before the line. */
  blanks: string[];
}
