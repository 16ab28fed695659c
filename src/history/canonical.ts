import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON without floats: what a history entry may hold. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** Canonical JSON. Source: RFC 8785. @throws Error on a number that is no safe integer */
export function canonical(value: Plain): string {
  refuseFloats(value);
  return canonicalize(value) as string;
}

function refuseFloats(value: Plain): void {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new Error(`${value} is no safe integer`);
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(refuseFloats);
}

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/**
 * The leaf of an entry in a Merkle tree by RFC 6962: SHA-256(0x00 ‖ SHA-256(salt ‖ json)). The salt keeps the text
 * of a hidden entry from being guessed from its leaf.
 */
export function leafHash(salt: Buffer, json: string): Buffer {
  return sha256(Buffer.from([0]), sha256(salt, Buffer.from(json, 'utf8')));
}
