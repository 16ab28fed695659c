import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { Images } from '../src/files/images.js';
import { JPEG } from '../src/files/media-types.js';
import { AttachmentsSweep } from '../src/sources/attachments.sweep.js';
import { anOrganization, aSource, forParties, forTheOffice, next } from './support/builders.js';
import type { Client, Json } from './support/client.js';
import {
  aForm,
  anOffice,
  aPdf,
  aPhoto,
  attached,
  aZip,
  lookAt,
  officeParts,
  TYPES,
  upload,
} from './support/files.js';
import { until } from './support/processes.js';
import { startTestApp, type TestApp } from './support/test-app.js';

const DAY_MS = 86_400_000;
const MEGABYTE = 1024 ** 2;

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const aNewPdf = () => aForm(aPdf(`Contoh ${next()}`), 'surat.pdf');
const download = async (app: TestApp, { id }: Json, token: string | null = null, method = 'GET') => {
  const answer = await fetch(`${app.url}/api/v1/attachments/${id}/content`, {
    method,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
/** The files in one part of the store. */
const lying = (app: TestApp, where: 'arriving' | 'kept'): string[] =>
  fs
    .readdirSync(app.files)
    .flatMap((installation) => fs.readdirSync(path.join(app.files, installation, where)));
const whereKept = (app: TestApp, { id }: Json): string =>
  path.join(app.files, fs.readdirSync(app.files)[0] ?? '', 'kept', id as string);

describe('a file', () => {
  it.each([
    ['pdf', () => aPdf()],
    ['docx', () => anOffice('docx')],
    ['xlsx', () => anOffice('xlsx')],
    ['csv', () => Buffer.from('\ufeffNama;Jumlah\r\nContoh;"1\t2"\r\n')],
  ] as const)('of the type %s comes back byte by byte, under its digest', async (extension, make) => {
    const bytes = make();
    const source = await aSource(t);

    const made = await attached(t.budi, source, aForm(bytes, `Lampiran.${extension}`));
    const back = await download(t, made);
    const { items } = await t.anyone.read(`/attachments/${made.id}/history`);

    expect(back.status).toBe(200);
    expect(back.bytes.equals(bytes)).toBe(true);
    expect(made).toMatchObject({
      sha256: sha256(bytes),
      originalSha256: sha256(bytes),
      byteCount: bytes.length,
    });
    expect(made).toMatchObject({ name: `Lampiran.${extension}`, mediaType: TYPES[extension], width: null });
    expect(items[0].entry).toMatchObject({ act: 'attachment.recorded', record: { sha256: sha256(bytes) } });
  });

  it.each(['jpeg', 'png'] as const)(
    'that is a %s comes back upright, with nothing beside the image',
    async (format) => {
      const bytes = await aPhoto(format);
      const seen = await lookAt(bytes);

      const made = await attached(
        t.budi,
        await aSource(t),
        aForm(bytes, `foto.${format === 'jpeg' ? 'jpg' : 'png'}`),
      );
      const back = await download(t, made);
      const image = await lookAt(back.bytes);

      expect(seen).toMatchObject({ orientation: 6, exif: expect.anything(), xmp: expect.anything() });
      for (const beside of ['exif', 'xmp', 'icc', 'iptc', 'orientation'])
        expect(image).not.toHaveProperty(beside);
      expect(back.bytes.toString('latin1')).not.toMatch(/Contoh|GPS|xmpmeta/);
      expect(image).toMatchObject({ format, width: 20, height: 40 });
      expect(made).toMatchObject({ width: 20, height: 40, byteCount: back.bytes.length });
      expect(made).toMatchObject({ sha256: sha256(back.bytes), originalSha256: sha256(bytes) });
    },
  );

  it('that is an image and something else is an image afterwards', async () => {
    const tail = Buffer.concat([Buffer.from('<script>alert(1)</script>'), anOffice('docx')]);
    const polyglot = Buffer.concat([await aPhoto('jpeg', { red: 60 }), tail]);

    const made = await attached(t.budi, await aSource(t), aForm(polyglot, 'foto.jpg'));
    const { bytes } = await download(t, made);

    expect(bytes.includes('script') || bytes.includes('PK\x03\x04')).toBe(false);
    expect((await lookAt(bytes)).format).toBe('jpeg');
  });

  it('larger than other bodies may be is taken', async () => {
    const large = Buffer.concat([aPdf(), Buffer.alloc(15 * MEGABYTE, '%\n'), aPdf()]);

    const made = await attached(t.budi, await aSource(t), aForm(large, 'besar.pdf'));

    expect(made.byteCount).toBe(large.length);
    expect(sha256((await download(t, made)).bytes)).toBe(made.sha256);
  });

  it('is kept where only we can read it, under a name that says nothing', async () => {
    const made = await attached(t.budi, await aSource(t), aNewPdf());

    expect(fs.statSync(whereKept(t, made)).mode & 0o777).toBe(0o600);
    for (const folder of ['', '..'])
      expect(fs.statSync(path.join(path.dirname(whereKept(t, made)), folder)).mode & 0o777).toBe(0o700);
  });

  it('of each of many uploads at once is its own', async () => {
    const source = await aSource(t);
    const files = Array.from({ length: 12 }, () => aPdf(`Contoh ${next()}`));

    const made = await Promise.all(files.map((bytes) => attached(t.budi, source, aForm(bytes, 'surat.pdf'))));
    const back = await Promise.all(made.map(async (one) => (await download(t, one)).bytes));

    expect(back.map(sha256)).toEqual(files.map(sha256));
    expect((await t.anyone.read(`/sources/${source.id}`)).attachments).toHaveLength(12);
    expect(lying(t, 'arriving')).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['../../../etc/cron.d/surat.pdf', 'surat.pdf'],
    ['..\\..\\Windows\\surat.pdf', 'surat.pdf'],
    ['C:\\Users\\Contoh\\Surat Tugas.PDF', 'Surat Tugas.PDF'],
    ['surat\u202efdp.pdf', 'suratfdp.pdf'],
    ['su\u0007rat\u200b  tugas.pdf', 'surat tugas.pdf'],
    ["Pen\u0065\u0301lope; x=1 %41 '(2)'*.pdf", "Pen\u00e9lope; x=1 %41 '(2)'*.pdf"],
    ['.pdf', 'berkas.pdf'],
    [`${'\u{1f600}'.repeat(300)}.pdf`, `${'\u{1f600}'.repeat(196)}.pdf`],
  ])('is kept without path and tricks, and given back whole: %j', async (given, kept) => {
    const made = await attached(t.budi, await aSource(t), aForm(aPdf(given.length.toString()), given));
    const { headers } = await download(t, made);

    const disposition = headers.get('content-disposition') ?? '';
    expect(made.name).toBe(kept);
    expect(decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(disposition)?.[1] ?? '')).toBe(kept);
    expect(disposition).toMatch(
      /^attachment; filename="[\x20-\x21\x23-\x24\x26-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[\w.%~!-]+$/,
    );
    expect(lying(t, 'kept')).toContain(made.id);
  });

  it('can be corrected, but for its ending', async () => {
    const made = await attached(t.budi, await aSource(t), aNewPdf());
    const correct = (name: string) =>
      t.siti.act(`/attachments/${made.id}/corrections`, made, { name, reason: 'Salah tulis.' });

    expect((await correct('surat.exe')).body).toMatchObject({
      status: 422,
      type: '/problems/file-contradicts-name',
    });
    expect((await correct('x/../notula "2".pdf')).body).toMatchObject({
      name: 'notula "2".pdf',
      sha256: made.sha256,
    });
    expect((await download(t, made)).headers.get('content-disposition')).toBe(
      `attachment; filename="notula _2_.pdf"; filename*=UTF-8''notula%20%222%22.pdf`,
    );
  });
});

describe('an upload is refused', () => {
  const parts = officeParts('docx');
  const withPart = (part: object) => aZip([...parts, { name: 'word/extra.xml', content: 'x', ...part }]);
  const withTypes = (edit: (xml: string) => string) =>
    aZip(parts.map((part, n) => (n === 0 ? { ...part, content: edit(String(part.content)) } : part)));
  /** A PNG that says it is as large as it likes, with as many chunks as wanted. */
  const aPng = (width: number, height: number, before: Buffer[] = []) => {
    const chunk = (name: string, data: Buffer) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc(Buffer.concat([Buffer.from(name), data])));
      return Buffer.concat([length, Buffer.from(name), data, sum]);
    };
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([1, 0, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      ...before.map((data) => chunk('acTL', data)),
      chunk('IDAT', deflateSync(Buffer.alloc((1 + Math.ceil(Math.min(width, 8) / 8)) * Math.min(height, 8)))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  };
  const crc = (bytes: Buffer) => {
    let value = -1;
    for (const byte of bytes) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xed_b8_83_20 : 0);
    }
    return ~value >>> 0;
  };

  it.each<[string, string, () => Buffer | Promise<Buffer>, number, string, ...declared: string[]]>([
    ['of a type that is not taken', 'program.exe', () => Buffer.from('MZ'), 415, 'file-type-refused'],
    ['of a page', 'halaman.html', () => Buffer.from('<html>'), 415, 'file-type-refused', 'text/html'],
    [
      'of a drawing that can run scripts',
      'logo.svg',
      () => Buffer.from('<svg/>'),
      415,
      'file-type-refused',
      'image/svg+xml',
    ],
    ['without an ending', 'surat', aPdf, 415, 'file-type-refused', 'application/pdf'],
    [
      'of a document with macros by its ending',
      'surat.docm',
      () => anOffice('docx'),
      415,
      'file-type-refused',
    ],
    ['named as another type', 'foto.jpg', aPdf, 422, 'file-contradicts-name'],
    ['declared as another type', 'surat.pdf', aPdf, 422, 'file-contradicts-name', 'image/png'],
    [
      'declared as a page',
      'data.csv',
      () => Buffer.from('<script>'),
      422,
      'file-contradicts-name',
      'text/html',
    ],
    ['of a picture of another type', 'foto.png', () => aPhoto('jpeg'), 422, 'file-contradicts-name'],
    [
      'of a picture that moves',
      'foto.png',
      () => aPng(8, 8, [Buffer.alloc(8, 1)]),
      422,
      'file-contradicts-name',
    ],
    ['of a PDF named as text', 'data.csv', aPdf, 422, 'file-contradicts-name'],
    ['of a sheet named as a document', 'surat.docx', () => anOffice('xlsx'), 422, 'file-contradicts-name'],
    ['of a PDF named as a document', 'surat.docx', aPdf, 422, 'file-contradicts-name'],
    ['of any package named as a document', 'surat.docx', () => aZip([{ name: 'a.txt' }]), 422, 'file-broken'],
    ['of half a package', 'surat.docx', () => anOffice('docx').subarray(0, 300), 422, 'file-broken'],
    ['of a document without its main part', 'surat.docx', () => aZip(parts.slice(0, 2)), 422, 'file-broken'],
    [
      'of a list of parts that grows when read',
      'surat.docx',
      () => aZip(parts.map((part, n) => ({ ...part, ...(n === 0 && { unpackedBytes: 20 }) }))),
      422,
      'file-broken',
    ],
    ['with macros', 'surat.docx', () => withPart({ name: 'word/vbaProject.bin' }), 422, 'file-unsafe'],
    [
      'with macros by its list of parts',
      'surat.docx',
      () =>
        withTypes((xml) =>
          xml.replace(
            '</Types>',
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
          ),
        ),
      422,
      'file-unsafe',
    ],
    ['that is encrypted', 'surat.docx', () => withPart({ flags: 1 }), 422, 'file-unsafe'],
    [
      'that grows when unpacked',
      'surat.docx',
      () => withPart({ unpackedBytes: 201 * MEGABYTE }),
      422,
      'file-unsafe',
    ],
    [
      'whose parts lie over each other',
      'surat.docx',
      () => withPart({ packedBytes: 50_000 }),
      422,
      'file-unsafe',
    ],
    [
      'of too many parts',
      'surat.docx',
      () => aZip([...parts, ...Array.from({ length: 10_000 }, (_, n) => ({ name: `x/${n}` }))]),
      422,
      'file-unsafe',
    ],
    ['whose parts climb out', 'surat.docx', () => withPart({ name: '../../etc/passwd' }), 422, 'file-unsafe'],
    [
      'whose parts start at the root',
      'surat.docx',
      () => withPart({ name: '/etc/passwd' }),
      422,
      'file-unsafe',
    ],
    [
      'with two parts of one name',
      'surat.docx',
      () => withPart({ name: 'WORD/document.xml' }),
      422,
      'file-unsafe',
    ],
    ['of a PDF cut off', 'surat.pdf', () => aPdf().subarray(0, 400), 422, 'file-broken'],
    [
      'of a PDF with a tail',
      'surat.pdf',
      () => Buffer.concat([aPdf(), Buffer.alloc(2000, 0x20)]),
      422,
      'file-broken',
    ],
    [
      'of half a picture',
      'foto.jpg',
      async () => (await aPhoto('jpeg', { width: 800, height: 800 })).subarray(0, 2500),
      422,
      'file-broken',
    ],
    ['of a picture of too many pixels', 'foto.png', () => aPng(20_000, 2001), 422, 'image-too-large'],
    ['of a picture without content', 'foto.png', () => aPng(300, 300), 422, 'file-broken'],
    [
      'of text that is not UTF-8',
      'data.csv',
      () => Buffer.from('Pen\u00e9lope', 'latin1'),
      422,
      'file-broken',
    ],
    [
      'of text cut within a letter',
      'data.csv',
      () => Buffer.from('a;\u00e9').subarray(0, 3),
      422,
      'file-broken',
    ],
    ['of text with NUL', 'data.csv', () => Buffer.from('a;b\0c'), 422, 'file-broken'],
    ['that is empty', 'data.csv', () => Buffer.alloc(0), 422, 'file-broken'],
  ])('%s', async (_, name, make, status, code, ...declared) => {
    const source = await aSource(t);
    const before = lying(t, 'kept');

    const answer = await upload(t.budi, source, aForm(await make(), name, ...declared));

    expect(answer.body).toMatchObject({ status, type: `/problems/${code}` });
    expect(lying(t, 'arriving')).toEqual([]);
    expect(lying(t, 'kept')).toEqual(before);
    expect((await t.anyone.read(`/sources/${source.id}`)).attachments).toEqual([]);
  });

  it('over the limit, whether it says its size or not', async () => {
    const source = await aSource(t);
    const large = Buffer.concat([aPdf(), Buffer.alloc(20 * MEGABYTE), aPdf()]);
    const form = new Response(aForm(large, 'besar.pdf'));
    const unsaid = fetch(`${t.url}/api/v1/sources/${source.id}/attachments`, {
      method: 'POST',
      body: form.body,
      headers: {
        authorization: `Bearer ${t.budi.token}`,
        'content-type': form.headers.get('content-type') ?? '',
      },
      duplex: 'half',
    } as RequestInit);

    const answers = [await upload(t.budi, source, aForm(large, 'besar.pdf')), await unsaid];

    expect(answers.map(({ status }) => status)).toEqual([413, 413]);
    expect(answers[0]?.body).toMatchObject({ type: '/problems/file-too-large' });
    expect(lying(t, 'arriving')).toEqual([]);
  });

  it.each<[string, (form: FormData) => void, string[]]>([
    ['without a file', (form) => form.delete('file'), ['file']],
    ['with two files', (form) => form.append('file', new Blob(['x']), 'b.pdf'), ['file']],
    ['with a file that has no name', (form) => form.set('file', 'text'), ['file']],
    [
      'with the file in another field',
      (form) => {
        form.delete('file');
        form.append('scan', new Blob(['x']), 'b.pdf');
      },
      ['scan', 'file'],
    ],
    ['with an unknown field', (form) => form.append('id', 'x'), ['id']],
    [
      'with a field twice',
      (form) => ['a', 'b'].forEach((caption) => form.append('caption', caption)),
      ['caption'],
    ],
    ['with a caption that is too long', (form) => form.append('caption', 'x'.repeat(2001)), ['caption']],
    ['with a field that is far too long', (form) => form.append('caption', 'x'.repeat(20_000)), ['caption']],
    ['with another visibility', (form) => form.append('visibility', 'secret'), ['visibility']],
  ])('%s, naming the field', async (_, edit, fields) => {
    const form = aNewPdf();
    edit(form);

    const { body } = await upload(t.budi, await aSource(t), form);

    expect(body).toMatchObject({ status: 400, type: '/problems/fields-refused' });
    expect(Object.keys(body.errors as object)).toEqual(fields);
    expect(lying(t, 'arriving')).toEqual([]);
  });

  it.each([
    ['JSON', 'application/json', '{}', 415, 'unsupported-media-type'],
    ['no form', 'application/pdf', '%PDF', 415, 'unsupported-media-type'],
    ['a form without boundary', 'multipart/form-data', 'x', 400, 'malformed'],
    [
      'a form that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
      400,
      'malformed',
    ],
    ['an empty form', 'multipart/form-data; boundary=x', '', 400, 'malformed'],
    [
      'too many fields',
      'multipart/form-data; boundary=x',
      `${Array.from({ length: 30 }, (_, n) => `--x\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\n1\r\n`).join('')}--x--`,
      400,
      'malformed',
    ],
    [
      'a field every object has',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--',
      400,
      'bad-key',
    ],
  ])('as %s', async (_, type, body, status, code) => {
    const { id } = await aSource(t);

    const answer = await t.budi.send('POST', `/sources/${id}/attachments`, body, { 'content-type': type });

    expect(answer.body).toMatchObject({ status, type: `/problems/${code}` });
    expect(lying(t, 'arriving')).toEqual([]);
  });

  it('of whoever may not attach files, and for sources that are not there', async () => {
    const source = await aSource(t);
    const union = await anOrganization(t);
    const asked = (client: Client, to: Json = source) => upload(client, to, aNewPdf());

    const answers = await Promise.all([
      asked(t.anyone),
      asked(await t.reader('Rini Contoh')),
      asked(await t.representative('Wakil Contoh', union.id as string)),
      asked(t.budi, { id: '00000000-0000-4000-8000-000000000000' }),
      asked(t.budi, { id: 'x' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 404, 404]);
    expect(lying(t, 'arriving')).toEqual([]);
  });
});

describe('a representative', () => {
  it('attaches files to sources of its own, for all or for those it names', async () => {
    const union = await anOrganization(t);
    const [wakil, rival] = [
      await t.representative('Wakil Contoh Tiga', union.id as string),
      await t.representative('Wakil Contoh Empat', (await anOrganization(t)).id as string),
    ];
    const own = await wakil.made('/sources', { kind: 'letter', party: 'union', title: 'Surat Contoh' });
    const named = { ...forParties(union.id as string), restrictedGround: 'union_own' };

    const open = await attached(wakil, own, aNewPdf());
    const closed = await attached(wakil, own, aForm(aPdf(`Contoh ${next()}`), 'surat.pdf', TYPES.pdf, named));
    const seen = await Promise.all(
      [t.anyone, rival, wakil, t.siti].map(
        async (client) => (await client.read(`/sources/${own.id}`)).attachments.length,
      ),
    );

    expect(closed).toMatchObject({ visibility: 'parties', restriction: { partyIds: [union.id] } });
    expect(seen).toEqual([1, 1, 2, 2]);
    expect((await download(t, closed, rival.token)).status).toBe(404);
    expect((await download(t, closed, wakil.token)).status).toBe(200);
    expect((await upload(rival, own, aNewPdf())).status).toBe(403);
    expect((await wakil.act(`/attachments/${open.id}/withdraw`, open, { reason: 'x' })).status).toBe(403);
  });
});

describe('the same file', () => {
  it('is attached to a source once, however it is called and whenever it comes', async () => {
    const source = await aSource(t);
    const photo = await aPhoto('jpeg', { red: 80 });

    const answers = await Promise.all(
      ['a.jpg', 'b.jpg', 'c.jpeg'].map((name) => upload(t.budi, source, aForm(photo, name))),
    );
    const refused = answers.find(({ status }) => status !== 201);
    const elsewhere = await upload(t.budi, await aSource(t), aForm(photo, 'a.jpg'));

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(refused?.body).toMatchObject({ type: '/problems/attachment-recorded' });
    expect(elsewhere.status).toBe(201);
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.id as string);
    expect(lying(t, 'kept')).toEqual(expect.arrayContaining(made));
    expect(lying(t, 'arriving')).toEqual([]);
  });

  it('sent again under its key answers as the first time and is kept once', async () => {
    const source = await aSource(t);
    const bytes = await aPhoto('png', { red: 81 });
    const key = { 'idempotency-key': `unggah-${next()}` };
    const send = (content: Buffer, caption: string) =>
      upload(t.budi, source, aForm(content, 'foto.png', 'image/png', { caption }), key);

    const first = await send(bytes, 'Halaman 1');
    const before = lying(t, 'kept');
    const again = await send(bytes, 'Halaman 1');
    const others = [
      await send(bytes, 'Halaman 2'),
      await send(await aPhoto('png', { red: 82 }), 'Halaman 1'),
    ];

    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`/api/v1/attachments/${first.body.id}`);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(others.map(({ body }) => body.type)).toEqual(['/problems/key-reused', '/problems/key-reused']);
    expect(lying(t, 'kept')).toEqual(before);
    expect(lying(t, 'arriving')).toEqual([]);
  });
});

describe('a file that is downloaded', () => {
  it('is saved, not shown, and does nothing where it is shown after all', async () => {
    const made = await attached(t.budi, await aSource(t), aNewPdf());

    const { headers } = await download(t, made);

    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="surat.pdf"; filename*=UTF-8''surat.pdf`,
      'content-length': String(made.byteCount),
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=0, must-revalidate',
      etag: `"${made.sha256}"`,
    });
    expect((await download(t, made, t.siti.token)).headers.get('cache-control')).toBe('no-store');
  });

  it('is asked about without its bytes', async () => {
    const made = await attached(t.budi, await aSource(t), aNewPdf());

    const head = await download(t, made, null, 'HEAD');
    const known = await t.anyone.get(`/attachments/${made.id}/content`, {
      'if-none-match': `"${made.sha256}"`,
    });

    expect(head).toMatchObject({ status: 200, bytes: Buffer.alloc(0) });
    expect(head.headers.get('content-length')).toBe(String(made.byteCount));
    expect([known.status, known.text]).toEqual([304, '']);
  });

  it('is as hidden as its record, and that as its source', async () => {
    const hidden = await attached(t.budi, await aSource(t, forTheOffice), aNewPdf());
    const ownWay = await attached(
      t.budi,
      await aSource(t),
      aForm(aPdf('x'), 'x.pdf', TYPES.pdf, forTheOffice),
    );

    const answers = await Promise.all(
      [hidden.id, ownWay.id, '00000000-0000-4000-8000-000000000000'].flatMap((id) =>
        ['', '/content', '/history'].map((part) => t.anyone.get(`/attachments/${id}${part}`)),
      ),
    );

    expect(hidden.visibility).toBe('internal');
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, instance: '' }))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect((await t.anyone.read('/attachments?limit=100')).items.map(({ id }: Json) => id)).not.toContain(
      hidden.id,
    );
    expect((await t.anyone.read(`/sources/${ownWay.sourceId}`)).attachments).toEqual([]);
    expect((await download(t, hidden, t.siti.token)).status).toBe(200);
  });

  it('is closed together with its source', async () => {
    const source = await aSource(t);
    const made = await attached(t.budi, source, aNewPdf());

    const { status } = await t.budi.act(`/sources/${source.id}/restrict`, source, {
      ...forTheOffice,
      reason: 'Contoh',
    });

    expect(status).toBe(200);
    expect((await download(t, made)).status).toBe(404);
    expect((await download(t, made, t.siti.token)).status).toBe(200);
  });

  it('but is not in its place is our error, and the next is served', async () => {
    const [lost, cut, whole] = [
      await attached(t.budi, await aSource(t), aNewPdf()),
      await attached(t.budi, await aSource(t), aNewPdf()),
      await attached(t.budi, await aSource(t), aNewPdf()),
    ];
    fs.rmSync(whereKept(t, lost));
    fs.truncateSync(whereKept(t, cut), 10);

    const answers = [await download(t, lost), await download(t, cut), await download(t, whole)];

    expect(answers.map(({ status }) => status)).toEqual([500, 500, 200]);
    expect(JSON.parse(answers[0]?.bytes.toString() ?? '')).toMatchObject({ type: '/problems/file-missing' });
    expect(answers[0]?.headers.get('content-disposition')).toBeNull();
  });
});

describe('an attachment that is withdrawn', () => {
  it('leaves its digest and the reason, and no file', async () => {
    const source = await aSource(t);
    const bytes = aPdf('Rahasia');
    const made = await attached(t.budi, source, aForm(bytes, 'rahasia.pdf'));

    const answer = await t.siti.act(`/attachments/${made.id}/withdraw`, made, {
      reason: 'Memuat data pribadi.',
    });
    const content = await t.anyone.get(`/attachments/${made.id}/content`, {
      'if-none-match': `"${made.sha256}"`,
    });
    const { items } = await t.anyone.read(`/attachments/${made.id}/history`);

    expect(answer.body).toMatchObject({
      sha256: sha256(bytes),
      withdrawnAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(content.body).toMatchObject({ status: 410, type: '/problems/attachment-withdrawn' });
    expect(items[0].entry).toMatchObject({ act: 'attachment.withdrawn', reason: 'Memuat data pribadi.' });
    expect((await t.anyone.read(`/sources/${source.id}`)).attachments).toMatchObject([
      { withdrawnAt: answer.body.withdrawnAt },
    ]);
    expect(lying(t, 'kept')).not.toContain(made.id);
    expect(
      (await t.siti.act(`/attachments/${made.id}/withdraw`, answer.body, { reason: 'Lagi.' })).body,
    ).toMatchObject({
      status: 422,
      type: '/problems/record-state',
    });
    expect((await upload(t.budi, source, aForm(bytes, 'lain.pdf'))).status).toBe(409);
  });

  it('is withdrawn by those who keep the record', async () => {
    const made = await attached(t.budi, await aSource(t), aNewPdf());
    const union = await anOrganization(t);
    const wakil = await t.representative('Wakil Contoh Dua', union.id as string);

    const answers = await Promise.all(
      [t.anyone, wakil].map((client) =>
        client.act(`/attachments/${made.id}/withdraw`, made, { reason: 'x' }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([401, 403]);
    expect((await download(t, made)).status).toBe(200);
  });

  it('keeps its file in every other change, whoever asks the database', async () => {
    const made = await attached(t.budi, await aSource(t), aNewPdf());

    const changed = t.owner.query(
      `UPDATE attachment SET sha256 = repeat('0', 64), revision = 2 WHERE id = $1`,
      [made.id],
    );

    await expect(changed).rejects.toMatchObject({ constraint: 'attachment_keeps_its_file' });
  });
});

describe('the store', () => {
  it('keeps nothing of a connection that breaks', async () => {
    const { id } = await aSource(t);
    const { hostname, port } = new URL(t.url);
    const socket = net.connect(Number(port), hostname);
    socket.write(
      `POST /api/v1/sources/${id}/attachments HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${t.budi.token}\r\n` +
        `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n--x\r\n` +
        `Content-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4 ${'x'.repeat(500_000)}`,
    );
    await until(() => lying(t, 'arriving').length > 0, 'the file arrives');

    socket.destroy();
    await until(() => lying(t, 'arriving').length === 0, 'nothing is left of it');

    expect((await t.anyone.read(`/sources/${id}`)).attachments).toEqual([]);
  });

  it('loses by its sweep what no record names, and nothing else', async () => {
    const sweep = t.app.get(AttachmentsSweep);
    const source = await aSource(t);
    const held = await attached(t.budi, await aSource(t, forTheOffice), aNewPdf());
    await t.owner.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'power failure'; END $$;
      CREATE CONSTRAINT TRIGGER fails AFTER INSERT ON attachment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()`);
    const before = lying(t, 'kept');
    const failed = await upload(t.budi, source, aNewPdf());
    await t.owner.query('DROP TRIGGER fails ON attachment; DROP FUNCTION fail()');
    const strays = lying(t, 'kept').filter((name) => !before.includes(name));
    const arriving = path.join(path.dirname(whereKept(t, held)), '../arriving/tersisa');
    fs.writeFileSync(arriving, '%PDF');

    await sweep.run();
    const young = [lying(t, 'kept').includes(strays[0] ?? ''), fs.existsSync(arriving)];
    await sweep.run(new Date(Date.now() + DAY_MS + 60_000));

    expect(failed.status).toBe(500);
    expect(strays).toHaveLength(1);
    expect(young).toEqual([true, true]);
    expect(lying(t, 'kept').toSorted()).toEqual(before.toSorted());
    expect(lying(t, 'kept')).toContain(held.id);
    expect(lying(t, 'arriving')).toEqual([]);
  });

  it('has an end for each account and for all together, also for many at once', async () => {
    const small = await startTestApp({ UPLOAD_DAILY_BYTES: '3000', FILES_LIMIT_BYTES: '4500' });
    try {
      const source = await aSource(small);
      const send = (client: Client) =>
        upload(client, source, aForm(aPdf(`Contoh ${1000 + next()}`), 'surat.pdf'));

      const ofBudi = await Promise.all(Array.from({ length: 8 }, () => send(small.budi)));
      const ofSiti = await Promise.all(Array.from({ length: 8 }, () => send(small.siti)));

      const said = (answers: typeof ofBudi) =>
        answers.map(({ body, status }) => (status === 201 ? 'made' : (body.type as string))).toSorted();
      const times = (count: number, word: string) => Array.from({ length: count }, () => word);
      expect(said(ofBudi)).toEqual([...times(3, '/problems/upload-limit'), ...times(5, 'made')]);
      expect(said(ofSiti)).toEqual([...times(6, '/problems/files-full'), ...times(2, 'made')]);
      expect(lying(small, 'kept')).toHaveLength(7);
    } finally {
      await small.close();
    }
  });

  it('draws one image at a time and lets two wait', async () => {
    const images = t.app.get(Images);
    const folder = fs.mkdtempSync(path.join(t.files, 'gambar-'));
    const from = path.join(folder, 'foto.jpg');
    fs.writeFileSync(from, await aPhoto('jpeg'));

    const drawn = await Promise.allSettled(
      Array.from({ length: 5 }, (_, n) => images.redraw(from, path.join(folder, String(n)), JPEG)),
    );
    const after = await images.redraw(from, path.join(folder, 'after'), JPEG);
    fs.rmSync(folder, { recursive: true });

    expect(drawn.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(drawn[4]).toMatchObject({ reason: { kind: 'unavailable', headers: { 'retry-after': '5' } } });
    expect(after).toEqual({ width: 20, height: 40 });
  });
});
