import { Controller, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Site } from '../auth/site.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { PublishedPackages } from '../data-package/published-packages.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { dataPage } from './data.page.js';
import { DataReader } from './data.reader.js';

/** What can be taken along, and how: for everybody. */
@ApiExcludeController()
@Controller()
export class DataPages {
  constructor(
    private readonly reader: DataReader,
    private readonly packages: PublishedPackages,
    private readonly site: Site,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Page(PUBLIC_PATHS.data, 'everybody')
  async show(@Visited() visit: Visit): Promise<string> {
    const [counts, version, latest] = await Promise.all([
      this.reader.counts(),
      this.reader.version(),
      this.packages.latest(),
    ]);
    return dataPage(visit, {
      counts,
      version,
      latest,
      origin: this.site.origin,
      licence: this.settings.DATA_LICENCE ?? null,
    });
  }
}
