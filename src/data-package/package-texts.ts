import type { Language, Text } from '../common/language.js';
import type { Licence } from '../config/settings.js';
import { LICENCES, NO_LICENCE, NOT_OURS } from '../page-parts/licences.js';
import type { Version } from '../page-parts/version.js';
import type { PackageTable } from './package-table.js';

/* What the package says of itself to people, in Markdown. */

/** What a package is of. */
export interface PackageFacts {
  version: Version;
  licence: Licence | null;
  /** Where the record is read; null if whoever runs it gave no address. */
  origin: string | null;
}

export const TITLE: Text = {
  id: 'Ikrar: semua data',
  en: 'Ikrar: everything',
};

export const DESCRIPTION: Text = {
  id: 'Catatan publik tentang apa yang dijanjikan pejabat kepada pekerja, siapa yang mengatakannya, di mana, dan apa jadinya: semua yang tampil untuk umum, dengan seluruh riwayatnya.',
  en: 'The public record of what officials promised to workers, who said it, where, and what became of it: all that is shown to everybody, with its whole history.',
};

const README: Record<Language, (facts: PackageFacts) => string> = {
  id: ({ version, licence, origin }) => `# ${TITLE.id}

${DESCRIPTION.id}

- Versi: **${version.index}**, nomor entri publik terakhir dalam riwayat, dicatat ${version.recordedAt}.
- Dibaca di: ${origin ?? 'alamat penyelenggara'}${origin ? `, halaman data: ${origin}/data` : ''}
- Lisensi: ${licenceLine(licence, 'id')}

## Isi

- \`datapackage.json\`: uraian paket menurut Data Package (Frictionless): kolom, jenis, kunci, ukuran, dan SHA-256 tiap berkas.
- \`*.csv\`: satu berkas tiap tabel, RFC 4180, UTF-8 tanpa penanda urutan bita (BOM). Baris terurut menurut kuncinya; sel kosong berarti tidak ada. Hari ditulis YYYY-MM-DD, waktu RFC 3339 dalam UTC.
- \`ikrar.sqlite\`: tabel yang sama dalam satu basis data SQLite, dengan kunci dan indeks; benar/salah ditulis 1/0. \`PRAGMA user_version\` adalah versinya.
- \`KAMUS.md\`, \`DICTIONARY.md\`: arti setiap tabel dan kolom; juga sebagai tabel \`dictionary_…\`.
- \`changes.csv\`: seluruh riwayat publik. SHA256SUMS: SHA-256 tiap berkas.

Teks yang dapat dianggap rumus oleh lembar kerja (diawali \`=\`, \`+\`, \`-\`, \`@\`, tab, atau bentuk lebarnya) diberi apostrof di depannya dalam berkas CSV; hapus bila dibaca program. Berkas SQLite memuat teks apa adanya.

## Memeriksa

    sha256sum --check SHA256SUMS

Setiap entri \`changes\` membuka daunnya dalam log: SHA-256(0x00 ‖ SHA-256(salt ‖ json)) sama dengan \`leaf_hash\`, dengan salt dari heksadesimal dan json sebagai UTF-8. Nomor yang tidak ada adalah perubahan yang tidak terbuka. Entri yang isinya dihapus demi data pribadi tetap mempunyai \`leaf_hash\`.

Dari keadaan catatan yang sama, paket yang sama dibuat bita demi bita. Tautan ke catatan yang tidak terbuka dikosongkan. Orang hanya dimuat bila memegang jabatan publik.
`,
  en: ({ version, licence, origin }) => `# ${TITLE.en}

${DESCRIPTION.en}

- Version: **${version.index}**, the number of the last public entry of the history, recorded ${version.recordedAt}.
- Read at: ${origin ?? 'the address of whoever runs it'}${origin ? `, page of the data: ${origin}/en/data` : ''}
- Licence: ${licenceLine(licence, 'en')}

## Contents

- \`datapackage.json\`: the description of the package by Data Package (Frictionless): columns, types, keys, size and SHA-256 of each file.
- \`*.csv\`: one file for each table, RFC 4180, UTF-8 without a byte order mark. Rows are in the order of their keys; an empty cell means none. Days are YYYY-MM-DD, instants RFC 3339 in UTC.
- \`ikrar.sqlite\`: the same tables in one SQLite database, with keys and indexes; true and false are 1 and 0. \`PRAGMA user_version\` is its version.
- \`DICTIONARY.md\`, \`KAMUS.md\`: what every table and column means; as tables, too: \`dictionary_…\`.
- \`changes.csv\`: the whole public history. SHA256SUMS: SHA-256 of each file.

A text that a spreadsheet would take for a formula (one that begins with \`=\`, \`+\`, \`-\`, \`@\`, tab or a full-width form of them) has an apostrophe before it in the CSV files; take it off where a program reads them. The SQLite file has the texts as they are.

## Checking

    sha256sum --check SHA256SUMS

Each entry of \`changes\` opens its leaf of the log: SHA-256(0x00 ‖ SHA-256(salt ‖ json)) equals \`leaf_hash\`, with the salt from hexadecimal and json as UTF-8. Numbers that are missing are changes that are not public. Entries whose content was erased for personal data keep their \`leaf_hash\`.

From the same state of the record the same package is made, byte for byte. Links to records that are not public are left out. People are in it only where they hold a public post.
`,
};

function licenceLine(licence: Licence | null, language: Language): string {
  if (licence === null) return NO_LICENCE[language];
  const { name, url, means } = LICENCES[licence];
  return `${name} (${licence}, <${url}>). ${means[language]} ${NOT_OURS[language]}`;
}

export const readme = (facts: PackageFacts, language: Language): string => README[language](facts);

const HEADS: Record<
  Language,
  { title: string; columns: string[]; key: string; values: string; yes: string }
> = {
  id: {
    title: 'Kamus data',
    columns: ['Kolom', 'Jenis', 'Selalu terisi', 'Merujuk', 'Arti'],
    key: 'Kunci',
    values: 'Nilai',
    yes: 'ya',
  },
  en: {
    title: 'Data dictionary',
    columns: ['Column', 'Type', 'Always filled', 'Refers to', 'Meaning'],
    key: 'Key',
    values: 'Values',
    yes: 'yes',
  },
};

/** Every table and column, in words. */
export function dictionaryText(tables: readonly PackageTable[], language: Language): string {
  const head = HEADS[language];
  const parts = tables.map((table) => {
    const rows = table.fields.map(({ name, type, isAlways, refersTo, values, ...meaning }) => [
      `\`${name}\``,
      type,
      isAlways ? head.yes : '',
      refersTo ? `\`${refersTo}\`` : '',
      meaning[language] + (values ? ` ${head.values}: ${valuesText(values, language)}.` : ''),
    ]);
    return [
      `## ${table.name}`,
      `${table[language]} ${head.key}: ${table.key.map((column) => `\`${column}\``).join(', ')}.`,
      [head.columns, head.columns.map(() => '---'), ...rows].map(line).join('\n'),
    ].join('\n\n');
  });
  return `# ${head.title}\n\n${parts.join('\n\n')}\n`;
}

const valuesText = (values: Readonly<Record<string, Text>>, language: Language): string =>
  Object.entries(values)
    .map(([value, name]) => `\`${value}\` ${name[language]}`)
    .join('; ');

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
