import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { Documents } from './documents.js';
import { LettersController } from './letters.controller.js';
import { LettersReader } from './letters.reader.js';
import { NotulaPages } from './notula-page.controller.js';
import { NotulaController } from './notula.controller.js';
import { NotulaReader } from './notula.reader.js';
import { Writer } from './writer.js';

@Module({
  imports: [MeetingsModule, CommitmentsModule, OrganizationsModule],
  controllers: [NotulaController, NotulaPages, LettersController],
  providers: [NotulaReader, LettersReader, Documents, Writer],
})
export class NotulaModule {}
