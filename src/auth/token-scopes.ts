import { type Role, type Scope, SCOPES } from '../common/actor.js';
import { needsSecondFactor } from './login.js';

/** What a token of this role may be used for at most. */
export function scopesOf(role: Role): readonly Scope[] {
  if (needsSecondFactor(role)) return SCOPES;
  return role === 'reader' ? ['read'] : ['read', 'write'];
}
