import { Column, Entity } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';

export const SOURCE_KINDS = [
  'regulation',
  'decree',
  'budget_document',
  'signed_minutes',
  'official_data',
  'government_release',
  'recording',
  'letter',
  'news_article',
  'union_release',
  'employer_release',
  'social_post',
  'testimony',
  'other',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Whose word a source is. */
export const PARTIES = ['government', 'union', 'employer', 'media', 'court', 'other'] as const;
export type Party = (typeof PARTIES)[number];

/** Where something can be looked up: an article, letter, recording or document. */
@Entity()
export class Source extends RecordEntity {
  @Column('text') kind: SourceKind;
  @Column('text') party: Party;
  @Column('text') title: string;
  /** Outlet or office that published it; null when nobody did. */
  @Column('text', { nullable: true }) publisher: string | null;
  /** Bylines, in their order. */
  @Column('text', { array: true, default: () => `'{}'` }) authors: string[];
  @Column('text', { nullable: true }) url: string | null;
  /** Number of a letter or document, free text: `561/Kep.862-Kesra/2025`. */
  @Column('text', { nullable: true }) reference: string | null;
  /** Day it was published, YYYY-MM-DD; null when it does not say. */
  @Column('date', { nullable: true }) publishedOn: string | null;
  /** When we took our copy; null while we have none. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) capturedAt: Date | null;
  /** SHA-256 of our copy, hexadecimal, so that a changed original shows. */
  @Column('text', { nullable: true }) contentSha256: string | null;
  /** ISO 639 code. */
  @Column('text', { default: 'id' }) language: string;
  @Column('text', { nullable: true }) note: string | null;
}
