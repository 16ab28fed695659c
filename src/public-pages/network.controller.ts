import { Controller, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Limited } from '../common/route-traits.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { NetworkQuery } from './network.dto.js';
import { networkPage } from './network.page.js';
import { NetworkReader } from './network.reader.js';

/** Who promised what to whom through which event, as a picture and as a list. */
@ApiExcludeController()
@Controller()
export class NetworkPages {
  constructor(private readonly reader: NetworkReader) {}

  @Page(PUBLIC_PATHS.network, 'everybody')
  @Limited('search')
  async show(@Visited() visit: Visit, @Query() query: NetworkQuery): Promise<string> {
    const [network, choices] = await Promise.all([
      this.reader.read(visit.reader, query),
      this.reader.choices(),
    ]);
    return networkPage(visit, { network, choices, query });
  }
}
