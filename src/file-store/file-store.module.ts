import { Global, Module } from '@nestjs/common';
import sql from 'sql-template-tag';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Reads } from '../database/reads.js';
import { FileStore } from './file-store.js';
import { filesFolder } from './files-folder.js';
import { LocalFileStore } from './local-file-store.js';

async function storeOf(settings: Settings, reads: Reads): Promise<FileStore> {
  const [installation] = await reads.ofProcess<{ id: string }>(sql`SELECT id FROM installation`);
  if (!installation) throw new Error('The table "installation" has no row: the database was not migrated.');
  return LocalFileStore.in(filesFolder(settings, installation.id));
}

@Global()
@Module({
  providers: [{ provide: FileStore, inject: [SETTINGS, Reads], useFactory: storeOf }],
  exports: [FileStore],
})
export class FileStoreModule {}
