import {
  aBooking,
  aChair,
  aDraftVersion,
  aMeeting,
  aMeetingRequest,
  aMilestone,
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
} from '../builders.js';
import { addDays, today } from '../../../src/common/day.js';
import type { Json } from '../client.js';
import type { Orgs } from './actors.js';
import { aForm, aPdf, attached, TYPES } from '../files.js';
import { cites } from './cites.js';
import { ALONE, everybody, forA, office, OPEN, type Row, type State, WITHIN } from './states.js';
import type { World } from './world.js';

/** A commitment that has come only so far, as its makers and keepers handle it. */
const unverified = (fields: (orgs: Orgs) => object, ...acts: string[]): State => ({
  first: async (w, _row, word) => ({
    record: await w.commitment({ title: `Komitmen contoh ${word}`, ...fields(w.orgs) }, acts),
  }),
  seenBy: office,
});

const entry = (lane: 'giver' | 'receiver') => async (w: World, fields: Json, word: string) => {
  const { commitmentId = w.hub.commitment.id, ...more } = fields;
  return w.t.budi.made(`/commitments/${commitmentId}/assessments`, {
    lane,
    organizationId: lane === 'giver' ? w.orgs.M.id : w.orgs.A.id,
    finding: lane === 'giver' ? 'in_progress' : 'confirms',
    assessedOn: today(),
    note: `Catatan ${word}`,
    ...more,
  });
};

/** A finding of the desk, which is as visible as its commitment. */
const finding = (
  fields: (orgs: Orgs) => object,
  seenBy: State['seenBy'],
  { isProposal = false, act }: { isProposal?: boolean; act?: string } = {},
): State => ({
  first: async (w, _row, word) => {
    const commitment = await w.commitment(fields(w.orgs), ['verify']);
    return {
      record: await w.assess(commitment.id, {
        lane: 'desk',
        finding: isProposal ? 'lapsed' : 'not_started',
        note: `Temuan ${word}`,
        ...(isProposal && { reasonCode: 'other', evidence: [await w.piece('A')] }),
      }),
      whole: { kind: 'commitment', id: commitment.id },
    };
  },
  ...(act && { later: (w, row, { record }) => w.act(row.path, record.id, act) }),
  seenBy,
});

/** How the holder of a post stands to a commitment made from it. */
const takeover: Row['make'] = async (w, { commitmentId, ...fields }, word) => {
  const id = commitmentId ?? w.hub.commitment.id;
  const { makers } = await w.author.read(`/commitments/${id}`);
  const day = addDays('2026-02-02', next() % 250);
  await leavePost(w.t, makers[0].post.id);
  const heir = await aTenure(w.t, { postId: makers[0].post.id, basis: 'plt', startedOn: day, endedOn: day });
  return w.t.budi.made(`/commitments/${id}/takeovers`, {
    tenureId: heir.id,
    stance: 'adopted',
    words: `Kami lanjutkan ${word}`,
    takenOn: day,
    sourceId: w.hub.source.id,
    ...fields,
  });
};

/** Silence, noted by the clock, as a clock writes it of any day. */
const clockEvent: Row['make'] = async (w, { commitmentId = w.hub.commitment.id, ...fields }) => {
  const made = await w.turned({
    clock: 'silent',
    subjectKind: 'commitment',
    subjectId: commitmentId,
    commitmentId,
    turnedOn: addDays('2026-02-02', next() % 2000),
    ...fields,
  });
  return w.author.read(`/clock-events/${made}`);
};

/** A point of minutes that are signed, whatever it became first. */
const settled = async (
  w: World,
  { meetingId, ...fields }: Json,
  word: string,
  become: (point: Json) => Promise<Json> = (point) => Promise.resolve(point),
): Promise<Json> => {
  const meeting = meetingId ? await w.author.read(`/meetings/${meetingId}`) : await aMeeting(w.t);
  await aChair(w.t, meeting);
  const point = await become(await aPoint(w.t, meeting, { text: `Butir ${word}`, ...fields }));
  await minutesBrought(w.t, meeting, 'signed');
  return w.author.read(`/minutes-points/${point.id}`);
};

