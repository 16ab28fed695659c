import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '../common/actor.js';
import type { Day } from '../common/day.js';
import { Reads } from '../database/reads.js';
import type { Statement } from '../database/unit-of-work.js';
import { UntilChange } from './until-change.js';

const MOST_KEPT = 200;

/** Figures over what everybody sees: counting reads all it counts. */
@Injectable()
export class PublicFigures extends UntilChange {
  constructor(reads: Reads) {
    super(reads, MOST_KEPT);
  }

  /** @param name of the statement, with all that goes into it but the day */
  rows<Row extends object>(name: string, statement: (day: Day) => Statement): Promise<Row[]> {
    return this.kept(name, (day) => this.reads.rows<Row>(ANONYMOUS, statement(day)));
  }
}
