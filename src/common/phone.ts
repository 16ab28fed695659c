/** National numbers of Indonesia, without 0 and country code: a mobile or area code and the subscriber, 7 to 12 digits. */
const INDONESIAN = /^62[1-9]\d{6,11}$/;

/** Any country: its code and the national number, at most 15 digits. Source: ITU-T E.164. */
const INTERNATIONAL = /^[1-9]\d{6,14}$/;

/**
 * A phone number in E.164, as `+6281234567890`; null if it is none. Takes Indonesian numbers as people write them
 * (`08…`, `62…`, `+62…`, an area code in brackets) and those of other countries with `+`.
 */
export function e164(written: string): string | null {
  const digits = written.trim().replace(/[\s().-]/g, '');
  if (digits.startsWith('+')) return international(digits.slice(1));
  if (digits.startsWith('0')) return international(`62${digits.slice(1)}`);
  return digits.startsWith('62') ? international(digits) : null;
}

function international(digits: string): string | null {
  const shape = digits.startsWith('62') ? INDONESIAN : INTERNATIONAL;
  return shape.test(digits) ? `+${digits}` : null;
}
