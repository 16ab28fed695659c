import type { FastifyRequest } from 'fastify';
import { type KnownActor, type Role, SCOPES } from '../common/actor.js';
import { Problem } from '../common/problem.js';
import { deviceOf } from './device.js';

/**
 * How far a login has come: `password` still needs a code of the second factor, `enrolment` needs one set up, `full`
 * may act.
 */
export const STAGES = ['password', 'enrolment', 'full'] as const;
export type Stage = (typeof STAGES)[number];

/** The account of a login, as it is now. */
export interface LoginAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly organizationId: string | null;
  readonly circle: readonly string[];
}

/** One session of a person, read on each request. */
export interface Login {
  /** The session. */
  readonly id: string;
  readonly stage: Stage;
  readonly account: LoginAccount;
  /** What is kept of the cookie's value. */
  readonly hash: Buffer;
}

/** A session that has a new value: at login, and whenever it comes to mean more. The value goes into the cookie alone. */
export interface Entered {
  readonly value: string;
  readonly login: Login;
}

/** Where a request comes from, for the audit log, the counting of guesses and the list of sessions. */
export interface Peer {
  /** IP address. */
  readonly address: string;
  /** Browser and system in words: `Firefox, Windows`. */
  readonly device: string;
}

export const peerOf = (request: Pick<FastifyRequest, 'ip' | 'headers'>): Peer => ({
  address: request.ip,
  device: deviceOf(request.headers['user-agent']),
});

/** Who acts through a login; null before it is full. */
export function actorOf({ stage, account }: Login): KnownActor | null {
  if (stage !== 'full') return null;
  const { id, role, organizationId, circle } = account;
  const scopes = needsSecondFactor(role) ? SCOPES : SCOPES.filter((scope) => scope !== 'contacts');
  return { kind: 'known', id, role, organizationId, circle, credential: 'session', scopes };
}

/** Administrators and staff log in with a second factor; for others it is their choice. */
export const needsSecondFactor = (role: Role): boolean => role === 'administrator' || role === 'staff';

/** There is no login of the stage this takes. */
export class LoginMissing extends Problem {
  constructor() {
    super('unauthenticated', 'login-missing', { id: 'Masuk dahulu.', en: 'Log in first.' }, undefined, {
      'www-authenticate': 'Bearer realm="ikrar"',
    });
  }
}

/** The login of a request. @throws LoginMissing if there is none, or it is at another stage */
export function loginAt(login: Login | null | undefined, ...stages: Stage[]): Login {
  if (login && stages.includes(login.stage)) return login;
  throw new LoginMissing();
}
