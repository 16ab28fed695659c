import type { Fact, Paper, Signature } from './notula.content.js';

/**
 * A letter of an office (surat dinas), filled in as far as the record goes; what it does not hold is left as dots to be
 * filled by hand. Its parts stand in the order of the paper. Source: Tata Naskah Dinas.
 */
export interface Letter extends Paper {
  /** Place and day, top right, without a full stop: `Cikarang, 28 November 2026`. */
  placeAndDay: string;
  /** Nomor, Sifat, Lampiran, Hal. */
  head: Fact[];
  /** Yth. and the lines below it. */
  addressee: string[];
  opening: string;
  /** What it is about, row by row. */
  facts: Fact[];
  content: string;
  closing: string;
  signature: Signature;
  /** Tembusan; empty for none. */
  copies: string[];
}
