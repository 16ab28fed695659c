/** What an account may do. An administrator also makes accounts; both keep the record. */
export const ROLES = ['administrator', 'staff'] as const;
export type Role = (typeof ROLES)[number];

/** Whoever sends a request, worked out once from its credential. */
export type Actor = { readonly kind: 'anonymous' } | KnownActor;
export interface KnownActor {
  readonly kind: 'known';
  /** The account. */
  readonly id: string;
  readonly role: Role;
}

export const ANONYMOUS: Actor = { kind: 'anonymous' };
