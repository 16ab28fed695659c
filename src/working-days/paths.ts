/** Where it is, in Indonesian; English with the same below /en. */
export const HOLIDAYS_PATH = '/meja/hari-kerja';
