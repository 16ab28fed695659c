import { Module } from '@nestjs/common';
import { DemandsController } from './demands.controller.js';
import { DemandsReader } from './demands.reader.js';
import { DemandsService } from './demands.service.js';
import { PeopleModule } from '../people/people.module.js';
import { StatementsController } from './statements.controller.js';
import { StatementsReader } from './statements.reader.js';
import { StatementsService } from './statements.service.js';

@Module({
  imports: [PeopleModule],
  controllers: [DemandsController, StatementsController],
  providers: [DemandsService, DemandsReader, StatementsService, StatementsReader],
  exports: [DemandsService, DemandsReader, StatementsService, StatementsReader],
})
export class StatementsModule {}
