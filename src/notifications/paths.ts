/** What an account was told, in Indonesian; English with the same below /en. */
export const NOTIFICATIONS_PATH = '/akun/kabar';
