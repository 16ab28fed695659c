import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;

/** A new secret of a second factor. */
export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** Codes of RFC 6238: SHA-1, 30 seconds, six digits, which every authenticator app knows. */
const totp = (secret: Buffer, label = ''): TOTP =>
  new TOTP({
    issuer: 'Ikrar',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

/** What an authenticator app takes: the address behind its square code, and the same secret to type in. */
export const totpToShow = (secret: Buffer, label: string): { uri: string; secret: string } => ({
  uri: totp(secret, label).toString(),
  secret: new Secret({ buffer: new Uint8Array(secret).buffer }).base32,
});

/** The step of time a code belongs to, the one before and the one after today's included; null if it is no such code. */
export function stepOf(secret: Buffer, code: string, now = Date.now()): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret).validate({ token: code, window: 1, timestamp: now });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
}

/** The code of a moment. */
export const codeAt = (secret: Buffer, now = Date.now()): string => totp(secret).generate({ timestamp: now });
