import { Module } from '@nestjs/common';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { PackagesController } from './packages.controller.js';
import { PublishedPackages } from './published-packages.js';

/** Everything that is public as one package of data. */
@Module({
  imports: [PagePartsModule],
  controllers: [PackagesController],
  providers: [PublishedPackages],
  exports: [PublishedPackages],
})
export class DataPackageModule {}
