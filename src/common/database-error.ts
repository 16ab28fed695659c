/** What PostgreSQL says of a refused statement, as the driver passes it on (TypeORM keeps the fields). */
export interface DatabaseError extends Error {
  code: string;
  constraint?: string;
  detail?: string;
  table?: string;
}

/** Whether this came from PostgreSQL: it carries a five-character SQLSTATE. */
export function isDatabaseError(error: unknown): error is DatabaseError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code) &&
    error.code !== 'EPIPE'
  );
}

/** Whether the server could not be reached or went away. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'].includes(
      code,
    ) ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  );
}

/** The constraint a statement violated, or null if it failed for another reason. */
export function violatedConstraint(error: unknown): string | null {
  return isDatabaseError(error) && error.code.startsWith('23') ? (error.constraint ?? null) : null;
}
