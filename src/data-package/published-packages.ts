import { open } from 'node:fs/promises';
import { Inject, Injectable, type OnModuleInit, StreamableFile } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NotFound } from '../common/problem.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Reads } from '../database/reads.js';
import { PublicFigures } from '../page-parts/public-figures.js';
import type { MadeFile } from './made-file.js';
import { isMissing, isSound, type PackageFolder, packageFolder } from './package-folder.js';
import type { MadePackage } from './write-package.js';

/** The packages everybody may download. One in which something has been hidden or erased since is there no more. */
@Injectable()
export class PublishedPackages implements OnModuleInit {
  private folder: PackageFolder;

  constructor(
    private readonly reads: Reads,
    private readonly figures: PublicFigures,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onModuleInit(): Promise<void> {
    const [installation] = await this.reads.ofProcess<{ id: string }>(sql`SELECT id FROM installation`);
    this.folder = packageFolder(this.settings, installation?.id ?? '');
  }

  /** Null while none was published that may be shown. */
  async latest(): Promise<MadePackage | null> {
    for (const made of await this.folder.all()) if (await this.mayBeShown(made)) return made;
    return null;
  }

  /** A file of a package. @throws NotFound for a version or a name there is not */
  async file(version: number, name: string): Promise<MadeFile> {
    const made = await this.folder.find(version);
    const file = made?.files.find((one) => one.name === name);
    if (!made || !file || !(await this.mayBeShown(made))) throw new NotFound();
    return file;
  }

  /** @throws NotFound if it was removed meanwhile */
  async open(version: number, { name }: MadeFile): Promise<StreamableFile> {
    try {
      return new StreamableFile((await open(this.folder.fileOf(version, name))).createReadStream());
    } catch (error) {
      if (isMissing(error)) throw new NotFound();
      throw error;
    }
  }

  private mayBeShown({ version, mark }: MadePackage): Promise<boolean> {
    return this.figures.kept(`package ${version.index} ${mark.size} ${mark.erased}`, async () => {
      const [row] = await this.reads.ofProcess<{ sound: boolean }>(isSound(mark));
      return row?.sound ?? false;
    });
  }
}