/** What happens to points besides, as parts of an event: of its meeting, to which they belong. */
const WITHIN_EVENT: Readonly<Record<string, State>> = Object.fromEntries(
  Object.entries(WITHIN).map(([name, state]) => {
    const isOpen = name === 'closed with its whole';
    const isForA = name === 'apart from what is for A';
    const first: State['first'] = async (w, row, word) => {
      const whole = isOpen ? OPEN : isForA ? forParties(w.orgs.A.id) : forTheOffice;
      const meeting = await aMeeting(w.t, whole);
      const record = await row.make(w, { meetingId: meeting.id }, word);
      return { record, whole: { kind: 'event', id: meeting.event.id } };
    };
    return [name, { ...state, first }];
  }),
);

/** What a public point of signed minutes became: made with these fields, read under its own path. */
const outcome =
  (
    what: string,
    path: string,
    named: (point: Json) => string,
    input: (w: World, word: string) => object,
  ): Row['make'] =>
  async (w, fields, word) => {
    const speaker = { postId: w.hub.post.id, side: 'union', capacity: 'speaker', presence: 'present' };
    const meeting = await aMeeting(w.t);
    const { id: speakerId } = await w.author.made(`/events/${meeting.event.id}/attendances`, speaker);
    const point = await settled(w, { meetingId: meeting.id, speakerId }, '', async (seen) => {
      const made = await w.author.act(`/minutes-points/${seen.id}/${what}`, seen as { revision: number }, {
        ...input(w, word),
        ...fields,
      });
      if (made.status !== 200) throw new Error(`${what}: ${made.status} ${made.text}`);
      return made.body;
    });
    return w.author.read(`/${path}/${named(point)}`);
  };

/** States of what a point became: the point itself stays open to everybody. */
const OUTCOME_STATES: Row['states'] = {
  public: ALONE['public'],
  'for A': ALONE['for A'],
  'for the office': ALONE['for the office'],
  closed: ALONE['closed'],
};

const followUp: Row['make'] = (w, { commitmentId = w.hub.commitment.id, ...fields }, word) =>
  w.t.budi.made(`/commitments/${commitmentId}/follow-ups`, {
    action: `Menelepon ${word}`,
    method: 'call',
    assigneePostId: w.hub.post.id,
    dueOn: '2026-02-02',
    ...fields,
  });

/** A meeting comes with an event of its own, which is opened and closed with it. */
const closing = Object.fromEntries(Object.entries(ALONE).filter(([name]) => name !== 'opened'));
const meetings: Row['states'] = {
  ...closing,
  'closed with its event': {
    ...ALONE['closed'],
    later: (w, _row, { record }) => w.restrict('events', record.event.id, forTheOffice),
  },
  'opened with its event': {
    ...ALONE['opened'],
    later: (w, _row, { record }) => w.publish(w.row('event'), record.event.id, { withParts: true }),
  },
};

const commitmentLists = ['verified', 'retracted', 'draft', 'awaiting_verification', 'not_trackable'].map(
  (state) => `commitments?record=${state}`,
);

const assessment = {
  path: 'assessments',
  whole: { kind: 'commitment', as: 'commitmentId' },
} satisfies Partial<Row>;

/**
 * Every kind of record: how one is made, where it is read, by which filters and words it could be found, and what may
 * name it. Several rows of one table are told apart after a colon.
 */
