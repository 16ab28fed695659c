import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import sql from 'sql-template-tag';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Reads } from '../database/reads.js';
import { FileStore } from './file-store.js';
import { LocalFileStore } from './local-file-store.js';

/**
 * The store of this installation: a folder of its own within FILES_DIR, so that a server started there by mistake on
 * another database takes none of its files for strays.
 */
async function storeOf({ FILES_DIR, DATA_DIR }: Settings, reads: Reads): Promise<FileStore> {
  const [installation] = await reads.ofProcess<{ id: string }>(sql`SELECT id FROM installation`);
  if (!installation) throw new Error('The table "installation" has no row: the database was not migrated.');
  return LocalFileStore.in(path.resolve(FILES_DIR ?? path.join(DATA_DIR, 'files'), installation.id));
}

@Global()
@Module({
  providers: [{ provide: FileStore, inject: [SETTINGS, Reads], useFactory: storeOf }],
  exports: [FileStore],
})
export class FileStoreModule {}
