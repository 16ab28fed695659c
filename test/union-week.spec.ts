import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, today } from '../src/common/day.js';
import { anOrganization, aStatement, aVerifiedCommitment, forTheOffice, next } from './support/builders.js';
import type { Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/* The week of a union, as a text to be sent on. */

let t: TestApp;
let said: Json;
beforeAll(async () => {
  t = await startTestApp();
  said = await aStatement(t, { saidOn: '2026-01-12' });
});
afterAll(() => t?.close());

const aUnion = () => anOrganization(t, { acronym: `SC-${next()}` });
const pledgeTo = (union: Json, fields: Json = {}) =>
  aVerifiedCommitment(t, { statementId: said.id, receiverIds: [union.id], ...fields });

/** The lines of the text as everybody is offered it. */
async function weekOf(union: Json, path = '/serikat', end = 'pekan'): Promise<string[]> {
  const answer = await fetch(`${t.url}${path}/${union.id}/${end}`, { headers: { accept: 'text/html' } });
  const html = await answer.text();
  const text = decodeURIComponent(/href="https:\/\/wa\.me\/\?text=([^"]+)"/.exec(html)?.[1] ?? '');
  return text.split('\n');
}

/** Lets all that is on record of pledges have come there a month ago. */
async function age(...pledges: Json[]): Promise<void> {
  const ids = pledges.map(({ id }) => id as string);
  const aged = async (table: string, column: string, key: string) => {
    await t.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await t.owner.query(
      `UPDATE ${table} SET ${column} = ${column} - interval '30 days' WHERE ${key} = ANY ($1::uuid[])`,
      [ids],
    );
    await t.owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
  await aged('history_entry', 'recorded_at', 'about_id');
  await aged('commitment', 'changed_at', 'id');
}

describe('the week of a union', () => {
  it('counts all there are, however many', async () => {
    const union = await aUnion();
    for (let n = 0; n < 13; n++)
      await Promise.all(Array.from({ length: 4 }, () => pledgeTo(union, { dueOn: '2026-02-27' })));
    await pledgeTo(union, { dueOn: addDays(today(), 3) });
    await pledgeTo(union, { dueOn: '2026-02-27', ...forTheOffice });
    const lines = await weekOf(union);

    for (const heading of [
      'Berubah (53)',
      'Lewat tenggat (52)',
      'Segera jatuh tempo (1)',
      'Tanpa kabar (53)',
    ])
      expect(lines).toContain(heading);
    const overdue = lines.slice(lines.indexOf('Lewat tenggat (52)') + 1);
    const rest = overdue.findIndex((line) => line.startsWith('dan '));
    expect(overdue[rest]).toBe(`dan ${52 - rest} lainnya`);
  });

  it('takes for a change what came on record about a pledge, as far as everybody sees it', async () => {
    const union = await aUnion();
    const [written, quiet, still, wrong] = [
      await pledgeTo(union, { title: 'Surat contoh dikirim' }),
      await pledgeTo(union, { title: 'Surat contoh diam-diam' }),
      await pledgeTo(union, { title: 'Tanpa surat contoh' }),
      await pledgeTo(union, { title: 'Janji contoh yang keliru' }),
    ];
    const plan = (id: string, fields: object) =>
      t.budi.made(`/commitments/${id}/follow-ups`, {
        action: 'Menyurati contoh',
        method: 'letter',
        assigneeOrganizationId: union.id,
        dueOn: addDays(today(), 20),
        ...fields,
      });
    const letter = await plan(written.id, {});
    const hidden = await plan(quiet.id, forTheOffice);
    await age(written, quiet, still, wrong);

    expect(await weekOf(union)).toContain('Tidak ada perubahan pekan ini.');

    for (const one of [letter, hidden])
      expect((await t.budi.act(`/follow-ups/${one.id}/send`, one, { sentOn: today() })).status).toBe(200);
    expect((await weekOf(union)).slice(1, 3)).toEqual([
      'Berubah (1)',
      '• Surat contoh dikirim: Belum ditindaklanjuti',
    ]);

    const latest = await t.budi.read(`/commitments/${wrong.id}`);
    await t.siti.act(`/commitments/${wrong.id}/retract`, latest, { reason: 'Contoh.' });
    const lines = await weekOf(union);
    expect(lines.slice(1, 3)).toEqual(['Berubah (2)', '• Janji contoh yang keliru: Ditarik']);
    expect(lines).toContain('Tanpa kabar (3)');
  });

  it('is as exact about a deadline as the record', async () => {
    const union = await aUnion();
    await pledgeTo(union, { title: 'Balai contoh', dueOn: '2026-03-31', duePrecision: 'month' });

    expect(await weekOf(union)).toContain('• Balai contoh: Maret 2026');
    expect(await weekOf(union, '/en/unions', 'week')).toContain('• Balai contoh: March 2026');
  });

  it('is that of today, and takes no query', async () => {
    const union = await aUnion();
    const statusOf = async (query: string) =>
      (await fetch(`${t.url}/serikat/${union.id}/pekan${query}`, { headers: { accept: 'text/html' } }))
        .status;

    expect(await statusOf('')).toBe(200);
    for (const query of ['?as_of=2026-11-01', '?contoh=1']) expect(await statusOf(query)).toBe(400);
  });
});
