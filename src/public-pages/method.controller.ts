import { Controller, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SETTINGS, type Settings } from '../config/settings.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { methodPage } from './method.page.js';

/** How the record is kept, for everybody. */
@ApiExcludeController()
@Controller()
export class MethodPages {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Page(PUBLIC_PATHS.method, 'everybody')
  show(@Visited() visit: Visit): string {
    return methodPage(visit, { contact: this.settings.CONTACT_EMAIL ?? null });
  }
}
