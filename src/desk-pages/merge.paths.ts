/** Where administrators make two records of one person one, in Indonesian; English below /en. */
export const MERGE_PATH = '/meja/orang/gabung';
