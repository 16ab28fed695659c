import { deflateRawSync, crc32 } from 'node:zlib';
import sharp, { type Metadata } from 'sharp';
import type { Client, Json, Response } from './client.js';

/*
 * Files as people have them, made here: a PDF with its table of objects, photographs with what cameras write into them,
 * packages of Office, sheets as text.
 */

export const TYPES = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;

/** A PDF of one page; no two are alike. */
export function aPdf(words = 'Contoh'): Buffer {
  const content = `BT /F1 24 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, n) => {
    const place = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A photograph as a telephone writes it: with place, device and a turn; `red` tells one from another. */
export const aPhoto = (
  format: 'jpeg' | 'png',
  { width = 40, height = 20, red = 200 } = {},
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: red, g: 20, b: 20 } } })
    .withExif({
      IFD0: { Make: 'Telepon Contoh', Software: 'Kamera Contoh' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '6/1 17/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '107/1 9/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>',
    )
    .toFormat(format)
    .toBuffer();

/** What an image says of itself. The application reads images from files alone and has forbidden all else in this process. */
export function lookAt(image: Buffer): Promise<Metadata> {
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });
  return sharp(image).metadata();
}

/** What an entry of a package says of itself beside its content; where it lies, the test lies. */
interface Part {
  name: string;
  content?: string | Buffer;
  flags?: number;
  unpackedBytes?: number;
  packedBytes?: number;
}

/** A ZIP, entry by entry as its directory shall say. */
export function aZip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const { name, content = '', flags = 0, unpackedBytes, packedBytes } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packedBytes ?? packed.length, 14);
    common.writeUInt32LE(unpackedBytes ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(place, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, entry, Buffer.from(name)]));
    files.push(local);
    place += local.length;
  }
  const end = Buffer.alloc(18);
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...files, ...directory, Buffer.from('PK\x05\x06'), end]);
}

const MAIN = {
  docx: { part: 'word/document.xml', type: 'wordprocessingml.document.main' },
  xlsx: { part: 'xl/workbook.xml', type: 'spreadsheetml.sheet.main' },
};

/** The parts of a document or sheet of Office. */
export function officeParts(kind: 'docx' | 'xlsx', words = 'Contoh'): Part[] {
  const { part, type } = MAIN[kind];
  return [
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${part}"/></Relationships>`,
    },
    { name: part, content: `<w:document xmlns:w="x"><w:body><w:p>${words}</w:p></w:body></w:document>` },
  ];
}

export const anOffice = (kind: 'docx' | 'xlsx', words?: string): Buffer => aZip(officeParts(kind, words));

/** A form with a file. */
export function aForm(
  content: Buffer | string,
  name: string,
  type: string = TYPES[name.split('.').at(-1) as keyof typeof TYPES] ?? 'application/octet-stream',
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): FormData {
  const form = new FormData();
  for (const [field, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(field, value);
  form.append('file', new Blob([Uint8Array.from(Buffer.from(content))], { type }), name);
  return form;
}

export const upload = (
  client: Client,
  source: Json,
  form: FormData,
  headers: Record<string, string> = {},
): Promise<Response> => client.send('POST', `/sources/${source.id}/attachments`, form, headers);

/** Attaches a file and insists on success. */
export async function attached(client: Client, source: Json, form: FormData): Promise<Json> {
  const { status, text, body } = await upload(client, source, form);
  if (status !== 201) throw new Error(`upload: ${status} ${text}`);
  return body;
}
