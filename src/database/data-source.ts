import type { PoolConfig } from 'pg';
import type { DataSourceOptions, MixedList } from 'typeorm';
import { SnakeNamingStrategy } from './snake-naming.strategy.js';
import { SteadyPool } from './steady-pool.js';

/** The classes that make up the schema: lists, because file patterns would load second copies of them in tests. */
export interface Classes {
  entities: (new () => object)[];
  migrations: MixedList<Function>;
}

/** TypeORM's view of one database role. The schema comes from migrations alone. */
export function dataSourceOptions(
  connection: PoolConfig,
  { entities, migrations }: Classes,
): DataSourceOptions {
  return {
    type: 'postgres',
    driver: { Pool: SteadyPool },
    extra: connection,
    entities,
    migrations,
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    migrationsTransactionMode: 'each',
  };
}
