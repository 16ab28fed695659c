import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { CommitmentMilestonesController } from './commitment-milestones.controller.js';
import { DraftVersionsController } from './draft-versions.controller.js';
import { DraftVersionsReader } from './draft-versions.reader.js';
import { DraftVersionsService } from './draft-versions.service.js';
import { MilestoneSetsController } from './milestone-sets.controller.js';
import { MilestoneSetsReader } from './milestone-sets.reader.js';
import { MilestoneSetsService } from './milestone-sets.service.js';
import { MilestonesController } from './milestones.controller.js';
import { MilestonesReader } from './milestones.reader.js';
import { MilestonesService } from './milestones.service.js';

@Module({
  imports: [CommitmentsModule],
  controllers: [
    MilestoneSetsController,
    CommitmentMilestonesController,
    MilestonesController,
    DraftVersionsController,
  ],
  providers: [
    MilestoneSetsService,
    MilestoneSetsReader,
    MilestonesService,
    MilestonesReader,
    DraftVersionsService,
    DraftVersionsReader,
  ],
  exports: [
    MilestoneSetsService,
    MilestoneSetsReader,
    MilestonesService,
    MilestonesReader,
    DraftVersionsService,
    DraftVersionsReader,
  ],
})
export class MilestonesModule {}
