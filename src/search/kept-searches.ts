import { Injectable } from '@nestjs/common';
import { Reads } from '../database/reads.js';
import { UntilChange } from '../page-parts/until-change.js';

/** About 5 MB of answers. */
const MOST_KEPT = 200;

/** What everybody finds, kept until the record changes: most search for the same. */
@Injectable()
export class KeptSearches extends UntilChange {
  constructor(reads: Reads) {
    super(reads, MOST_KEPT);
  }
}
