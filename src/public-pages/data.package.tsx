import { Fragment } from 'preact';
import { shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { packageFilePath } from '../data-package/packages.controller.js';
import type { MadePackage } from '../data-package/write-package.js';
import { sizeText } from '../page-parts/sizes.js';

const WORDS = {
  lead: {
    id: 'Semua yang tampil untuk umum dan seluruh riwayatnya, dalam satu paket: satu CSV tiap tabel, semua tabel dalam satu berkas SQLite, kamus data dalam dua bahasa, dan uraian untuk program (Data Package, Frictionless). Dari keadaan catatan yang sama, paketnya sama bita demi bita.',
    en: 'All that is shown to everybody and its whole history, in one package: a CSV for each table, all tables in one SQLite file, the data dictionary in both languages, and a description for programs (Data Package, Frictionless). From the same state of the record the package is the same, byte for byte.',
  },
  version: { id: 'Versi', en: 'Version' },
  through: { id: 'sampai entri publik', en: 'through the public entry of' },
  all: { id: 'Semuanya dalam satu arsip', en: 'All of it in one archive' },
  sqlite: { id: 'Basis data SQLite', en: 'SQLite database' },
  description: { id: 'Uraian paket', en: 'Description of the package' },
  files: { id: 'Semua berkas, ukuran, dan SHA-256', en: 'All files, their sizes and SHA-256' },
  file: { id: 'Berkas', en: 'File' },
  size: { id: 'Ukuran', en: 'Size' },
  latest: {
    id: 'Alamat tetap versi terbaru, untuk program:',
    en: 'The address that stays for the latest version, for programs:',
  },
  none: {
    id: 'Paket belum diterbitkan di sini, atau sesuatu di dalamnya sudah ditutup sejak diterbitkan. Penyelenggara menerbitkannya dengan',
    en: 'No package is published here, or something in it has been closed since. Whoever runs this site publishes one with',
  },
} satisfies Record<string, Text>;

interface PackageProps {
  made: MadePackage | null;
  language: Language;
}

/** The latest package, to be taken along. */
export function DataPackage({ made, language }: PackageProps) {
  if (made === null)
    return (
      <>
        <p>{WORDS.lead[language]}</p>
        <p>
          {WORDS.none[language]} <code>npm run publish:data</code>.
        </p>
      </>
    );
  const { version, files } = made;
  const main = [
    { name: 'ikrar.zip', what: WORDS.all },
    { name: 'ikrar.sqlite', what: WORDS.sqlite },
    { name: 'datapackage.json', what: WORDS.description },
  ].flatMap((each) => {
    const file = files.find(({ name }) => name === each.name);
    return file ? [{ ...each, ...file }] : [];
  });
  return (
    <>
      <p>{WORDS.lead[language]}</p>
      <p>
        {WORDS.version[language]} <strong>{version.index}</strong>, {WORDS.through[language]}{' '}
        <time dateTime={version.recordedAt}>{shortInstant(version.recordedAt, language)}</time>
      </p>
      <dl class="facts">
        {main.map(({ name, what, byteCount }) => (
          <Fragment key={name}>
            <dt>{what[language]}</dt>
            <dd>
              <a href={packageFilePath(version.index, name)} download>
                {name}
              </a>{' '}
              ({sizeText(byteCount, language)})
            </dd>
          </Fragment>
        ))}
      </dl>
      <details class="package-files">
        <summary>
          {WORDS.files[language]} ({files.length})
        </summary>
        <table class="grid files" role="table">
          <thead role="rowgroup">
            <tr role="row">
              {[WORDS.file, WORDS.size, { id: 'SHA-256', en: 'SHA-256' }].map((head) => (
                <th key={head.en} role="columnheader" scope="col">
                  {head[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {files.map(({ name, byteCount, sha256 }) => (
              <tr key={name} role="row">
                <td role="cell" data-label={WORDS.file[language]}>
                  <a href={packageFilePath(version.index, name)} download>
                    {name}
                  </a>
                </td>
                <td role="cell" class="figure" data-label={WORDS.size[language]}>
                  {sizeText(byteCount, language)}
                </td>
                <td role="cell" data-label="SHA-256">
                  <code class="digest">{sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p>
        {WORDS.latest[language]} <code>{packageFilePath('terbaru', 'datapackage.json')}</code>
      </p>
    </>
  );
}
