import { givenCode } from '../auth/api/login.dto.js';
import type { GivenCode, Proof } from '../auth/second-factors.js';

/** Codes of an app are shown in groups, and typed so. */
export const digitsOf = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

/** @throws Invalid unless one of the two was given */
export const givenIn = ({ code, recoveryCode }: { code?: string; recoveryCode?: string }): GivenCode =>
  givenCode({ code: code === undefined ? undefined : digitsOf(code), recoveryCode });

/** A field that takes a code of the app or a recovery code: six digits are the first. */
export function proofIn({ password, code }: { password?: string; code?: string }): Proof {
  if (code === undefined) return { password };
  const digits = digitsOf(code);
  return { password, code: /^\d{6}$/.test(digits) ? { code: digits } : { recoveryCode: code } };
}
