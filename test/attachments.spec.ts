import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aSource } from './support/builders.js';
import { aForm, aPdf, aPhoto, anOffice, upload } from './support/files.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

describe('try', () => {
  it('all', async () => {
    const source = await aSource(t);
    for (const [name, bytes] of [
      ['a.pdf', aPdf()],
      ['a.jpg', await aPhoto('jpeg')],
      ['a.png', await aPhoto('png')],
      ['a.docx', anOffice('docx')],
      ['a.xlsx', anOffice('xlsx')],
      ['a.csv', Buffer.from('a,b\n1,2\n')],
    ] as const) {
      const r = await upload(t.budi, source, aForm(bytes, name));
      console.log(r.status, r.text);
      if (r.status !== 201) continue;
      const g = await fetch(`${t.url}/api/v1/attachments/${r.body.id}/content`);
      console.log(g.status, [...g.headers], (await g.arrayBuffer()).byteLength);
    }
    console.log((await t.anyone.get(`/sources/${source.id}`)).text);
    expect(1).toBe(1);
  });
});
