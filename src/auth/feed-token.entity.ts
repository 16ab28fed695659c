import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Account } from './account.entity.js';

/** What the meetings of a feed have in common: an organization takes part, they are held in a venue, or an office keeps their minutes. */
export const MEETING_FEED_KINDS = ['organization', 'venue', 'office'] as const;
/** Besides these: deadlines, events and meetings that concern an organization, or what the account follows. */
export const CALENDAR_KINDS = [...MEETING_FEED_KINDS, 'days', 'follows'] as const;
/** For readers of feeds: what changed on an organization and its pledges, or what the account was told. */
export const NEWS_KINDS = ['changes', 'news'] as const;
export const FEED_KINDS = [...CALENDAR_KINDS, ...NEWS_KINDS] as const;
export type MeetingFeedKind = (typeof MEETING_FEED_KINDS)[number];
export type FeedKind = (typeof FEED_KINDS)[number];

/** What is of the account itself, and so of no organization, office or venue. */
export const isOfAccount = (kind: FeedKind): boolean => kind === 'follows' || kind === 'news';
export const isNews = (kind: FeedKind): boolean => NEWS_KINDS.some((news) => news === kind);

/** The secret in the link of one feed. It opens that feed, as its account sees it, and nothing else. Only its hash is kept. */
@Entity()
export class FeedToken {
  @PrimaryGeneratedColumn('uuid') readonly id: string;
  @Column('uuid') readonly accountId: string;
  @ManyToOne(() => Account, { nullable: false, onDelete: 'RESTRICT' }) readonly account: Relation<Account>;
  /** SHA-256 of the whole token; its 256 random bits need no slower hash. */
  @Column('bytea', { unique: true }) readonly hash: Buffer;
  @Column('text') readonly kind: FeedKind;
  /**
   * The organization, office or venue; null for what is of the account itself. It was seen when the link was made; whether it
   * still is, each use asks.
   */
  @Column('uuid', { nullable: true }) readonly subjectId: string | null;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' }) readonly createdAt: Date;
  /** To the hour; null before the first use. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) lastUsedAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) revokedAt: Date | null;
}
