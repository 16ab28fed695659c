import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aMeeting, anOrganization } from './support/builders.js';
import { startTestApp, type TestApp } from './support/test-app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

it('shows a planned meeting with its agenda in order, to everybody', async () => {
  const union = await anOrganization(t);
  const meeting = await aMeeting(t, {
    invitations: [
      { organizationId: union.id, side: 'union', capacity: 'participant', presence: 'invited', headcount: 5 },
    ],
  });
  for (const title of ['Pembukaan', 'Ruang pelatihan'])
    await t.budi.made(`/meetings/${meeting.id}/agenda-items`, { title });
  await t.budi.made(`/meetings/${meeting.id}/minutes-points`, { kind: 'opening', text: 'Rapat dibuka.' });
  const { body } = await t.anyone.get(`/meetings/${meeting.id}`);
  expect(body).toMatchObject({
    state: 'planned',
    minutes: { state: 'draft' },
    sides: [{ side: 'union', invited: 1, came: 0, people: 0 }],
    agenda: [{ title: 'Pembukaan' }, { title: 'Ruang pelatihan' }],
    points: [],
  });
});
