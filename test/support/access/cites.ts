import { addDays } from '../../../src/common/day.js';
import {
  aBooking,
  aDraftVersion,
  aMeeting,
  aMeetingRequest,
  aMilestone,
  anArea,
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aStatement,
  aTenure,
  leavePost,
  aVenue,
  next,
} from '../builders.js';
import type { Json } from '../client.js';
import { aForm, aPdf, attached } from '../files.js';
import type { World } from './world.js';

/*
 * Public records that name a record which may be hidden: all that must not tell of it. Those that belong to it are
 * published apart.
 */

type Cite = (w: World, record: Json) => Promise<unknown>;

const attendance = (w: World, fields: object) =>
  w.t.budi.made(`/events/${w.hub.event.id}/attendances`, {
    side: 'union',
    capacity: 'participant',
    presence: 'present',
    ...fields,
  });
const demand = (w: World, fields: object) =>
  w.t.budi.made('/demands', {
    title: 'Tuntutan contoh',
    raisedOn: '2026-01-12',
    raisedByIds: [w.orgs.B.id],
    sourceId: w.hub.source.id,
    ...fields,
  });
const followUp = (w: World, fields: object, commitmentId: string = w.hub.commitment.id) =>
  w.t.budi.made(`/commitments/${commitmentId}/follow-ups`, {
    action: 'Menelepon',
    method: 'call',
    dueOn: '2026-02-02',
    assigneePostId: w.hub.post.id,
    ...fields,
  });
const draft = (w: World, fields: Json, commitmentId: string = w.hub.commitment.id) =>
  aDraftVersion(w.t, { commitmentId, sourceId: w.hub.source.id, ...fields });
const meeting = (w: World, fields: object) => aMeeting(w.t, { officeId: w.orgs.M.id, ...fields });
const onAgenda = (w: World, meetingId: string, fields: object) =>
  w.t.budi.made(`/meetings/${meetingId}/agenda-items`, fields);
const statement = (w: World, fields: object) =>
  aStatement(w.t, { postId: w.hub.post.id, sourceId: w.hub.source.id, ...fields });
/** A public commitment on a public statement. */
const promise = async (w: World, said: object, fields: object = {}) =>
  w.commitment({ statementId: (await statement(w, said)).id, ...fields }, ['verify']);

/** A request for a meeting that everybody sees. */
const wish = (w: World, fields: Json) => aMeetingRequest(w.t, { visibility: 'public', ...fields });

