import type { Text } from '../common/language.js';
import type { Format } from './writer.js';

/** Where the minutes of a meeting are read. @param id of the meeting, or the name of a route's parameter */
export const minutesPath = (id: string): Text => ({
  id: `/rapat/${id}/notula`,
  en: `/en/meetings/${id}/minutes`,
});

/** Where they are downloaded. */
export const documentPath = (id: string, format: Format): string =>
  `/api/v1/meetings/${id}/minutes.${format}`;
