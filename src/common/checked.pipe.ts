import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { messageText } from './fields.js';
import { type FieldErrors, Malformed } from './problem.js';
import type { Text } from './language.js';

/** Checks bodies and queries against their class; refuses what the class does not name. */
export const checkedPipe = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new FieldsRefused(fieldErrors(errors)),
  });

/** Fields are missing, malformed or unknown; `errors` names each. */
export class FieldsRefused extends Malformed {
  constructor(errors: FieldErrors) {
    super(
      'fields-refused',
      {
        id: `Periksa isian: ${Object.keys(errors).slice(0, 10).join(', ')}.`,
        en: `Check these fields: ${Object.keys(errors).slice(0, 10).join(', ')}.`,
      },
      errors,
    );
  }
}

const UNKNOWN: Text = { id: 'tidak dikenal', en: 'is not known' };

/** Refuses whatever is asked of what takes no query. @throws FieldsRefused */
export function refuseQuery(query: object): void {
  const asked = Object.keys(query).map((key) => key.slice(0, 100));
  if (asked.length > 0) throw new FieldsRefused(Object.fromEntries(asked.map((key) => [key, [UNKNOWN]])));
}

function fieldErrors(errors: ValidationError[], path = '', found: FieldErrors = {}): FieldErrors {
  for (const { property, constraints = {}, children = [] } of errors) {
    const field = (path ? `${path}.` : '') + property.slice(0, 100);
    const texts = Object.entries(constraints).map(([rule, message]) =>
      rule === 'whitelistValidation' || rule === 'unknownValue' ? UNKNOWN : messageText(message),
    );
    if (texts.length > 0) found[field] = texts;
    fieldErrors(children, field, found);
  }
  return found;
}
