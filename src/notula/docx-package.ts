import type { Paper } from './notula.content.js';

/*
 * A DOCX is a zip file that says twice when it was made. Both follow the record, not the clock, so that the same minutes
 * are the same bytes.
 */

const XML_NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string => text.replace(/[&<>"]/g, (letter) => XML_NAMES[letter] ?? letter);

/** What the document says of itself (docProps/core.xml). */
export function corePropertiesOf({ title, name, letterhead, language, about, source }: Paper): string {
  const changedAt = new Date(about.changedAt).toISOString();
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(`${title}: ${name}`)}</dc:title><dc:creator>${xml(letterhead.slice(0, 2).join(', '))}</dc:creator><dc:description>${xml(source.address)}</dc:description><dc:language>${language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${changedAt}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${changedAt}</dcterms:modified></cp:coreProperties>`;
}

const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;

/**
 * The same zip file, all of whose entries are of one instant. Source: APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16.
 * @param zip without a comment, changed in place
 * @param instant RFC 3339, from 1980 to 2107
 */
export function timedAt(zip: Buffer, instant: string): Buffer {
  const end = zip.length - END_BYTES;
  if (end < 0 || zip.readUInt32LE(end) !== END)
    throw new Error('This is no zip file, or it ends with a comment.');
  const time = dosTime(new Date(instant));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('The directory of the zip file is broken.');
    zip.writeUInt32LE(time, at + 12);
    zip.writeUInt32LE(time, zip.readUInt32LE(at + 42) + 10);
    at += ENTRY_BYTES + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

/** Date and time as MS-DOS packs them, in UTC, to two seconds. */
const dosTime = (date: Date): number =>
  (((date.getUTCFullYear() - 1980) << 25) |
    ((date.getUTCMonth() + 1) << 21) |
    (date.getUTCDate() << 16) |
    (date.getUTCHours() << 11) |
    (date.getUTCMinutes() << 5) |
    (date.getUTCSeconds() >> 1)) >>>
  0;
