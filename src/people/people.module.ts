import { Module } from '@nestjs/common';
import { ContactsController } from './contacts.controller.js';
import { ContactsReader } from './contacts.reader.js';
import { ContactsService } from './contacts.service.js';
import { ErasuresService } from './erasures.service.js';
import { PersonsController } from './persons.controller.js';
import { PersonsReader } from './persons.reader.js';
import { PersonsService } from './persons.service.js';
import { PostsController } from './posts.controller.js';
import { PostsReader } from './posts.reader.js';
import { PostsService } from './posts.service.js';
import { SubjectDataReader } from './subject-data.js';
import { SubjectsController } from './subjects.controller.js';
import { TenuresController } from './tenures.controller.js';
import { TenuresReader } from './tenures.reader.js';
import { TenuresService } from './tenures.service.js';

@Module({
  controllers: [
    PersonsController,
    PostsController,
    TenuresController,
    ContactsController,
    SubjectsController,
  ],
  providers: [
    PersonsService,
    PersonsReader,
    PostsService,
    PostsReader,
    TenuresService,
    TenuresReader,
    ContactsService,
    ContactsReader,
    ErasuresService,
    SubjectDataReader,
  ],
  exports: [PersonsService, PersonsReader, PostsService, PostsReader, TenuresService, TenuresReader],
})
export class PeopleModule {}
