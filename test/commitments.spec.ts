import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCommitment, anOrganization, aVerifiedCommitment, evidence } from './support/builders.js';
import type { Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

describe('commitments', () => {
  it('are public once a second person has verified them', async () => {
    const commitment = await aCommitment(t);

    expect((await t.anyone.get(`/commitments/${commitment.id}`)).status).toBe(404);
    expect((await t.budi.act(`/commitments/${commitment.id}/verify`, commitment)).body).toMatchObject({ status: 403, type: '/problems/second-person-needed' });
    const verified = await t.siti.act(`/commitments/${commitment.id}/verify`, commitment);

    expect(verified.body).toMatchObject({ recordState: 'verified', revision: 2 });
    expect((await t.anyone.get(`/commitments/${commitment.id}`)).body).toMatchObject({ id: commitment.id, title: commitment.title });
  });

  it('list by receiver', async () => {
    const receiver = await anOrganization(t);
    const commitment = await aVerifiedCommitment(t, { receiverIds: [receiver.id], dueOn: '2026-03-05', duePrecision: 'month' });
    const list = await t.anyone.get(`/commitments?receiver=${receiver.id}&status=not_started`);
    expect(list.body).toMatchObject({ items: [{ id: commitment.id, due: { on: '2026-03-31' } }], next: null });
  });

  it('move with evidence', async () => {
    const commitment = await aVerifiedCommitment(t);
    const lacking = await t.siti.act(`/commitments/${commitment.id}/assessments`, commitment, { lane: 'desk', finding: 'in_progress', assessedOn: '2026-03-01', note: 'x' });
    expect(lacking.body).toMatchObject({ status: 422, type: '/problems/evidence-missing' });
    const found = await t.siti.act(`/commitments/${commitment.id}/assessments`, commitment, { lane: 'desk', finding: 'in_progress', assessedOn: '2026-03-01', note: 'x', evidence: [await evidence(t, 'B')] });
    expect(found.status).toBe(201);
    expect((await t.anyone.read(`/commitments/${commitment.id}`))).toMatchObject({ fulfilment: 'in_progress', lanes: { desk: [{ id: found.body.id }] } });
    const history = await t.anyone.read(`/commitments/${commitment.id}/history`);
    console.log(JSON.stringify(history.items.map((i: Json) => i.entry.act)));
    const before = await t.anyone.get(`/commitments/${commitment.id}?as_of=${history.items.find((i: Json) => i.entry.act === 'commitment.verified').entry.recordedAt}`);
    console.log(before.text);
  });
});
