/**
 * What an account is for: an administrator also makes accounts; staff keep the record; a representative acts for one
 * organization; a reader keeps searches and follows.
 */
export const ROLES = ['administrator', 'staff', 'representative', 'reader'] as const;
export type Role = (typeof ROLES)[number];

/** What a token may be used for: to read what its account sees, to enter and change, to read contact data. */
export const SCOPES = ['read', 'write', 'contacts'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whoever sends a request, worked out once from its credential. */
export type Actor = { readonly kind: 'anonymous' } | KnownActor;
export interface KnownActor {
  readonly kind: 'known';
  /** The account. */
  readonly id: string;
  readonly role: Role;
  /** The organization it acts for; null for readers, and for keepers of no office. */
  readonly organizationId: string | null;
  /** Organizations whose party records it sees: its own and the affiliates below it today; empty for all but representatives. */
  readonly circle: readonly string[];
  /** How it is known: by a session, a token, the link of a feed, or from within the process. */
  readonly credential: 'session' | 'token' | 'feed' | 'process';
  readonly scopes: readonly Scope[];
}

export const ANONYMOUS: Actor = { kind: 'anonymous' };

/** Whether somebody keeps the record: administrators and staff. */
export const isKeeper = (actor: Actor): boolean =>
  actor.kind === 'known' && (actor.role === 'administrator' || actor.role === 'staff');

/**
 * Whether an actor is known by something that can be handed on. Only a login of a person may change credentials or widen
 * what others see.
 */
export const isByToken = ({ credential }: KnownActor): boolean =>
  credential === 'token' || credential === 'feed';

/** An account acting from within the process, with all its rights. */
export const processActor = (id: string, role: Role): KnownActor => ({
  kind: 'known',
  id,
  role,
  organizationId: null,
  circle: [],
  credential: 'process',
  scopes: SCOPES,
});
