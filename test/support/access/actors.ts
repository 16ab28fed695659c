import { newToken, tokenHash } from '../../../src/auth/token-text.js';
import type { Role } from '../../../src/common/actor.js';
import type { Json } from '../client.js';
import { Client } from '../client.js';
import { anOrganization } from '../builders.js';
import { accountToken, type TestApp } from '../test-app.js';

/*
 * Who comes. A is a union that is a party, F its federation, X an affiliate below it, B another union, M the office that
 * promised; G is a federation A has left, L an alliance it belongs to, which is no federation.
 */

export const ORGANIZATIONS = ['A', 'F', 'X', 'B', 'M', 'G', 'L'] as const;
export type Org = (typeof ORGANIZATIONS)[number];
/** The organizations everything turns around, by letter. */
export type Orgs = Record<Org, Json>;

/** Who may see a record: everybody, the office alone, or the office and these organizations. */
export type Audience = 'everybody' | 'office' | readonly string[];

/** Somebody who asks. */
export interface Visitor {
  name: string;
  token: string | null;
  isOffice: boolean;
  /** Ids of the organizations whose records it sees. */
  circle: readonly string[];
  /** How much it asks: everything; no filters or searches; nothing but items and lists. Another of its sort asks the rest. */
  asks: 'everything' | 'records' | 'little';
}

/** The rule the whole test holds the application to. */
export const sees = ({ isOffice, circle }: Visitor, audience: Audience): boolean =>
  isOffice ||
  audience === 'everybody' ||
  (audience !== 'office' && audience.some((organization) => circle.includes(organization)));

const NOBODY = { isOffice: false, circle: [], asks: 'everything' } as const;
const OFFICE = { isOffice: true, circle: [], asks: 'little' } as const;

/** For each representative, whose records it sees. */
const CIRCLES: Record<Org, readonly Org[]> = {
  A: ['A', 'X'],
  F: ['F', 'A', 'X'],
  X: ['X'],
  B: ['B'],
  M: ['M'],
  G: ['G'],
  L: ['L'],
};

const ASKS: Record<Org, Visitor['asks']> = {
  A: 'everything',
  B: 'everything',
  F: 'records',
  X: 'records',
  M: 'records',
  G: 'little',
  L: 'little',
};

export async function theOrganizations(t: TestApp): Promise<Orgs> {
  const make = (fields: object) => anOrganization(t, fields);
  const orgs: Orgs = {
    A: await make({}),
    F: await make({ level: 'national_federation' }),
    X: await make({}),
    B: await make({}),
    M: await make({ kind: 'government_body', name: 'Dinas Contoh yang berjanji' }),
    G: await make({ level: 'national_federation' }),
    L: await make({ level: 'alliance' }),
  };
  const belongs = (member: Org, parent: Org, fields: object) =>
    t.budi.made('/affiliations', {
      memberId: orgs[member].id,
      parentId: orgs[parent].id,
      bond: 'affiliate',
      ...fields,
    });
  await belongs('A', 'G', { startedOn: '2010-01-01', endedOn: '2020-12-31' });
  await belongs('A', 'F', {
    startedOn: '2021-01-01',
    visibility: 'internal',
    restrictedGround: 'union_own',
    restrictedUntil: '2035-12-31',
  });
  await belongs('X', 'A', {});
  await belongs('A', 'L', { bond: 'alliance' });
  return orgs;
}

/** Everybody with a credential that holds, or none. The last is an administrator, whose answers are the measure of the others. */
export async function theVisitors(t: TestApp, orgs: Orgs, author: string): Promise<Visitor[]> {
  const known = (name: string, role: Role, org: Org | null = null) =>
    accountToken(t.owner, name, role, org && orgs[org].id);
  const representatives = ORGANIZATIONS.map(async (org) => ({
    ...NOBODY,
    name: `representative of ${org}`,
    token: await known(`Wakil ${org} Contoh`, 'representative', org),
    circle: CIRCLES[org].map((one) => orgs[one].id as string),
    asks: ASKS[org],
  }));
  return [
    { ...NOBODY, name: 'anybody', token: null },
    { ...NOBODY, name: 'reader', token: await known('Pembaca Contoh', 'reader') },
    ...(await Promise.all(representatives)),
    {
      ...NOBODY,
      name: 'colleague of A',
      token: await known('Wakil A Kedua Contoh', 'representative', 'A'),
      circle: CIRCLES.A.map((one) => orgs[one].id as string),
      asks: 'little',
    },
    { ...OFFICE, name: 'staff who entered it', token: author },
    { ...OFFICE, name: 'staff who did not', token: await known('Staf Lain Contoh', 'staff') },
    { ...OFFICE, name: 'administrator', token: t.siti.token, asks: 'everything' },
  ];
}

/** One of each sort. */
export const fewer = (visitors: readonly Visitor[]): Visitor[] =>
  visitors.filter(({ asks }) => asks === 'everything');

/** Tokens that no longer hold, by why. */
export async function theFailing(t: TestApp): Promise<Record<string, string>> {
  const failing = async (why: string, statement: string): Promise<[string, string]> => {
    const token = await accountToken(t.owner, `Akun Contoh: ${why}`, 'administrator');
    await t.owner.query(statement, [tokenHash(token)]);
    return [why, token];
  };
  return Object.fromEntries([
    ['made up', newToken()],
    await failing(
      'of a closed account',
      'UPDATE account SET closed_at = now() WHERE id = (SELECT account_id FROM access_token WHERE hash = $1)',
    ),
    await failing('revoked', 'UPDATE access_token SET revoked_at = now() WHERE hash = $1'),
    await failing(
      'expired',
      `UPDATE access_token SET expires_at = now() - interval '1 second' WHERE hash = $1`,
    ),
  ]);
}

/** The app as the staff use it that enters what is tested: what builders record is recorded by them. */
export async function asAuthor(t: TestApp): Promise<TestApp> {
  const token = await accountToken(t.owner, 'Staf Pencatat Contoh', 'staff');
  return { ...t, budi: new Client(t.url, token) };
}
