import { Injectable } from '@nestjs/common';
import { Reads } from '../database/reads.js';
import type { Visit } from '../web/visit.js';
import { UntilChange } from './until-change.js';

/** About 10 MB of long lists. */
const MOST_KEPT = 50;

/** Pages that show what everybody sees and nothing else, kept for those nobody knows: most readers open the same few. */
@Injectable()
export class KeptPages extends UntilChange {
  constructor(reads: Reads) {
    super(reads, MOST_KEPT);
  }

  /** @param draw makes the page from the record and the address alone, where nobody is known */
  async of(visit: Visit, draw: () => Promise<string>): Promise<string> {
    const { login, reader, request } = visit;
    if (login !== null || reader.kind === 'known') return draw();
    return visit.showPublicly(await this.kept(`${request.site?.origin ?? ''} ${request.url}`, draw));
  }
}
