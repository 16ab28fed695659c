import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Scope } from '../common/actor.js';
import { HasTokenInPath } from '../common/route-traits.js';

/**
 * Who may call a handler: everybody; any account; accounts that enter something (keepers and representatives);
 * representatives; keepers of the record (administrators and staff); administrators.
 */
export type Callers = 'everybody' | 'accounts' | 'writers' | 'representatives' | 'keepers' | 'administrators';

/** The rule a handler stands under. What its caller may do to one record, the policy decides. */
export interface Rule {
  callers: Callers;
  /** What a token needs for it. */
  scope: Scope;
  /** Whether it takes the login of a person: no token will do. */
  isForPeople: boolean;
  /** Whether the token of a feed, in the address, opens it, and no other credential does. */
  isByFeedLink: boolean;
  /**
   * Whether whoever calls is nobody known, whatever they show, so that other sites and programs may send what it takes:
   * it does nothing by anybody's right.
   */
  isForNobodyKnown: boolean;
}

export const RULE = 'ikrar:rule';

/** The rule of a handler. A handler without one does not start. Readers need the scope `read`, all others `write`. */
export const Allow = (
  callers: Callers,
  {
    scope = callers === 'everybody' ? 'read' : 'write',
    isForPeople = false,
    isByFeedLink = false,
    isForNobodyKnown = false,
  }: Partial<Omit<Rule, 'callers'>> = {},
) => SetMetadata(RULE, { callers, scope, isForPeople, isByFeedLink, isForNobodyKnown } satisfies Rule);

/** The rule of a handler that the link of a feed opens; its path has the parameter `token`. */
export const AllowFeedLink = () =>
  applyDecorators(Allow('everybody', { isByFeedLink: true }), HasTokenInPath());

/** The rule of a handler that answers everybody as nobody known, also what another site sends. */
export const AllowNobodyKnown = () => Allow('everybody', { isForNobodyKnown: true });
