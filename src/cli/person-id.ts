import { UsageError } from './failing-plainly.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** @throws UsageError if `id` is no UUID */
export function uuidOf(id: string | undefined, usage: string): string {
  if (!id || !UUID.test(id)) throw new UsageError(`--id must be the UUID of a person. ${usage}`);
  return id.toLowerCase();
}
