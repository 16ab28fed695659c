import { isConnectionError, isDatabaseError } from './database-error.js';

/** Something whoever runs the program can put right; the message is one line that says what to do. */
export class Failure extends Error {}

/** An error as the operator reads it: one plain line for what they can put right, in full for what they cannot. */
export function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Failure) return error.message;
  const message = messageOf(error);
  if (isConnectionError(error)) {
    return `The database cannot be reached (${message}): check that it runs and that DATABASE_URL is right.`;
  }
  if (!isDatabaseError(error)) return error.stack ?? message;
  if (/^(28|3D)/.test(error.code)) return `The database refuses us (${message}): check DATABASE_URL.`;
  if (error.code === '53300') {
    return `The database has no connection left (${message}): raise its max_connections, or lower APP_POOL and PUBLIC_POOL.`;
  }
  if (error.code === '57P03') return `The database is not ready (${message}): start again in a moment.`;
  if (error.code === '42501') {
    return `The database user of DATABASE_URL lacks a right (${message}): it must own the database and be allowed to create roles, or the roles ikrar_app and ikrar_public must exist and be granted to it.`;
  }
  return `The database says: ${message}.`;
}

/** Node bundles the failures of several addresses into one error without a message. */
function messageOf(error: Error): string {
  const messages =
    error instanceof AggregateError && !error.message
      ? error.errors.map((each: Error) => each.message)
      : [error.message];
  return messages.join('; ').replaceAll(/\s*\n\s*/g, ' ');
}

/** Node's own error about a file, a folder or a socket. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
