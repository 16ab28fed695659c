import { Module } from '@nestjs/common';
import { PublicPagesModule } from '../public-pages/public-pages.module.js';
import { ChangesPages } from './changes-page.controller.js';
import { ChangesFeed } from './changes-feed.js';
import { ChangesController } from './changes.controller.js';
import { ChangesReader } from './changes.reader.js';

/** What changed between two days. */
@Module({
  imports: [PublicPagesModule],
  providers: [ChangesReader, ChangesFeed],
  controllers: [ChangesController, ChangesPages],
  exports: [ChangesFeed],
})
export class ChangesModule {}
