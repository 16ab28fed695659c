import { Column, Entity } from 'typeorm';
import { RecordEntity } from '../records/record.entity.js';

export const ORGANIZATION_KINDS = [
  'union',
  'government_body',
  'council',
  'tripartite_body',
  'employer',
  'employers_association',
  'media',
  'forum',
  'other',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** Tiers of unions. Source: UU 21/2000 art. 5-8; each organization's own word for its tier is its `levelLabel`. */
export const UNION_LEVELS = [
  'international',
  'national_confederation',
  'national_federation',
  'national_sector',
  'province',
  'regency_coordination',
  'regency_sector_branch',
  'workplace',
  'alliance',
] as const;
export type UnionLevel = (typeof UNION_LEVELS)[number];

/** Another name an organization goes or went by. */
export interface Alias {
  name: string;
  /** First and last day of use, YYYY-MM-DD, both included; null when not known. */
  fromOn: string | null;
  untilOn: string | null;
}

/** A union, an office, a council, a company: whoever promises, receives or publishes. */
@Entity()
export class Organization extends RecordEntity {
  @Column('text') name: string;
  @Column('text', { nullable: true }) acronym: string | null;
  @Column('text') kind: OrganizationKind;
  /** Tier of a union; null for others. */
  @Column('text', { nullable: true }) level: UnionLevel | null;
  /** What its own statutes call the tier: `PUK`, `Konsulat Cabang`. */
  @Column('text', { nullable: true }) levelLabel: string | null;
  /** Head of its letters, line by line: whose it is, its name, its address. Null where its name alone stands there. */
  @Column('text', { nullable: true }) letterhead: string | null;
  /** Which board, where rival boards claim one name. */
  @Column('text', { nullable: true }) faction: string | null;
  /** Nomor bukti pencatatan; not every tier needs one. Source: UU 21/2000 art. 20. */
  @Column('text', { nullable: true }) registrationNumber: string | null;
  @Column('jsonb', { default: () => `'[]'` }) aliases: Alias[];
  /** Areas it covers; a branch may cover several. */
  @Column('text', { array: true, default: () => `'{}'` }) areaCodes: string[];
}
