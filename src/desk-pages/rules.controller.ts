import { Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { RULES_PATH } from './rules-paths.js';
import { rulesPage } from './rules.page.js';

/** What the office goes by, kept as data. */
@ApiExcludeController()
@Controller()
export class RulePages {
  @Page(RULES_PATH, 'keepers')
  show(@Visited() visit: Visit): string {
    return rulesPage(visit);
  }
}
