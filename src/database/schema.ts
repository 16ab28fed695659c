import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { APP_DATA_SOURCE } from './unit-of-work.js';

/** What is known of the entities' tables. */
@Injectable()
export class Schema {
  constructor(@Inject(APP_DATA_SOURCE) private readonly database: DataSource) {}

  of(entity: EntityTarget<ObjectLiteral>): EntityMetadata {
    return this.database.getMetadata(entity);
  }

  /** What is known of every table of records: those that have a visibility. */
  records(): EntityMetadata[] {
    return this.all().filter((entity) => entity.findColumnWithPropertyName('visibility'));
  }

  /** What is known of every table that has an entity. */
  all(): EntityMetadata[] {
    return this.database.entityMetadatas;
  }
}
