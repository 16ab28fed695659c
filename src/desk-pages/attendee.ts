import type { Language } from '../common/language.js';
import type { AttendeeAnswer } from '../events/attendance.dto.js';
import { fullName, shortName } from '../page-parts/names.js';

const UNNAMED = { id: 'seseorang', en: 'somebody' };

/** Somebody on an attendance list in one line: name, role or group, then for whom. */
export function attendeeName(attendee: AttendeeAnswer, language: Language): string {
  const { person, post, organization, role, onBehalfOf } = attendee;
  const who = [
    person && fullName(person),
    role,
    post && (post.organization ? `${post.title} ${shortName(post.organization)}` : post.title),
    organization && shortName(organization),
    onBehalfOf && `(${shortName(onBehalfOf)})`,
  ].filter(Boolean);
  return who.join(', ') || UNNAMED[language];
}
