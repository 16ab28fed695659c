import { addDays, today } from '../../src/common/day.js';
import type { Json } from './client.js';
import {
  aBooking,
  aChair,
  aCommitment,
  aMeeting,
  aMeetingRequest,
  anArea,
  anEvent,
  anOrganization,
  aPerson,
  aPoint,
  aPost,
  aSavedQuery,
  aSource,
  aStatement,
  aTenure,
  leavePost,
  aVenue,
  aVerifiedCommitment,
  forParties,
  forTheOffice,
  minutesBrought,
  next,
} from './builders.js';
import { aForm, aPdf, attached } from './files.js';
import type { TestApp } from './test-app.js';

/** A word that stands in every hidden record and in no other. */
export const HIDDEN_WORD = 'kelambu';

const OPEN = { visibility: 'public' };

/** What everybody sees in both worlds, by kind. */
export const open: Record<string, string[]> = {};
/** What is hidden in one of them, by kind. */
export const hidden: Record<string, string[]> = {};
/** Those who may not see it, by their tokens, which both worlds know. */
export const blind: Record<string, string | null> = { anyone: null };

const keep = (into: Record<string, string[]>) => (kind: string, record: Json) => {
  (into[kind] ??= []).push(record.id);
  return record;
};

export async function enterOpen(t: TestApp): Promise<void> {
  const put = keep(open);
  const [union, rival] = [
    put('organizations', await anOrganization(t)),
    put('organizations', await anOrganization(t)),
  ];
  blind['a reader'] = (await t.reader('Pembaca Contoh')).token;
  blind['a rival union'] = (await t.representative('Wakil Contoh', rival.id)).token;
  const post = put('posts', await aPost(t));
  const person = put('people', await aPerson(t));
  put('tenures', await aTenure(t, { personId: person.id, postId: post.id }));
  const topic = put(
    'topics',
    await t.budi.made('/topics', { key: 'upah-contoh', label: 'Upah', labelEn: 'Pay' }),
  );
  put('synonyms', await t.budi.made('/synonyms', { words: ['upah contoh', 'gaji contoh'] }));
  const venue = put('venues', await aVenue(t, { organizationId: post.organization.id }));
  open['organizations']?.push(post.organization.id);
  const asked = { organizationId: union.id, venueId: venue.id };
  put('meeting-requests', await aMeetingRequest(t, { ...asked, visibility: 'public' }));
  put('bookings', await aBooking(t, { ...asked, ...hour(8) }));
  const source = put('sources', await aSource(t));
  put('attachments', await attached(t.budi, source, aForm(aPdf('terbuka'), 'surat.pdf')));
  put('sources', await aSource(t, { kind: 'regulation', title: 'Peraturan Contoh' }));
  const event = put('events', await anEvent(t, { venueId: venue.id, hostIds: [union.id, rival.id] }));
  put(
    'attendances',
    await t.budi.made(`/events/${event.id}/attendances`, {
      personId: person.id,
      organizationId: post.organization.id,
      side: 'government',
      capacity: 'speaker',
      presence: 'present',
    }),
  );
  const demand = await t.budi.made('/demands', {
    title: 'Kenaikan upah contoh',
    raisedOn: '2026-01-12',
    raisedByIds: [union.id],
    eventId: event.id,
    sourceId: source.id,
  });
  put('demands', demand);
  for (let n = 0; n < 3; n++) {
    const statement = put(
      'statements',
      await aStatement(t, {
        speakerId: person.id,
        postId: post.id,
        eventId: event.id,
        sourceId: source.id,
        demandId: demand.id,
      }),
    );
    put(
      'commitments',
      await aVerifiedCommitment(t, {
        statementId: statement.id,
        receiverIds: [union.id, rival.id],
        topicKeys: [topic.key],
        dueOn: `2026-0${n + 3}-01`,
      }),
    );
  }
  const meeting = put(
    'meetings',
    await aMeeting(t, {
      officeId: post.organization.id,
      venueId: venue.id,
      invitations: [
        { organizationId: union.id, side: 'union', capacity: 'participant', presence: 'invited' },
      ],
    }),
  );
  for (const item of meeting.agenda) put('agenda-items', item);
  put('agenda-items', await t.budi.made(`/meetings/${meeting.id}/agenda-items`, { title: 'Lain-lain' }));
  await enterMinutes(t, put, OPEN);
  put('minuted meetings', await aMeeting(t, { name: 'Rapat yang belum ditandatangani', officeId: union.id }));
  const [pledge] = open['commitments'] as [string];
  put(
    'assessments',
    await t.budi.made(`/commitments/${pledge}/assessments`, {
      lane: 'receiver',
      organizationId: union.id,
      finding: 'confirms',
      assessedOn: today(),
      note: 'Sudah diterima.',
    }),
  );
  const step = await t.budi.made(`/commitments/${pledge}/milestones`, {
    title: 'Surat permohonan contoh',
    doneWhen: 'Terkirim.',
    responsibleUnitId: union.id,
  });
  put('milestones', step);
  put(
    'draft-versions',
    await t.budi.made(`/commitments/${pledge}/draft-versions`, {
      number: 1,
      title: 'Rancangan contoh',
      datedOn: '2026-02-02',
      sourceId: source.id,
      milestoneId: step.id,
    }),
  );
  put(
    'follow-ups',
    await t.budi.made(`/commitments/${pledge}/follow-ups`, {
      action: 'Menelepon',
      method: 'call',
      assigneePostId: post.id,
      dueOn: '2026-02-10',
    }),
  );
  await enterChasing(t, put, pledge);
}

