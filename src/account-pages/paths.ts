import { CARRY_PATH } from '../web/carried.js';
import type { Visit } from '../web/visit.js';

/** Where the pages of logins and accounts are, in Indonesian; English ones have the same below /en. */
export const PATHS = {
  setUp: '/mulai',
  logIn: '/masuk',
  code: '/masuk/kode',
  carry: CARRY_PATH,
  forgotten: '/masuk/lupa',
  logOut: '/keluar',
  account: '/akun',
  password: '/akun/sandi',
  secondFactor: '/akun/faktor-kedua',
  recoveryCodes: '/akun/kode-pemulihan',
  tokens: '/akun/token',
  /** In the room of calendars, which stands above this one. */
  calendars: '/akun/kalender',
  follows: '/akun/ikutan',
  notifications: '/akun/kabar',
  webhooks: '/akun/webhook',
  searches: '/akun/pencarian',
  sessions: '/akun/sesi',
  accounts: '/akun/semua',
  invite: '/akun/semua/undang',
  audit: '/akun/semua/catatan',
} as const;

export const linkPath = (token: string): string => `/tautan/${token}`;
export const accountPath = (id: string): string => `${PATHS.accounts}/${id}`;

/** A path that remembers where somebody wanted to go. */
export const withNext = (path: string, next: string | null): string =>
  next === null ? path : `${path}?ke=${encodeURIComponent(next)}`;

/** Where somebody who logs in goes on: the next step of the login, else where they wanted to go. */
export function afterLogin(
  visit: Visit,
  stage: 'password' | 'enrolment' | 'full',
  next: string | null,
): string {
  if (stage === 'password') return withNext(visit.at(PATHS.code), next);
  if (stage === 'enrolment') return withNext(visit.at(PATHS.secondFactor), next);
  return next ?? visit.at(PATHS.account);
}
