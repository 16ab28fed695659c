import { Injectable } from '@nestjs/common';
import { isIPv6 } from 'node:net';
import sql from 'sql-template-tag';
import { Problem } from '../common/problem.js';
import { LoginWork } from './login-work.js';
import { SecretKey } from './secret-key.js';

/** What tries are counted under: an account we looked up, or an address. Never what somebody typed. */
export interface Subject {
  readonly key: string;
  /** Tries without a wait. Then the wait is a second and doubles with each. */
  readonly free: number;
  /** Seconds after which one try is forgotten. */
  readonly forgetAfter: number;
}

const LONGEST_WAIT_SECONDS = 15 * 60;
const DOUBLINGS = 10;

/** Many people share an address, above all with mobile carriers; it gets more tries and forgets faster. */
export const ofAddress = (address: string): Subject => ({
  key: `address ${network(address)}`,
  free: 20,
  forgetAfter: 60,
});

/** An account's passwords, codes of the second factor, and mails are counted apart. */
export const ofAccount = (what: 'password' | 'code' | 'reset', accountId: string): Subject => ({
  key: `${what} ${accountId}`,
  free: 5,
  forgetAfter: LONGEST_WAIT_SECONDS,
});

/** Whoever has one IPv6 address has a whole /64 of them. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Slows down guessing, never for ever: a try is counted before it is made, so that many at once are counted too. */
@Injectable()
export class Guesses {
  constructor(
    private readonly database: LoginWork,
    private readonly key: SecretKey,
  ) {}

  /**
   * Stands in for an account nobody has, so that its tries are answered like those of one that exists. The names share
   * a fixed number of counts that nobody can tell in advance.
   */
  ofNobody(what: 'password' | 'reset', name: string): Subject {
    return ofAccount(what, `nobody ${this.key.mac('unknown names', name.toLowerCase()).readUInt16BE()}`);
  }

  /** Counts a try under each subject. @throws SlowDown if one of them has to wait */
  async take(...subjects: Subject[]): Promise<void> {
    for (const subject of subjects) await this.count(subject);
  }

  /** The try was right: nothing is counted any more. */
  async forget({ key }: Subject): Promise<void> {
    await this.database.query(
      sql`UPDATE guess_count SET tries = 0, open_at = clock_timestamp() WHERE subject = ${key}`,
    );
  }

  /** The try was no guess. Others from the same address stay counted: somebody with an account may guess as well. */
  async giveBack({ key }: Subject): Promise<void> {
    await this.database.query(
      sql`UPDATE guess_count SET tries = greatest(tries - 1, 0) WHERE subject = ${key}`,
    );
  }

  private async count({ key, free, forgetAfter }: Subject): Promise<void> {
    const left = sql`greatest(g.tries - floor(extract(epoch FROM clock_timestamp() - g.counted_at) / ${forgetAfter}::int)::int, 0)`;
    const counted = await this.database.query(sql`
      INSERT INTO guess_count AS g (subject, tries, counted_at, open_at)
      VALUES (${key}, 1, clock_timestamp(), clock_timestamp())
      ON CONFLICT (subject) DO UPDATE SET
        tries = least(${left} + 1, ${free + DOUBLINGS}::int),
        counted_at = clock_timestamp(),
        open_at = clock_timestamp() + CASE WHEN ${left} + 1 < ${free}::int THEN interval '0'
          ELSE make_interval(secs => least(power(2, least(${left} + 1 - ${free}::int, ${DOUBLINGS}::int)), ${LONGEST_WAIT_SECONDS}::int)) END
      WHERE g.open_at <= clock_timestamp()
      RETURNING g.tries`);
    if (counted.length > 0) return;
    const [row] = await this.database.query<{ seconds: number }>(sql`
      SELECT greatest(ceil(extract(epoch FROM open_at - clock_timestamp())), 1)::int AS seconds FROM guess_count WHERE subject = ${key}`);
    throw new SlowDown(row?.seconds ?? 1);
  }
}

/** Too many tries; the next one counts after a pause. */
export class SlowDown extends Problem {
  constructor(seconds: number) {
    super(
      'too-many-requests',
      'slow-down',
      {
        id: `Terlalu banyak percobaan. Coba lagi dalam ${seconds} detik.`,
        en: `Too many tries. Try again in ${seconds} seconds.`,
      },
      undefined,
      { 'retry-after': String(seconds) },
    );
  }
}