export const ROWS: Readonly<Record<string, Row>> = {
  area: {
    path: 'areas',
    make: (w, fields, word) => anArea(w.t, { code: w.areaCode(), name: `Kabupaten ${word}`, ...fields }),
  },
  source: {
    path: 'sources',
    make: (w, fields, word) => aSource(w.t, { title: `Berita ${word}`, ...fields }),
    filters: ['statements?source', 'attachments?source'],
    searches: ['sources'],
    cite: cites.source,
  },
  attachment: {
    path: 'attachments',
    whole: { kind: 'source', as: 'sourceId' },
    make: (w, { sourceId = w.hub.source.id, ...fields }, word) =>
      attached(
        w.author,
        { id: sourceId },
        aForm(aPdf(word), 'contoh.pdf', TYPES.pdf, { caption: `Notula ${word}`, ...fields }),
      ),
    below: ['content'],
  },
  organization: {
    path: 'organizations',
    make: (w, fields, word) => anOrganization(w.t, { name: `Serikat ${word}`, ...fields }),
    filters: [
      'affiliations?member',
      'affiliations?parent',
      'organizations?parent',
      'posts?organization',
      'tenures?organization',
      'people?organization',
      'venues?organization',
      'events?organization',
      'meetings?office',
      'meetings?organization',
      'attendances?organization',
      'demands?organization',
      'commitments?receiver',
      'commitments?maker',
      'commitments?organization',
      'statements?organization',
      'assessments?organization',
      'meeting-requests?organization',
      'bookings?organization',
    ],
    searches: ['organizations'],
    cite: cites.organization,
  },
  affiliation: {
    path: 'affiliations',
    whole: { kind: 'organization', as: 'memberId' },
    make: async (w, { memberId, ...fields }) =>
      w.t.budi.made('/affiliations', {
        memberId: memberId ?? (await anOrganization(w.t)).id,
        parentId: (await anOrganization(w.t)).id,
        bond: 'affiliate',
        ...fields,
      }),
    through: {
      'organizations?parent': ({ parent }) => parent.id as string,
      'commitments?organization': ({ parent }) => parent.id as string,
    },
    cite: cites.affiliation,
  },
  person: {
    path: 'people',
    make: (w, fields, word) => aPerson(w.t, { name: `Tono ${word}`, ...fields }),
    filters: ['tenures?person', 'attendances?person', 'statements?speaker', 'commitments?speaker'],
    guarded: ['contact', 'contact/history', 'contact/readers', 'subject-data'],
    holds: ['contact'],
    searches: ['people'],
    cite: cites.person,
  },
  post: {
    path: 'posts',
    whole: { kind: 'organization', as: 'organizationId' },
    make: (w, fields, word) => aPost(w.t, { title: `Kepala ${word}`, ...fields }),
    filters: ['tenures?post', 'statements?post', 'commitments?post', 'follow-ups?assignee'],
    through: {
      'tenures?organization': ({ organization }) => organization.id as string,
      'people?organization': ({ organization }) => organization.id as string,
      'statements?organization': ({ organization }) => organization.id as string,
    },
    searches: ['posts'],
    cite: cites.post,
  },
  tenure: {
    path: 'tenures',
    whole: { kind: 'person', as: 'personId' },
    make: (w, fields, word) => aTenure(w.t, { decree: `SK ${word}`, endedOn: '2026-06-30', ...fields }),
    through: { 'people?organization': ({ post }) => post.organization.id as string },
    cite: cites.tenure,
  },
  venue: {
    path: 'venues',
    make: (w, fields, word) => aVenue(w.t, { name: `Ruang ${word}`, ...fields }),
    filters: ['events?venue', 'meetings?venue', 'meeting-requests?venue', 'bookings?venue'],
    searches: ['venues'],
    cite: cites.venue,
  },
  event: {
    path: 'events',
    make: (w, fields, word) => anEvent(w.t, { name: `Audiensi ${word}`, ...fields }),
    filters: [
      'attendances?event',
      'attendance-estimates?event',
      'demands?event',
      'statements?event',
      'commitments?event',
    ],
    searches: ['events'],
    cite: cites.event,
  },
  attendance: {
    path: 'attendances',
    whole: { kind: 'event', as: 'eventId' },
    make: async (w, { eventId = w.hub.event.id, ...fields }, word) =>
      w.t.budi.made(`/events/${eventId}/attendances`, {
        organizationId: (await anOrganization(w.t)).id,
        side: 'union',
        capacity: 'participant',
        presence: 'present',
        note: `Catatan ${word}`,
        ...fields,
      }),
    through: { 'events?organization': ({ organization }) => organization.id as string },
  },
  attendance_estimate: {
    path: 'attendance-estimates',
    whole: { kind: 'event', as: 'eventId' },
    make: (w, { eventId = w.hub.event.id, ...fields }, word) =>
      w.t.budi.made(`/events/${eventId}/attendance-estimates`, {
        sourceId: w.hub.source.id,
        words: `ribuan ${word}`,
        qualifier: 'unquantified',
        ...fields,
      }),
  },
  demand: {
    path: 'demands',
    whole: { kind: 'event', as: 'eventId' },
    make: (w, fields, word) =>
      w.t.budi.made('/demands', {
        title: `Tuntutan ${word}`,
        raisedOn: '2026-01-12',
        raisedByIds: [w.orgs.A.id],
        sourceId: w.hub.source.id,
        eventId: w.hub.event.id,
        ...fields,
      }),
    searches: ['demands'],
    cite: cites.demand,
  },
  statement: {
    path: 'statements',
    whole: { kind: 'event', as: 'eventId' },
    make: (w, fields, word) =>
      aStatement(w.t, {
        words: `akan kami siapkan ${word}`,
        postId: w.hub.post.id,
        sourceId: w.hub.source.id,
        eventId: w.hub.event.id,
        ...fields,
      }),
    searches: ['statements', 'commitments'],
    cite: cites.statement,
  },
  topic: {
    path: 'topics',
    make: (w, fields, word) =>
      w.t.budi.made('/topics', {
        key: `topik-${next()}`,
        label: `Topik ${word}`,
        labelEn: `Topic ${word}`,
        ...fields,
      }),
    filters: ['commitments?topic', 'statements?topic'],
    filterBy: ({ key }) => key as string,
    cite: cites.topic,
  },
  saved_query: {
    path: 'saved-queries',
    make: (w, fields, word) => aSavedQuery(w.t, { name: `Tanya ${word}`, ...fields }),
  },
  synonym: {
    path: 'synonyms',
    make: (w, fields, word) =>
      w.t.budi.made('/synonyms', { words: [`${word} satu`, `${word} dua`], ...fields }),
  },
  commitment: {
    path: 'commitments',
    whole: { kind: 'statement', as: 'statementId' },
    make: (w, fields, word) =>
      aVerifiedCommitment(w.t, {
        title: `Komitmen contoh ${word}`,
        receiverIds: [w.orgs.A.id],
        statementId: w.hub.statement.id,
        ...fields,
      }),
    filters: [
      'assessments?commitment',
      'follow-ups?commitment',
      'milestones?commitment',
      'draft-versions?commitment',
      'agenda-items?commitment',
      'meetings?commitment',
      'notices?commitment',
      'takeovers?commitment',
      'clock-events?commitment',
    ],
    searches: ['commitments'],
    lists: commitmentLists,
    cite: cites.commitment,
    states: {
      ...ALONE,
      ...WITHIN,
      draft: unverified(() => ({ ...OPEN, isDraft: true })),
      'draft for A': unverified(({ A }) => ({ ...forParties(A.id), isDraft: true })),
      'awaiting verification': unverified(() => OPEN),
      'awaiting verification, for A': unverified(({ A }) => forParties(A.id)),
      declined: unverified(() => OPEN, 'decline'),
      retracted: { ...unverified(() => OPEN, 'verify', 'retract'), seenBy: everybody },
      'retracted, for A': {
        ...unverified(({ A }) => forParties(A.id), 'verify', 'retract'),
        seenBy: forA,
      },
    },
  },
  'assessment: giver': { ...assessment, make: entry('giver') },
  'assessment: receiver': { ...assessment, make: entry('receiver') },
  'assessment: desk': {
    ...assessment,
    make: entry('giver'),
    states: {
      public: finding(() => OPEN, everybody),
      'for A': finding(({ A }) => forParties(A.id), forA),
      'for the office': finding(() => forTheOffice, office),
      proposed: finding(() => OPEN, office, { isProposal: true }),
      'proposed, for A': finding(({ A }) => forParties(A.id), office, { isProposal: true }),
      signed: finding(() => OPEN, everybody, { isProposal: true, act: 'sign' }),
      'withdrawn, for A': finding(({ A }) => forParties(A.id), forA, { isProposal: true, act: 'withdraw' }),
      'closed with its commitment': {
        ...finding(() => OPEN, office),
        later: (w, _row, { whole }) => w.restrict('commitments', whole!.id, forTheOffice),
      },
    },
  },
  meeting_request: {
    path: 'meeting-requests',
    make: (w, fields, word) => aMeetingRequest(w.t, { purpose: `Audiensi ${word}`, ...fields }),
    searches: ['meeting-requests'],
    cite: cites.meetingRequest,
  },
  booking: {
    path: 'bookings',
    whole: { kind: 'meeting_request', as: 'requestId' },
    make: async (w, { requestId, ...fields }, word) => {
      const purpose = `Rapat ${word}`;
      if (!requestId) return aBooking(w.t, { purpose, ...fields });
      const { bookingId } = await w.approve(requestId as string);
      return w.act('bookings', bookingId as string, 'corrections', { purpose });
    },
    searches: ['bookings'],
    cite: cites.booking,
  },
  'meeting: with signed minutes': {
    path: 'meetings',
    make: async (w, fields, word) => {
      const meeting = await aMeeting(w.t, { invitationNumber: `Undangan ${word}`, ...fields });
      const { A, M } = w.orgs;
      for (const who of [OPEN, forParties(A.id), forTheOffice])
        await aPoint(w.t, meeting, fields.visibility === 'public' ? { ...who, text: `Butir ${word}` } : {});
      const point = await aPoint(w.t, meeting);
      await w.author.act(`/minutes-points/${point.id}/follow-up`, point as { revision: number }, {
        assigneeOrganizationId: M.id,
        dueOn: '2026-03-01',
      });
      await aChair(w.t, meeting);
      await minutesBrought(w.t, meeting, 'locked');
      for (const who of [forTheOffice, fields])
        await w.author.made(`/meetings/${meeting.id}/minutes-corrections`, {
          ...who,
          text: 'Seharusnya contoh.',
          grounds: 'Contoh',
        });
      return meeting;
    },
    states: OUTCOME_STATES,
  },
  minutes_point: {
    path: 'minutes-points',
    make: settled,
    filters: ['minutes-corrections?point'],
    searches: ['minutes-points'],
    cite: cites.minutesPoint,
    states: {
      ...ALONE,
      ...WITHIN_EVENT,
      draft: {
        first: async (w, _row, word) => ({
          record: await aPoint(w.t, await aMeeting(w.t), { ...OPEN, text: `Butir ${word}` }),
        }),
        seenBy: office,
      },
      'draft for A': {
        first: async (w, _row, word) => ({
          record: await aPoint(w.t, await aMeeting(w.t), {
            ...forParties(w.orgs.A.id),
            text: `Butir ${word}`,
          }),
        }),
        seenBy: office,
      },
      'signed later': {
        first: async (w, _row, word) => ({
          record: await aPoint(w.t, await aMeeting(w.t), { text: `Butir ${word}` }),
        }),
        later: async (w, _row, { record }) => {
          const meeting = await w.author.read(`/meetings/${record.meetingId}`);
          await aChair(w.t, meeting);
          await minutesBrought(w.t, meeting, 'signed');
        },
        seenBy: everybody,
      },
    },
  },
  minutes_correction: {
    path: 'minutes-corrections',
    whole: { kind: 'minutes_point', as: 'pointId' },
    make: async (w, { pointId, ...fields }, word) => {
      const point = pointId ? await w.author.read(`/minutes-points/${pointId}`) : await settled(w, {}, '');
      await w.act('meetings', point.meetingId as string, 'lock');
      return w.author.made(`/meetings/${point.meetingId}/minutes-corrections`, {
        pointId: point.id,
        text: `Seharusnya ${word}`,
        grounds: 'Salah tulis.',
        ...fields,
      });
    },
    isStanding: true,
  },
  'attendance: of a speaker': {
    path: 'attendances',
    make: async (w, fields, word) => {
      const meeting = await aMeeting(w.t);
      const speaker = await w.author.made(`/events/${meeting.event.id}/attendances`, {
        organizationId: w.orgs.B.id,
        side: 'union',
        capacity: 'speaker',
        presence: 'present',
        note: `Catatan ${word}`,
        ...fields,
      });
      await settled(w, { meetingId: meeting.id, speakerId: speaker.id }, '');
      return speaker;
    },
    filters: ['minutes-points?speaker'],
    states: OUTCOME_STATES,
  },
  'statement: of a point': {
    path: 'statements',
    make: outcome(
      'statement',
      'statements',
      ({ statement }) => statement.id as string,
      (_, word) => ({ kind: 'claim', gist: `Pernyataan ${word}` }),
    ),
    states: OUTCOME_STATES,
  },
  'demand: of a point': {
    path: 'demands',
    make: outcome(
      'demand',
      'demands',
      ({ demand }) => demand.id as string,
      ({ orgs }, word) => ({ title: `Tuntutan ${word}`, raisedByIds: [orgs.A.id] }),
    ),
    states: OUTCOME_STATES,
  },
  'follow_up: of a point': {
    path: 'follow-ups',
    make: outcome(
      'follow-up',
      'follow-ups',
      ({ followUpId }) => followUpId as string,
      ({ hub }, word) => ({ action: `Menelepon ${word}`, assigneePostId: hub.post.id, dueOn: '2026-03-01' }),
    ),
    states: OUTCOME_STATES,
  },
  follow_up: { path: 'follow-ups', whole: { kind: 'commitment', as: 'commitmentId' }, make: followUp },
  'follow_up: of an event': { path: 'follow-ups', whole: { kind: 'event', as: 'eventId' }, make: followUp },
  notice: {
    path: 'notices',
    whole: { kind: 'commitment', as: 'commitmentId' },
    make: (w, { commitmentId = w.hub.commitment.id, ...fields }, word) =>
      w.t.budi.made(`/commitments/${commitmentId}/notices`, {
        addresseeId: w.orgs.M.id,
        words: `Akan dinilai ${word}`,
        sentOn: addDays('2026-02-02', next() % 200),
        ...fields,
      }),
  },
  takeover: { path: 'takeovers', whole: { kind: 'commitment', as: 'commitmentId' }, make: takeover },
  clock_event: {
    path: 'clock-events',
    whole: { kind: 'commitment', as: 'commitmentId' },
    isStanding: true,
    make: clockEvent,
  },
  milestone: {
    path: 'milestones',
    whole: { kind: 'commitment', as: 'commitmentId' },
    make: (w, { commitmentId = w.hub.commitment.id, ...fields }, word) =>
      aMilestone(w.t, { commitmentId, title: `Langkah ${word}`, ...fields }),
    cite: cites.milestone,
  },
  draft_version: {
    path: 'draft-versions',
    whole: { kind: 'commitment', as: 'commitmentId' },
    make: (w, { commitmentId = w.hub.commitment.id, ...fields }, word) =>
      aDraftVersion(w.t, { commitmentId, title: `Rancangan ${word}`, sourceId: w.hub.source.id, ...fields }),
  },
  meeting: {
    path: 'meetings',
    make: (w, fields, word) =>
      aMeeting(w.t, { officeId: w.orgs.M.id, invitationNumber: `500.15/${word}/2026`, ...fields }),
    filters: ['agenda-items?meeting'],
    cite: cites.meeting,
    states: meetings,
  },
  agenda_item: {
    path: 'agenda-items',
    whole: { kind: 'meeting', as: 'meetingId' },
    make: (w, { meetingId = w.hub.meeting.id, ...fields }, word) =>
      w.t.budi.made(`/meetings/${meetingId}/agenda-items`, { title: `Pokok ${word}`, ...fields }),
  },
};

export const tableOf = (name: string): string => name.split(':')[0];
