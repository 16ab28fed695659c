import type { Format } from './writer.js';

/** Where the minutes of a meeting are downloaded. */
export const documentPath = (id: string, format: Format): string =>
  `/api/v1/meetings/${id}/minutes.${format}`;
