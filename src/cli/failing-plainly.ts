import { isConnectionError, isDatabaseError } from '../common/database-error.js';

/** Somebody called a command wrongly. */
export class UsageError extends Error {}

/** Runs the main part of a program; a failure becomes one plain line on standard error and exit code 1. */
export async function failingPlainly(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(explained(error));
    process.exit(1);
  }
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const message = messageOf(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `The address is taken (${message}): set PORT to another port, or stop the program that uses it.`;
  }
  if ('code' in error && error.code === 'EACCES') return `Not allowed (${message}): choose another PORT or DATA_DIR.`;
  if (isConnectionError(error)) {
    return `The database cannot be reached (${message}): check that it runs and that DATABASE_URL is right.`;
  }
  if (isDatabaseError(error) && /^(28|3D)/.test(error.code)) return `The database refuses us (${message}): check DATABASE_URL.`;
  if (isDatabaseError(error) && error.code === '42501') {
    return `The database user of DATABASE_URL lacks a right (${message}): it must own the database and be allowed to create roles, or the roles ikrar_app and ikrar_public must exist and be granted to it.`;
  }
  return message;
}

/** Node bundles the failures of several addresses into one error without a message. */
function messageOf(error: Error): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map((each: Error) => each.message).join('; ');
  return error.message;
}
