import { today } from '../../src/common/day.js';
import type { Json } from './client.js';
import type { TestApp } from './test-app.js';

/*
 * Each builder records what it needs through the API and shows only what matters to the test. Names come from the
 * samples in the domain guide; nothing invented hangs on a real person.
 */

/** What only the office may see, with the ground and the end that takes. */
export const forTheOffice = {
  visibility: 'internal',
  restrictedGround: 'office_memo',
  restrictedUntil: '2035-12-31',
} as const;

/** What only the office and these organizations may see. */
export const forParties = (...partyIds: string[]) => ({
  ...forTheOffice,
  visibility: 'parties' as const,
  partyIds,
});

let counter = 0;
/** A number no other record of this run has. */
export const next = () => ++counter;

export const anArea = (t: TestApp, fields: object = {}): Promise<Json> =>
  t.budi.made('/areas', {
    code: `${10 + (next() % 90)}.${10 + (next() % 90)}`,
    name: 'Kabupaten Contoh',
    level: 'regency',
    ...fields,
  });

export const aSource = (t: TestApp, fields: object = {}): Promise<Json> =>
  t.budi.made('/sources', {
    kind: 'news_article',
    party: 'media',
    title: `Berita Contoh ${next()}`,
    publisher: 'Harian Contoh',
    publishedOn: '2026-01-12',
    ...fields,
  });

/** A question on the open data under a name. */
export const aSavedQuery = (t: TestApp, fields: object = {}): Promise<Json> =>
  t.budi.made('/saved-queries', {
    key: `tanya-${next()}`,
    name: 'Berapa acara yang tercatat?',
    nameEn: 'How many events are on record?',
    meaning: 'Jumlah acara.',
    meaningEn: 'The number of events.',
    query: 'SELECT count(*) AS events FROM events',
    ...fields,
  });

export const anOrganization = (t: TestApp, fields: object = {}): Promise<Json> =>
  t.budi.made('/organizations', { name: `Aliansi Buruh Contoh ${next()}`, kind: 'union', ...fields });

export const aPerson = (t: TestApp, fields: object = {}): Promise<Json> =>
  t.budi.made('/people', { name: `Tono Contoh ${next()}`, visibility: 'public', ...fields });

export const aPost = async (t: TestApp, fields: Json = {}): Promise<Json> =>
  t.budi.made('/posts', {
    title: `Kepala Bidang Contoh ${next()}`,
    ...fields,
    organizationId:
      fields.organizationId ??
      (await anOrganization(t, { kind: 'government_body', name: `Dinas Contoh ${next()}` })).id,
  });

export const aTenure = async (t: TestApp, fields: Json = {}): Promise<Json> =>
  t.budi.made('/tenures', {
    basis: 'definitive',
    startedOn: '2025-01-01',
    ...fields,
    personId: fields.personId ?? (await aPerson(t)).id,
    postId: fields.postId ?? (await aPost(t)).id,
  });

/** Lets whoever still holds a post leave it on 1 February 2026, so that what was promised from it has heirs. */
export async function leavePost(t: TestApp, postId: string): Promise<void> {
  const { items } = await t.budi.read(`/tenures?post=${postId}&limit=100`);
  for (const held of items as Json[])
    if (held.endedOn === null) await t.budi.act(`/tenures/${held.id}/end`, held, { endedOn: '2026-02-01' });
}

export const aVenue = (t: TestApp, fields: object = {}): Promise<Json> =>
  t.budi.made('/venues', {
    name: `Ruang Rapat Contoh ${next()}`,
    capacity: 20,
    capacityQualifier: 'about',
    ...fields,
  });

export const anEvent = (t: TestApp, fields: object = {}): Promise<Json> =>
  t.budi.made('/events', {
    name: `Audiensi Contoh ${next()}`,
    kind: 'audience',
    heldOn: '2026-01-12',
    ...fields,
  });

export const aStatement = async (t: TestApp, fields: Json = {}): Promise<Json> =>
  t.budi.made('/statements', {
    kind: 'pledge',
    words: 'akan kami siapkan',
    gist: 'Ruang pelatihan akan disiapkan',
    saidOn: '2026-01-12',
    ...fields,
    postId: fields.postId ?? (fields.speakerId ? undefined : (await aPost(t)).id),
    sourceId: fields.sourceId ?? (await aSource(t)).id,
  });

/** A commitment that waits for verification. */
export const aCommitment = async (t: TestApp, fields: Json = {}): Promise<Json> => {
  const { receiverIds, statementId, ...rest } = fields;
  return t.budi.made('/commitments', {
    title: `Menyiapkan ruang pelatihan contoh ${next()}`,
    firmness: 'explicit',
    ...rest,
    receiverIds: receiverIds ?? [(await anOrganization(t)).id],
    statementId: statementId ?? (await aStatement(t)).id,
  });
};

/** A commitment that everybody sees. */
export const aVerifiedCommitment = async (t: TestApp, fields: Json = {}): Promise<Json> => {
  const commitment = await aCommitment(t, fields);
  const { body, status, text } = await t.siti.act(`/commitments/${commitment.id}/verify`, commitment);
  if (status !== 200) throw new Error(`verify: ${status} ${text}`);
  return body;
};

