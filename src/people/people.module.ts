import { Module } from '@nestjs/common';
import { PersonsController } from './persons.controller.js';
import { PersonsReader } from './persons.reader.js';
import { PersonsService } from './persons.service.js';
import { PostsController } from './posts.controller.js';
import { PostsReader } from './posts.reader.js';
import { PostsService } from './posts.service.js';
import { TenuresController } from './tenures.controller.js';
import { TenuresReader } from './tenures.reader.js';
import { TenuresService } from './tenures.service.js';

@Module({
  controllers: [PersonsController, PostsController, TenuresController],
  providers: [PersonsService, PersonsReader, PostsService, PostsReader, TenuresService, TenuresReader],
  exports: [PersonsService, PersonsReader, PostsService, PostsReader, TenuresService, TenuresReader],
})
export class PeopleModule {}
