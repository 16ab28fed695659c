import sql, { type Sql } from 'sql-template-tag';
import type { Day } from '../common/day.js';
import { prepared } from '../database/prepared.js';
import type { Statement } from '../database/unit-of-work.js';
import { tablesAsOf } from '../history/as-of.js';
import { type Policy, type Sight, withTables } from '../policy/policy.js';
import { dayOf } from './as-of.js';

/** Stand-ins for what a statement about one record is asked for. */
interface Parameters {
  id: string;
  /** RFC 3339; read only in a statement of then. */
  moment: string;
  day: Day;
  /** Of a representative; read only where the sight is a party's. */
  circle: readonly string[];
}

/** What a statement about one record is composed of. */
export interface AboutOne {
  id: string;
  day: Day;
  sight: Sight;
  /** The instant it is as of, RFC 3339; null for now. */
  moment: string | null;
}

/** Statements about one record, each composed and prepared once for each sight, of now and of then. */
export class OfOne {
  private readonly statements = new Map<string, (parameters: Parameters) => Statement>();

  /** @param tables every table a statement looks into */
  constructor(
    private readonly policy: Policy,
    private readonly tables: readonly string[],
  ) {}

  /**
   * @param what names the statement @param moment the instant to read as of, RFC 3339; null for now
   * @param build composes it, over tables narrowed to what is seen
   */
  statement(
    what: string,
    sight: Sight,
    id: string,
    moment: string | null,
    build: (record: AboutOne) => Sql,
  ): Statement {
    const name = `${what}.${sight.name}${moment === null ? '' : '.then'}`;
    let statement = this.statements.get(name);
    if (!statement) {
      statement = prepared(name, (given: Parameters) => {
        const record: AboutOne = {
          id: given.id,
          day: given.day,
          sight: { ...sight, circle: given.circle },
          moment: moment === null ? null : given.moment,
        };
        const seen = tablesAsOf(this.policy, record.sight, this.tables, record.moment);
        return sql`${withTables(seen)}${build(record)}`;
      });
      this.statements.set(name, statement);
    }
    return statement({ id, moment: moment ?? '', day: dayOf(moment), circle: sight.circle });
  }
}
