/** What the office goes by, kept as data: where each is, in Indonesian; English with the same below /en. */
export const RULES_PATH = '/meja/aturan';
export const SETS_PATH = '/meja/set-langkah';
export const NEW_SET_PATH = `${SETS_PATH}/baru`;
export const PHRASES_PATH = '/meja/frasa-tenggat';
/** What a phrase comes to, as a part of a form. */
export const PHRASE_MEANING_PATH = `${PHRASES_PATH}/arti`;

/* Pages of one of them. @param id of it, or the name of a route's parameter */

export const setPath = (id: string): string => `${SETS_PATH}/${id}`;
/** @param key of the step in its set, or the name of a route's parameter */
export const setStepPath = (id: string, key: string): string => `${setPath(id)}/langkah/${key}`;
export const phrasePath = (id: string): string => `${PHRASES_PATH}/${id}`;