export const cites = {
  area: ((w, { code }) => anArea(w.t, { code: w.areaCode(), parentCode: code })) satisfies Cite,
  source: (async (w, { id }) => {
    await statement(w, { sourceId: id });
    await anEvent(w.t, { sourceIds: [w.hub.source.id, id] });
    await attendance(w, { organizationId: (await anOrganization(w.t)).id, sourceId: id });
    await aTenure(w.t, { postId: (await aPost(w.t, { organizationId: w.orgs.M.id })).id, sourceId: id });
    const file = await attached(w.author, { id }, aForm(aPdf(), 'contoh.pdf'));
    await w.publish(w.row('attachment'), file.id);
    await wish(w, { sourceId: id });
    const piece = { sourceId: id, grade: 'D', shows: 'Menunjukkan contoh.' };
    await w.assess(w.hub.commitment.id, { lane: 'giver', organizationId: w.orgs.M.id, evidence: [piece] });
    await draft(w, { sourceId: id });
    const step = await aMilestone(w.t, { commitmentId: w.hub.commitment.id });
    await w.t.budi.act(`/milestones/${step.id}/meet`, step as { revision: number }, {
      metOn: '2026-02-02',
      evidence: [{ sourceId: id, shows: 'Menunjukkan contoh.' }],
    });
  }) satisfies Cite,
  organization: (async (w, { id }) => {
    await aVenue(w.t, { organizationId: id });
    await wish(w, { organizationId: id });
    await aBooking(w.t, { organizationId: id });
    await anEvent(w.t, { hostIds: [w.orgs.B.id, id] });
    await attendance(w, { organizationId: id, onBehalfOfId: id });
    await meeting(w, { officeId: id, hostIds: [id, w.orgs.B.id] });
    await onAgenda(w, w.hub.meeting.id, { title: 'Pokok contoh', raisedById: id });
    await demand(w, { raisedByIds: [id, w.orgs.B.id] });
    const { id: commitmentId } = await w.commitment(
      { receiverIds: [id, w.orgs.B.id], makers: [{ organizationId: id }], responsibleUnitId: id },
      ['verify'],
    );
    await w.assess(commitmentId, {
      lane: 'giver',
      organizationId: id,
      finding: 'referred',
      referredToId: id,
    });
    await followUp(w, { assigneeOrganizationId: id });
    await aMilestone(w.t, { commitmentId: w.hub.commitment.id, responsibleUnitId: id });
    const version = await draft(w, {});
    await w.t.budi.act(`/draft-versions/${version.id}/remarks`, version, {
      side: 'union',
      organizationId: id,
      words: 'Contoh',
    });
    const post = await aPost(w.t, { organizationId: id });
    await w.publish(w.row('post'), post.id);
    await statement(w, { postId: post.id });
    await aTenure(w.t, { postId: post.id });
    const member = await anOrganization(w.t);
    const spell = { memberId: member.id, parentId: id, bond: 'affiliate' };
    await w.publish(w.row('affiliation'), (await w.t.budi.made('/affiliations', spell)).id);
    await w.commitment({ receiverIds: [member.id] }, ['verify']);
    const parent = { memberId: id, parentId: w.orgs.L.id, bond: 'alliance' };
    await w.publish(w.row('affiliation'), (await w.t.budi.made('/affiliations', parent)).id);
  }) satisfies Cite,
  /** What its member was promised, which whoever sees the affiliation finds by the parent. */
  affiliation: ((w, { member }) =>
    member && w.commitment({ receiverIds: [member.id] }, ['verify'])) satisfies Cite,
  person: (async (w, { id }) => {
    await w.t.budi.made(`/people/${id}/contact`, { note: `Telepon sore ${w.confided()}` });
    await attendance(w, { personId: id });
    const post = await aPost(w.t, { organizationId: w.orgs.M.id });
    const tenure = await aTenure(w.t, { personId: id, postId: post.id });
    await w.publish(w.row('tenure'), tenure.id);
    await promise(w, { speakerId: id, postId: post.id });
  }) satisfies Cite,
  post: (async (w, { id }) => {
    await promise(w, { postId: id, relayedFromId: id }, { authorityHolderId: id, picPostId: id });
    await followUp(w, { assigneePostId: id });
    await attendance(w, { postId: id });
    await demand(w, { addressedToId: id });
    const tenure = await aTenure(w.t, { postId: id });
    await w.publish(w.row('tenure'), tenure.id);
  }) satisfies Cite,
  tenure: (async (w, { id, person, post }) => {
    await w.commitment({ makers: [{ tenureId: id }] }, ['verify']);
    if (person && post) await attendance(w, { personId: person.id, postId: post.id });
  }) satisfies Cite,
  venue: (async (w, { id }) => {
    await anEvent(w.t, { venueId: id });
    await meeting(w, { venueId: id });
    await aBooking(w.t, { venueId: id });
    const { id: offered } = await wish(w, { venueId: id });
    await w.act('meeting-requests', offered, 'propose', {
      venueId: id,
      startsAt: '2026-03-03T09:00:00+07:00',
      endsAt: '2026-03-03T10:00:00+07:00',
    });
  }) satisfies Cite,
  /** The booking it was approved with, put in other words before it is published. */
  meetingRequest: (async (w, { id }) => {
    const { bookingId } = await w.approve(id as string);
    await w.act('bookings', bookingId as string, 'corrections', { purpose: 'Rapat contoh' });
    await w.publish(w.row('booking'), bookingId as string);
  }) satisfies Cite,
  booking: ((w, { id }) => aMeeting(w.t, { bookingId: id })) satisfies Cite,
  event: (async (w, { id }) => {
    const said = await statement(w, { eventId: id });
    await w.publish(w.row('statement'), said.id);
    await w.commitment({ statementId: said.id, visibility: 'public' }, ['verify']);
    await w.publish(w.row('follow_up'), (await followUp(w, { eventId: id })).id);
    await w.publish(w.row('demand'), (await demand(w, { eventId: id })).id);
    const came = await w.t.budi.made(`/events/${id}/attendances`, {
      personId: (await aPerson(w.t)).id,
      side: 'union',
      capacity: 'participant',
      presence: 'present',
    });
    await w.publish(w.row('attendance'), came.id);
    const count = await w.t.budi.made(`/events/${id}/attendance-estimates`, {
      sourceId: w.hub.source.id,
      words: 'ribuan',
      qualifier: 'unquantified',
    });
    await w.publish(w.row('attendance_estimate'), count.id);
  }) satisfies Cite,
  demand: (async (w, { id }) => {
    await promise(w, { demandId: id });
    await demand(w, { repeatsId: id });
  }) satisfies Cite,
  statement: (async (w, { id }) => {
    const commitment = await w.commitment({}, ['verify']);
    await w.t.budi.act(`/commitments/${commitment.id}/statements`, commitment, {
      statementId: id,
      bearing: 'repeated',
    });
  }) satisfies Cite,
  /** A correction of it; of a draft there is none. */
  minutesPoint: (async (w, { id, meetingId }) => {
    const held = await w.author.read(`/meetings/${meetingId}`);
    if (held.state === 'planned') return;
    await w.act('meetings', held.id as string, 'lock');
    const correction = await w.author.made(`/meetings/${meetingId}/minutes-corrections`, {
      pointId: id,
      text: 'Seharusnya contoh.',
      grounds: 'Contoh',
    });
    await w.publish(w.row('minutes_correction'), correction.id);
  }) satisfies Cite,
  topic: ((w, { key }) => w.commitment({ topicKeys: [key] }, ['verify'])) satisfies Cite,
  commitment: (async (w, { id, recordState }) => {
    const commitment = await w.commitment({}, ['verify']);
    await w.assess(commitment.id, { lane: 'desk', finding: 'superseded', supersededById: id });
    if (recordState !== 'verified') return;
    const claim = await w.assess(id, { lane: 'giver', organizationId: w.orgs.M.id });
    await w.publish(w.row('assessment: giver'), claim.id);
    await w.publish(w.row('follow_up'), (await followUp(w, {}, id)).id);
    await w.publish(w.row('milestone'), (await aMilestone(w.t, { commitmentId: id })).id);
    await w.publish(w.row('draft_version'), (await draft(w, {}, id)).id);
    const { makers } = await w.author.read(`/commitments/${id}`);
    const day = addDays('2026-02-02', next() % 250);
    const notice = { addresseeId: makers[0].organization.id, words: 'Contoh', sentOn: day };
    await w.publish(w.row('notice'), (await w.t.budi.made(`/commitments/${id}/notices`, notice)).id);
    await leavePost(w.t, makers[0].post.id);
    const heir = await aTenure(w.t, {
      postId: makers[0].post.id,
      basis: 'plt',
      startedOn: day,
      endedOn: day,
    });
    const takeover = {
      tenureId: heir.id,
      stance: 'adopted',
      words: 'Contoh',
      takenOn: day,
      sourceId: w.hub.source.id,
    };
    await w.publish(w.row('takeover'), (await w.t.budi.made(`/commitments/${id}/takeovers`, takeover)).id);
    const turned = {
      clock: 'silent',
      subjectKind: 'commitment',
      subjectId: id,
      commitmentId: id,
      turnedOn: day,
    };
    await w.publish(w.row('clock_event'), await w.turned(turned));
    const item = await onAgenda(w, w.hub.meeting.id, { commitmentId: id });
    await w.publish(w.row('agenda_item'), item.id);
  }) satisfies Cite,
  milestone: (async (w, { id, commitmentId }) => {
    await w.publish(w.row('draft_version'), (await draft(w, { milestoneId: id }, commitmentId)).id);
  }) satisfies Cite,
  meeting: (async (w, { id }) => {
    const item = await onAgenda(w, id, { title: 'Pokok contoh' });
    await w.publish(w.row('agenda_item'), item.id);
  }) satisfies Cite,
};
