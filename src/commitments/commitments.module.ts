import { Module } from '@nestjs/common';
import { AssessmentsController } from './assessments.controller.js';
import { AssessmentsReader } from './assessments.reader.js';
import { AssessmentsService } from './assessments.service.js';
import { CommitmentsController } from './commitments.controller.js';
import { CommitmentsReader } from './commitments.reader.js';
import { CommitmentsService } from './commitments.service.js';
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
import { WorkingDaysModule } from '../working-days/working-days.module.js';
import { TopicsController } from './topics.controller.js';
import { TopicsReader } from './topics.reader.js';
import { TopicsService } from './topics.service.js';

@Module({
  imports: [PeopleModule, WorkingDaysModule],
  controllers: [
    TopicsController,
    CommitmentsController,
    AssessmentsController,
    FollowUpsController,
    EscalationsController,
    FollowsController,
  ],
  providers: [
    TopicsService,
    TopicsReader,
    CommitmentsService,
    CommitmentsReader,
    AssessmentsService,
    AssessmentsReader,
    FollowUpsService,
    FollowUpsReader,
    EscalationsService,
    EscalationsReader,
    FollowsService,
    FollowsReader,
  ],
  exports: [
    TopicsService,
    TopicsReader,
    CommitmentsService,
    CommitmentsReader,
    AssessmentsService,
    AssessmentsReader,
    FollowUpsService,
    FollowUpsReader,
    EscalationsService,
    EscalationsReader,
    FollowsService,
    FollowsReader,
  ],
})
export class CommitmentsModule {}
