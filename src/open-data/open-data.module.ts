import { Module } from '@nestjs/common';
import { SavedQueriesController } from './saved-queries.controller.js';
import { SavedQueriesReader } from './saved-queries.reader.js';
import { SavedQueriesService } from './saved-queries.service.js';
import { SqlConsole } from './sql-console.js';
import { SqlPages } from './sql-pages.controller.js';
import { SqlController } from './sql.controller.js';

/** The public record as views that anybody may ask in SQL. */
@Module({
  controllers: [SqlController, SavedQueriesController, SqlPages],
  providers: [SqlConsole, SavedQueriesReader, SavedQueriesService],
})
export class OpenDataModule {}
