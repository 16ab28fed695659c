import { Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { render } from 'preact-render-to-string';
import { Page } from '../web/page-routes.js';
import { FRESH, typedText } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { LookupChoices } from './lookup.js';
import { isLookedUpKind, Lookups, NOTHING_LOOKED_UP } from './lookups.js';
import { LOOKUP_PATH } from './meeting-paths.js';

/** What the words of one field could mean, as a part of its form; fetched while somebody types. */
@ApiExcludeController()
@Controller()
export class LookupPages {
  constructor(private readonly lookups: Lookups) {}

  @Page(LOOKUP_PATH, 'keepers')
  async choices(@Visited() visit: Visit): Promise<string> {
    const name = typedText(visit.query, 'nama').slice(0, 100);
    const kinds = typedText(visit.query, 'jenis').split(' ').filter(isLookedUpKind);
    const looked = await this.lookups.read(visit.actor, visit.query, [{ name, kinds }]);
    const html = render(
      LookupChoices({
        visit,
        name,
        kinds,
        failed: FRESH,
        looked: looked.get(name) ?? NOTHING_LOOKED_UP,
        // Buttons of the part go where its form goes.
        action: '',
      }),
    );
    void visit.answer.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    return html;
  }
}
