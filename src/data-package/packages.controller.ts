import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { NotFound } from '../common/problem.js';
import { savedAs } from '../files/file-name.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { Visit, Visited } from '../web/visit.js';
import { PublishedPackages } from './published-packages.js';

/** Below the page of the data. */
const PATH = `${PUBLIC_PATHS.data.id.slice(1)}/paket`;

/** Where a file of a package is downloaded. @param version `terbaru` for the latest */
export const packageFilePath = (version: number | 'terbaru', name: string): string =>
  `/${PATH}/${version}/${name}`;

/** What a browser may do with a file that opens after all: nothing. */
const HARMLESS = { 'content-security-policy': "sandbox; default-src 'none'", 'accept-ranges': 'none' };

const TYPES: Record<string, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  sqlite: 'application/vnd.sqlite3',
  zip: 'application/zip',
};

/** The published packages as files. They are no exports: nothing is worked out for them. */
@ApiExcludeController()
@Controller(PATH)
export class PackagesController {
  constructor(private readonly packages: PublishedPackages) {}

  @Get('terbaru/:file')
  @Allow('everybody', { scope: 'read' })
  async latest(@Visited() visit: Visit, @Param('file') name: string): Promise<void> {
    const latest = await this.packages.latest();
    if (!latest?.files.some((file) => file.name === name)) throw new NotFound();
    visit.go(packageFilePath(latest.version.index, name));
  }

  @Get(':version/:file')
  @Allow('everybody', { scope: 'read' })
  async file(
    @Exchanged() exchange: Exchange,
    @Param('version') given: string,
    @Param('file') name: string,
  ): Promise<StreamableFile | undefined> {
    if (!/^\d{1,15}$/.test(given)) throw new NotFound();
    const version = Number(given);
    const file = await this.packages.file(version, name);
    const headers = {
      'content-type': TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8',
      'content-disposition': savedAs(name),
      'content-length': String(file.byteCount),
      ...HARMLESS,
    };
    return exchange.showFile(file.sha256, headers, () => this.packages.open(version, file));
  }
}
