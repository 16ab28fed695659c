import { Module } from '@nestjs/common';
import { PagePartsModule } from '../page-parts/page-parts.module.js';
import { PeopleModule } from '../people/people.module.js';
import { MergePages } from './merge.controller.js';

/** The pages of those who keep the record. */
@Module({ imports: [PagePartsModule, PeopleModule], controllers: [MergePages] })
export class DeskPagesModule {}