export async function enterHidden(t: TestApp): Promise<void> {
  const put = keep(hidden);
  const first = (kind: string) => (open[kind] as [string])[0];
  const [union, host] = [first('organizations'), first('events')];
  const closed = [forTheOffice, forParties(union)];
  const words = { note: HIDDEN_WORD };
  for (const how of closed) {
    const name = `${HIDDEN_WORD} ${how.visibility}`;
    const organization = put('organizations', await anOrganization(t, { ...how, name }));
    put(
      'affiliations',
      await t.budi.made('/affiliations', {
        ...how,
        memberId: union,
        parentId: open['organizations'][how.visibility === 'parties' ? 1 : 2],
        bond: 'alliance',
        startedOn: '2020-01-01',
      }),
    );
    const post = put('posts', await aPost(t, { ...how, title: name, organizationId: organization.id }));
    const person = put('people', await aPerson(t, { ...how, name }));
    put(
      'tenures',
      await aTenure(t, {
        ...how,
        personId: person.id,
        postId: first('posts'),
        startedOn: null,
        endedOn: how.visibility === 'parties' ? '1990-01-01' : '1980-01-01',
        basis: how.visibility === 'parties' ? 'plt' : 'definitive',
      }),
    );
    put('saved-queries', await aSavedQuery(t, { ...how, name }));
    put('areas', await anArea(t, { ...how, name }));
    put('venues', await aVenue(t, { ...how, name }));
    const topic = put(
      'topics',
      await t.budi.made('/topics', {
        ...how,
        key: `${HIDDEN_WORD}-${how.visibility}`,
        label: name,
        labelEn: name,
      }),
    );
    put('synonyms', await t.budi.made('/synonyms', { ...how, words: ['contoh', HIDDEN_WORD] }));
    const source = put('sources', await aSource(t, { ...how, title: name }));
    for (const of of [source, { id: first('sources') }]) {
      const form = aForm(aPdf(name), `${name}.pdf`, 'application/pdf', { ...how, caption: name });
      put('attachments', await attached(t.budi, of, form));
    }
    put(
      'meetings',
      await aMeeting(t, { ...how, name, officeId: open['organizations'][2], hostIds: [union] }),
    );
    put('events', await anEvent(t, { ...how, name, hostIds: [union], venueId: first('venues') }));
    await enterHiddenUses(t, how);
    const attended = { ...how, side: 'union', capacity: 'participant', presence: 'present' };
    put(
      'attendances',
      await t.budi.made(`/events/${host}/attendances`, { ...attended, personId: person.id, ...words }),
    );
    put(
      'attendance-estimates',
      await t.budi.made(`/events/${host}/attendance-estimates`, {
        ...how,
        sourceId: first('sources'),
        words: HIDDEN_WORD,
        qualifier: 'unquantified',
      }),
    );
    put(
      'demands',
      await t.budi.made('/demands', {
        ...how,
        title: name,
        raisedOn: '2026-01-12',
        raisedByIds: [union],
        eventId: host,
        sourceId: source.id,
      }),
    );
    const said = {
      speakerId: first('people'),
      postId: first('posts'),
      eventId: host,
      sourceId: first('sources'),
    };
    const statement = put('statements', await aStatement(t, { ...how, ...said, words: HIDDEN_WORD }));
    put(
      'commitments',
      await aVerifiedCommitment(t, {
        ...how,
        title: name,
        statementId: statement.id,
        receiverIds: [union],
        topicKeys: ['upah-contoh', topic.key],
      }),
    );
    await enterHiddenEntries(t, how, post.id);
    await enterHiddenGuests(t, how, { person, organization, name });
    await enterMinutes(t, put, how, HIDDEN_WORD);
    const [signed, draft] = open['minuted meetings'] as [string, string];
    await enterCorrection(t, put, signed, { ...how, text: HIDDEN_WORD });
    put('minutes-points', await aPoint(t, { id: draft }, { ...how, text: HIDDEN_WORD }));
    put('minutes-points', await aPoint(t, { id: draft }, { text: HIDDEN_WORD }));
  }
  put(
    'commitments',
    await aCommitment(t, { title: HIDDEN_WORD, statementId: first('statements'), receiverIds: [union] }),
  );
  put(
    'commitments',
    await aCommitment(t, {
      title: HIDDEN_WORD,
      isDraft: true,
      statementId: first('statements'),
      receiverIds: [union],
    }),
  );
}

