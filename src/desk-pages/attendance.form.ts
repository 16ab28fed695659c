import type { Pairs } from '../common/form-body.js';
import type { Side } from '../events/attendance.entity.js';
import type { OrganizationKind } from '../organizations/organization.entity.js';
import { typedText } from '../web/submission.js';
import { type FieldNames, given, numberIn } from './form-rows.js';
import type { Found, LookedUp } from './lookup.reader.js';
import type { LookedUpFields, LookupName } from './lookups.js';

/* One row of an attendance list on a form, such as `attendances.3`, and what it makes. */

export const WHO: readonly LookedUp[] = ['organization', 'person', 'post'];
const FROM: readonly LookedUp[] = ['organization'];

/** How somebody came, as forms ask: a walk-in came uninvited. */
export const CAME = ['present', 'late', 'walk_in', 'absent'] as const;

/** Whom a row names, and for whom they came. */
export const personLookups = (name: string): LookupName[] => [{ name, kinds: WHO }, fromOf(name)];
export const fromOf = (name: string): LookupName => ({ name: `${name}.from`, kinds: FROM });

/** Fields of an attendance by what they are called in its row. */
export const PERSON_NAMES: FieldNames = {
  '': 'words',
  personId: 'words',
  postId: 'words',
  organizationId: 'words',
  onBehalfOfId: 'from.words',
};

/** The side of an organization's people, where nobody says otherwise. */
export function sideOf(kind: OrganizationKind | null): Side {
  switch (kind) {
    case 'union':
      return 'union';
    case 'employer':
    case 'employers_association':
      return 'employer';
    case 'government_body':
    case 'council':
      return 'government';
    case 'tripartite_body':
    case 'media':
    case 'forum':
    case 'other':
    case null:
      return 'other';
  }
}

/** The attendance a row makes; null where it names nobody. */
export function attendanceIn(fields: Pairs, looked: LookedUpFields, name: string): object | null {
  const at = (field: string) => typedText(fields, `${name}.${field}`).trim();
  const chosen = looked.get(name)?.chosen ?? null;
  const from = looked.get(fromOf(name).name)?.chosen ?? null;
  const role = given(at('role'));
  if (!chosen && !role) return null;
  const came = at('presence') || 'present';
  return {
    ...whoIs(chosen, from),
    role,
    side: given(at('side')) ?? sideOf(chosen?.organizationKind ?? from?.organizationKind ?? null),
    capacity: at('capacity') || 'participant',
    presence: came === 'walk_in' ? 'present' : came,
    ...(came === 'walk_in' && { wasInvited: false }),
    headcount: numberIn(at('headcount')),
    sourceId: given(at('sourceId')),
  };
}

function whoIs(chosen: Found | null, from: Found | null): object {
  if (chosen === null) return { organizationId: from?.id };
  switch (chosen.kind) {
    case 'organization':
      return { organizationId: chosen.id, onBehalfOfId: from?.id };
    case 'person':
      return {
        personId: chosen.id,
        ...(chosen.isPostSaid && { postId: chosen.postId }),
        organizationId: from?.id,
      };
    case 'post':
      return { postId: chosen.id, onBehalfOfId: from?.id };
  }
}
