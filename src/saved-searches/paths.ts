import type { Text } from '../common/language.js';
import { SAVE_SEARCH_PATH } from '../web/save-search.js';

/** Where an account's searches are, in Indonesian; English with the same below /en. */
export const SAVED_SEARCHES_PATH = '/akun/pencarian';
/** Where the daily mail is turned on, or its language changed, and where it is turned off. */
export const DAILY_MAIL_PATHS = {
  start: `${SAVED_SEARCHES_PATH}/surel/mulai`,
  stop: `${SAVED_SEARCHES_PATH}/surel/henti`,
};
/** Where a list is kept as it is narrowed. */
export const NEW_SAVED_SEARCH_PATH = SAVE_SEARCH_PATH;

/** Where the link of a mail leads that stops further ones. */
export const stopPath = (token: string): Text => ({ id: `/berhenti/${token}`, en: `/en/berhenti/${token}` });
