import { Id, Parts, Whole } from '../common/fields.js';
import { PresenceDto } from '../events/attendance.dto.js';

/** How one on the list came, and the version of the entry it was said of. */
export class PresenceRowForm extends PresenceDto {
  @Id() id: string;
  @Whole(1, 999_999_999) seen: number;
}

/** How everybody on the list came. */
export class PresencesForm {
  @Parts(PresenceRowForm, 500) presences: PresenceRowForm[];
}