/** A request that was approved, and a booking of its own standing, in a room that everybody sees. */
async function enterHiddenUses(t: TestApp, how: Json): Promise<void> {
  const put = keep(hidden);
  const [organizationId, venueId] = [open['organizations']?.[0], open['venues']?.[0]];
  const fields = { ...how, organizationId, venueId, purpose: HIDDEN_WORD };
  const from = how.visibility === 'parties' ? 10 : 14;
  const request = put('meeting-requests', await aMeetingRequest(t, fields));
  const approved = await t.budi.act(`/meeting-requests/${request.id}/approve`, request, hour(from));
  put('bookings', { id: approved.body.bookingId });
  put('bookings', await aBooking(t, { ...fields, ...hour(from + 1) }));
}

/** An hour of the day of the room. */
const hour = (from: number) => ({
  startsAt: `2026-03-02T${String(from).padStart(2, '0')}:00:00+07:00`,
  endsAt: `2026-03-02T${String(from + 1).padStart(2, '0')}:00:00+07:00`,
});

/** A meeting with locked minutes, a point and a correction of it. */
async function enterMinutes(t: TestApp, put: ReturnType<typeof keep>, how: object, word = 'terbuka') {
  const officeId = open['organizations']?.[0];
  const meeting = put('minuted meetings', await aMeeting(t, { ...how, officeId, invitationNumber: word }));
  await aChair(t, meeting, { postId: open['posts']?.[0] });
  const point = await aPoint(t, meeting, { text: `Butir contoh ${word}` });
  await minutesBrought(t, meeting, 'locked');
  put('minutes-points', point);
  await enterCorrection(t, put, meeting.id as string, { pointId: point.id, text: `Seharusnya ${word}` });
}

const enterCorrection = async (t: TestApp, put: ReturnType<typeof keep>, id: string, fields: object) =>
  put(
    'minutes-corrections',
    await t.budi.made(`/meetings/${id}/minutes-corrections`, { grounds: 'Salah tulis.', ...fields }),
  );

/** What a maker was told, where an heir stands, and a clock that turned. */
async function enterChasing(
  t: TestApp,
  put: (kind: string, record: Json) => Json,
  commitmentId: string,
  how: object = {},
): Promise<void> {
  const words = 'visibility' in how ? HIDDEN_WORD : 'Kami lanjutkan.';
  const { makers } = await t.budi.read(`/commitments/${commitmentId}`);
  const [{ organization, post }] = makers as [{ organization: Json; post: Json }];
  const day = addDays('2026-02-02', next() % 200);
  const notice = { addresseeId: organization.id, words, sentOn: day };
  put('notices', await t.budi.made(`/commitments/${commitmentId}/notices`, { ...how, ...notice }));
  const person = put('people', await aPerson(t, { ...how, name: `Heru Contoh ${words}` }));
  await leavePost(t, post.id);
  const heir = await aTenure(t, {
    ...how,
    personId: person.id,
    postId: post.id,
    basis: 'plt',
    startedOn: day,
    endedOn: day,
  });
  put('tenures', heir);
  put(
    'takeovers',
    await t.budi.made(`/commitments/${commitmentId}/takeovers`, {
      ...how,
      tenureId: heir.id,
      stance: 'disowned',
      words,
      takenOn: day,
      sourceId: open['sources']?.[0],
    }),
  );
}

