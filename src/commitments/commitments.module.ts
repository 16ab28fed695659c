import { Module } from '@nestjs/common';
import { AssessmentsController } from './assessments.controller.js';
import { AssessmentsReader } from './assessments.reader.js';
import { AssessmentsService } from './assessments.service.js';
import { CommitmentsController } from './commitments.controller.js';
import { CommitmentsReader } from './commitments.reader.js';
import { CommitmentsService } from './commitments.service.js';
import { DeadlinePhrasesController } from './deadline-phrases.controller.js';
import { DeadlinePhrasesReader } from './deadline-phrases.reader.js';
import { DeadlinePhrasesService } from './deadline-phrases.service.js';
import { EscalationsController } from './escalations.controller.js';
import { EscalationsReader } from './escalations.reader.js';
import { EscalationsService } from './escalations.service.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsReader } from './follow-ups.reader.js';
import { FollowUpsService } from './follow-ups.service.js';
import { FollowsController } from './follows.controller.js';
import { FollowsReader } from './follows.reader.js';
import { FollowsService } from './follows.service.js';
import { PeopleModule } from '../people/people.module.js';
import { HeirsReader } from './heirs.reader.js';
import { NoticesController } from './notices.controller.js';
import { NoticesReader } from './notices.reader.js';
import { NoticesService } from './notices.service.js';
import { StatementsModule } from '../statements/statements.module.js';
import { TakeoversController } from './takeovers.controller.js';
import { TakeoversReader } from './takeovers.reader.js';
import { TakeoversService } from './takeovers.service.js';
import { WorkingDaysModule } from '../working-days/working-days.module.js';
import { TopicsController } from './topics.controller.js';
import { TopicsReader } from './topics.reader.js';
import { TopicsService } from './topics.service.js';

@Module({
  imports: [PeopleModule, StatementsModule, WorkingDaysModule],
  controllers: [
    TopicsController,
    CommitmentsController,
    AssessmentsController,
    FollowUpsController,
    NoticesController,
    DeadlinePhrasesController,
    TakeoversController,
    EscalationsController,
    FollowsController,
  ],
  providers: [
    DeadlinePhrasesService,
    DeadlinePhrasesReader,
    TopicsService,
    TopicsReader,
    CommitmentsService,
    CommitmentsReader,
    AssessmentsService,
    AssessmentsReader,
    FollowUpsService,
    FollowUpsReader,
    NoticesService,
    NoticesReader,
    TakeoversService,
    TakeoversReader,
    HeirsReader,
    EscalationsService,
    EscalationsReader,
    FollowsService,
    FollowsReader,
  ],
  exports: [
    DeadlinePhrasesService,
    DeadlinePhrasesReader,
    TopicsService,
    TopicsReader,
    CommitmentsService,
    CommitmentsReader,
    AssessmentsService,
    AssessmentsReader,
    FollowUpsService,
    FollowUpsReader,
    NoticesService,
    NoticesReader,
    TakeoversService,
    TakeoversReader,
    HeirsReader,
    EscalationsService,
    EscalationsReader,
    FollowsService,
    FollowsReader,
  ],
})
export class CommitmentsModule {}
