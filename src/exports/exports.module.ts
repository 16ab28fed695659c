import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EventsModule } from '../events/events.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { ExportsController } from './exports.controller.js';
import { ListFiles } from './list-files.js';
import { PeopleExportsController } from './people-exports.controller.js';

/** Lists as files. */
@Module({
  imports: [
    CommitmentsModule,
    OrganizationsModule,
    PeopleModule,
    EventsModule,
    MeetingsModule,
    SourcesModule,
    StatementsModule,
  ],
  controllers: [ExportsController, PeopleExportsController],
  providers: [ListFiles],
})
export class ExportsModule {}