/** Evidence of a grade, on a source that can give it. */
export const evidence = async (
  t: TestApp,
  grade: 'A' | 'B' | 'C' | 'D',
  fields: object = {},
): Promise<Json> => {
  const kind = { A: 'regulation', B: 'letter', C: 'news_article', D: 'union_release' }[grade];
  const source = await aSource(t, {
    kind,
    title: `Bukti Contoh ${next()}`,
    publisher: `Penerbit Contoh ${next()}`,
  });
  return {
    sourceId: source.id,
    grade,
    shows: 'Menunjukkan tindakan contoh.',
    actOn: '2026-02-02',
    ...fields,
  };
};

/** A planned meeting, kept by an office of its own. */
export const aMeeting = async (t: TestApp, fields: Json = {}): Promise<Json> =>
  t.budi.made('/meetings', {
    name: `Audiensi Contoh ${next()}`,
    kind: 'audience',
    heldOn: '2026-01-12',
    ...fields,
    officeId:
      fields.officeId ??
      (await anOrganization(t, { kind: 'government_body', name: `Dinas Contoh ${next()}` })).id,
  });

/** A room booked for an hour nobody else has. */
export const aBooking = async (t: TestApp, fields: Json = {}): Promise<Json> =>
  t.budi.made('/bookings', {
    startsAt: '2026-03-02T09:00:00+07:00',
    endsAt: '2026-03-02T10:00:00+07:00',
    purpose: 'Rapat contoh',
    headcount: 12,
    ...fields,
    venueId: fields.venueId ?? (await aVenue(t)).id,
    organizationId: fields.organizationId ?? (await anOrganization(t)).id,
  });

/** A request for a meeting, entered by the office for a union of its own. */
export const aMeetingRequest = async (t: TestApp, fields: Json = {}): Promise<Json> =>
  t.budi.made('/meeting-requests', {
    purpose: 'Audiensi contoh',
    headcount: 12,
    preferred: [{ startsAt: '2026-03-02T09:00:00+07:00', endsAt: '2026-03-02T10:00:00+07:00' }],
    ...fields,
    organizationId: fields.organizationId ?? (await anOrganization(t)).id,
  });

/** A point in the draft of minutes. */
export const aPoint = (t: TestApp, meeting: { id: string }, fields: object = {}): Promise<Json> =>
  t.budi.made(`/meetings/${meeting.id}/minutes-points`, {
    kind: 'discussion',
    text: `Butir contoh ${next()}`,
    ...fields,
  });

/** How far minutes are brought, with the acts on the planned meeting that lead there. */
const MINUTES = {
  closed: ['open', 'close'],
  checked: ['open', 'close', 'check'],
  signed: ['open', 'close', 'check', 'sign'],
  locked: ['open', 'close', 'check', 'sign', 'lock'],
} as const;
const STATES = ['planned', 'open', 'closed', 'checked', 'signed', 'locked'];

/** The meeting, its minutes brought so far by somebody who wrote no point of them. */
export const minutesBrought = async (
  t: TestApp,
  { id }: { id: string },
  to: keyof typeof MINUTES,
): Promise<Json> => {
  const second = await t.keeper('Rini Contoh');
  let now = await second.read(`/meetings/${id}`);
  for (const act of MINUTES[to].slice(STATES.indexOf(now.state as string))) {
    const { status, text, body } = await second.act(`/meetings/${id}/${act}`, now);
    if (status !== 200) throw new Error(`${act}: ${status} ${text}`);
    now = body;
  }
  return now;
};

/** Somebody who chairs a meeting. */
export const aChair = async (t: TestApp, meeting: Json, fields: Json = {}): Promise<Json> =>
  t.budi.made(`/events/${meeting.event.id}/attendances`, {
    side: 'government',
    capacity: 'chair',
    presence: 'present',
    ...fields,
    postId: fields.postId ?? (await aPost(t, { organizationId: meeting.office.id })).id,
  });

/** A step of a verified commitment, added by hand; of a commitment of its own unless `commitmentId` says which. */
export const aMilestone = async (t: TestApp, { commitmentId, ...fields }: Json = {}): Promise<Json> =>
  t.budi.made(`/commitments/${commitmentId ?? (await aVerifiedCommitment(t)).id}/milestones`, {
    title: `Langkah contoh ${next()}`,
    doneWhen: 'Suratnya terkirim.',
    ...fields,
  });

/** A version of the draft a verified commitment is about. */
export const aDraftVersion = async (t: TestApp, { commitmentId, ...fields }: Json = {}): Promise<Json> =>
  t.budi.made(`/commitments/${commitmentId ?? (await aVerifiedCommitment(t)).id}/draft-versions`, {
    number: next(),
    title: 'Rancangan Peraturan Bupati Contoh',
    datedOn: '2026-02-02',
    sourceId: (await aSource(t)).id,
    ...fields,
  });
/** Makes the working days of this year and the next two known, so that deadlines counted from today never meet a year without a calendar. */
export async function knownWorkingDays(t: TestApp): Promise<void> {
  const { rows } = await t.owner.query<{ year: number }>('SELECT year FROM holiday_year');
  const known = new Set(rows.map(({ year }) => year));
  const first = Number(today().slice(0, 4));
  for (const year of [first, first + 1, first + 2].filter((one) => !known.has(one)))
    await t.budi.made('/holiday-years', {
      year,
      decree: 'SKB Contoh',
      holidays: [{ day: `${year}-01-01`, name: 'Tahun Baru', nameEn: 'New Year’s Day', kind: 'national' }],
    });
}