/** Entries about a commitment that everybody sees, which leave no trace on it. */
async function enterHiddenEntries(t: TestApp, how: object, postId: string): Promise<void> {
  const put = keep(hidden);
  const [pledge] = open['commitments'] as [string];
  const path = `/commitments/${pledge}`;
  put(
    'assessments',
    await t.budi.made(`${path}/assessments`, {
      ...how,
      lane: 'receiver',
      organizationId: open['organizations']?.[0],
      finding: 'disputes',
      assessedOn: today(),
      note: HIDDEN_WORD,
    }),
  );
  const followUp = await t.budi.made(`${path}/follow-ups`, {
    ...how,
    action: HIDDEN_WORD,
    method: 'visit',
    assigneePostId: postId,
    dueOn: '2026-02-05',
  });
  put('follow-ups', followUp);
  await enterChasing(t, put, pledge, how);
  await t.budi.act(`/follow-ups/${followUp.id}/outcome`, followUp, {
    outcome: 'answered',
    outcomeOn: '2026-04-01',
    note: HIDDEN_WORD,
  });
  const step = await t.budi.made(`${path}/milestones`, {
    ...how,
    title: HIDDEN_WORD,
    doneWhen: HIDDEN_WORD,
    plannedOn: '2026-02-05',
    responsibleUnitId: open['organizations']?.[0],
    afterId: null,
  });
  const evidence = [{ sourceId: open['sources']?.[0], shows: HIDDEN_WORD }];
  put('milestones', step);
  await t.budi.act(`/milestones/${step.id}/meet`, step, { metOn: '2026-04-01', evidence });
  const draft = await t.budi.made(`${path}/draft-versions`, {
    ...how,
    number: 7 + (hidden['draft-versions']?.length ?? 0),
    title: HIDDEN_WORD,
    datedOn: '2026-02-05',
    sourceId: open['sources']?.[0],
    milestoneId: step.id,
  });
  put('draft-versions', draft);
  await t.budi.act(`/draft-versions/${draft.id}/remarks`, draft, { side: 'union', words: HIDDEN_WORD });
  const other = await t.budi.read(`/commitments/${open['commitments']?.[1]}`);
  const proposal = await t.budi.act(`/commitments/${other.id}/assessments`, other, {
    lane: 'desk',
    finding: 'fulfilled',
    assessedOn: '2026-03-05',
    note: HIDDEN_WORD,
    evidence: [{ sourceId: open['sources']?.[1], grade: 'A', shows: HIDDEN_WORD, actOn: '2026-03-01' }],
  });
  // One proposal at a time: the second is refused.
  if (proposal.status === 201) put('assessments', proposal.body);
}

/** Who comes to a meeting everybody sees, what they bring onto its agenda, and what is on it for fewer eyes. */
async function enterHiddenGuests(
  t: TestApp,
  how: object,
  { person, organization, name }: Json,
): Promise<void> {
  const put = keep(hidden);
  const [meeting] = open['meetings'] as [string];
  const invited = { ...how, side: 'union', capacity: 'participant', presence: 'present' };
  const rival = open['organizations']?.[1];
  for (const guest of [{ personId: person.id }, { organizationId: rival, role: name }])
    put(
      'attendances',
      await t.budi.made(`/meetings/${meeting}/attendances`, {
        ...invited,
        ...guest,
        onBehalfOfId: organization.id,
      }),
    );
  put('agenda-items', await t.budi.made(`/meetings/${meeting}/agenda-items`, { ...how, title: HIDDEN_WORD }));
  const { agenda } = await t.budi.read(`/meetings/${meeting}`);
  for (const item of agenda as Json[])
    if (item.isBrought && !open['agenda-items']?.includes(item.id)) put('agenda-items', item);
}
