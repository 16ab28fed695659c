import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { ANONYMOUS } from '../common/actor.js';
import { Reads } from '../database/reads.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import { lastPublicEntry, type Version } from '../page-parts/version.js';
import { Policy } from '../policy/policy.js';
import { POSTGRESQL } from './dialect.js';
import { type Asked, MOST_GROUPS, statementOf } from './statement.js';

/** One group of a figure, as the statement gives it. */
export interface Group {
  /** Empty for all, a number for a year. */
  key: string | number;
  name: string | null;
  name_en: string | null;
  count: number;
  denominator: number;
  with_days: number;
  median_days: number | null;
}

/** Figures as counted, and what they rest on. */
export interface Counted {
  /** Day on which time is reckoned, YYYY-MM-DD. */
  day: string;
  version: Version | null;
  groups: Group[];
  isCut: boolean;
}

/** Counts figures over the open views, as everybody sees them. */
@Injectable()
export class StatisticsReader {
  constructor(
    private readonly figures: PublicFigures,
    private readonly reads: Reads,
    private readonly policy: Policy,
  ) {}

  /** In one statement with the version it rests on, which is kept until the record changes or the day passes. */
  count(asked: Asked): Promise<Counted> {
    return this.figures.kept(`statistic ${JSON.stringify(asked)}`, async (day) => {
      const [row] = await this.reads.rows<{ version: Version | null; groups: Group[] }>(
        ANONYMOUS,
        sql`SELECT (SELECT row_to_json(last_) FROM (${lastPublicEntry(this.policy)}) last_) AS version,
                   (SELECT coalesce(json_agg(group_), '[]') FROM (${statementOf(asked, day, POSTGRESQL)}) group_) AS groups`,
      );
      if (!row) throw new Error('a statistic gave no row');
      const { version, groups } = row;
      return { day, version, groups: groups.slice(0, MOST_GROUPS), isCut: groups.length > MOST_GROUPS };
    });
  }
}
