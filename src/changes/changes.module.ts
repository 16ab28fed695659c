import { Module } from '@nestjs/common';
import { PublicPagesModule } from '../public-pages/public-pages.module.js';
import { ChangesPages } from './changes-page.controller.js';
import { ChangesController } from './changes.controller.js';
import { ChangesReader } from './changes.reader.js';

/** What changed between two days. */
@Module({
  imports: [PublicPagesModule],
  providers: [ChangesReader],
  controllers: [ChangesController, ChangesPages],
})
export class ChangesModule {}
