import type { Text } from '../common/language.js';

/** The page of the minutes of a meeting. @param id of the meeting, or the name of a route's parameter */
export const minutesPath = (id: string): Text => ({
  id: `/rapat/${id}/notula`,
  en: `/en/meetings/${id}/minutes`,
});
