import path from 'node:path';
import type { Settings } from '../config/settings.js';

/**
 * Where an installation keeps its files: a folder of its own within FILES_DIR, so that a server started there by mistake
 * on another database takes none of its files for strays.
 * @param installation its id
 */
export const filesFolder = ({ FILES_DIR, DATA_DIR }: Settings, installation: string): string =>
  path.resolve(FILES_DIR ?? path.join(DATA_DIR, 'files'), installation);
