import { SetMetadata } from '@nestjs/common';

/** Who may call a handler: `everybody`, or `keepers` of the record (administrators and staff). */
export type Rule = 'everybody' | 'keepers';

export const RULE = 'ikrar:rule';

/** The rule of a handler. A handler without one does not start. */
export const Allow = (rule: Rule) => SetMetadata(RULE, rule);
