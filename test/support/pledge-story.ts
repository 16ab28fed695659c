import { today } from '../../src/common/day.js';
import {
  anEvent,
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  evidence,
  forTheOffice,
  next,
} from './builders.js';
import type { Json } from './client.js';
import { type Somebody, somebody } from './people.js';
import type { TestApp } from './test-app.js';

/** Invented pledges with all that can become of one. */
export interface PledgeStory {
  /** Key of the topic both are about. */
  topic: string;
  union: Json;
  rival: Json;
  office: Json;
  speaker: Json;
  /** Kept: disputed at first, with follow-ups, a correction and two signatures. */
  kept: string;
  /** Not kept: told, no reply, two signatures. */
  broken: string;
  /** Nothing to rate it by. */
  unratable: string;
  /** Words of what nobody but the office may see. */
  hiddenWord: string;
  /** Somebody who acts for the union. */
  representative: Somebody;
}

const SAID = { saidOn: '2026-01-12' };

export async function aPledgeStory(t: TestApp): Promise<PledgeStory> {
  const n = next();
  const union = await anOrganization(t, { name: `Serikat Pekerja Contoh ${n}`, acronym: `SPC-${n}` });
  const rival = await anOrganization(t, { name: `Serikat Buruh Contoh ${n}`, acronym: `SBC-${n}` });
  const office = await anOrganization(t, {
    kind: 'government_body',
    name: `Pemerintah Kabupaten Contoh ${n}`,
  });
  const inspector = await anOrganization(t, { kind: 'government_body', name: `Dinas Pemeriksa Contoh ${n}` });
  const post = await aPost(t, { title: 'Wakil Bupati Contoh', organizationId: office.id });
  const regent = await aPost(t, { title: 'Bupati Contoh', organizationId: office.id });
  const pic = await aPost(t, { title: 'Kepala Bidang Pelatihan Contoh', organizationId: inspector.id });
  const speaker = await aPerson(t, { name: `Sari Contoh ${n}`, frontTitles: 'dr.' });
  const tenure = await aTenure(t, { personId: speaker.id, postId: post.id });
  const topic = `pelatihan-contoh-${n}`;
  await t.budi.made('/topics', {
    key: topic,
    label: `Pelatihan Contoh ${n}`,
    labelEn: `Sample training ${n}`,
  });
  const source = await aSource(t, {
    title: 'Janji pelatihan contoh dalam audiensi',
    url: 'https://contoh.example/berita/pelatihan',
  });
  const event = await anEvent(t, { name: `Audiensi Contoh tentang Pelatihan ${n}`, hostIds: [union.id] });
  const demand = await t.budi.made('/demands', {
    title: 'Ruang pelatihan yang dekat dengan kawasan industri contoh',
    raisedOn: '2025-12-01',
    raisedByIds: [union.id],
    sourceId: source.id,
  });
  const spoken = { ...SAID, speakerId: speaker.id, postId: post.id, eventId: event.id, sourceId: source.id };
  const story = { topic, union, rival, office, speaker };
  const words = { demandId: demand.id, words: 'ruang pelatihan kami siapkan sebelum lebaran' };
  const said = await aStatement(t, { ...spoken, ...words });

  const kept = await aVerifiedCommitment(t, {
    statementId: said.id,
    title: `Ruang pelatihan contoh ${n} akan disiapkan`,
    titleEn: `A sample training room ${n} will be prepared`,
    firmness: 'conditional',
    condition: 'Setelah anggaran perubahan contoh disahkan.',
    measure: 'Ruang dipakai untuk pelatihan pertama.',
    receiverIds: [union.id, rival.id],
    receiverWords: 'para pekerja contoh',
    topicKeys: [topic],
    authorityHolderId: regent.id,
    authorityNote: 'Penetapan ruang ditandatangani Bupati Contoh.',
    responsibleUnitId: inspector.id,
    picPostId: pic.id,
    dueOn: '2026-03-20',
    duePrecision: 'month',
    duePhrase: 'sebelum lebaran',
  });
  const representative = await somebody(t, 'representative', { organizationId: union.id });
  await live(t, kept, { union, rival, office, inspector, pic, spoken });

  const broken = await aVerifiedCommitment(t, {
    statementId: (await aStatement(t, { ...spoken, words: 'jadwalnya kami umumkan bulan depan' })).id,
    title: `Jadwal pelatihan contoh ${n} akan diumumkan`,
    receiverIds: [union.id],
    topicKeys: [topic],
    dueOn: '2026-02-28',
    duePhrase: 'bulan depan',
    makers: [{ tenureId: tenure.id }],
  });
  await t.budi.made(`/commitments/${broken.id}/notices`, {
    addresseeId: office.id,
    words: 'Jadwal contoh belum diumumkan; komitmen ini akan dinilai tidak terpenuhi.',
    sentOn: '2026-03-02',
  });
  await decided(t, broken.id, {
    finding: 'not_fulfilled',
    assessedOn: '2026-03-25',
    note: 'Tenggat lewat, jadwal tidak diumumkan, dan tidak ada jawaban.',
    reasonCode: 'deadline_passed',
    evidence: [await evidence(t, 'C', { actOn: null, shows: 'Halaman pengumuman contoh masih kosong.' })],
    organizationId: office.id,
  });
  const unratable = await aVerifiedCommitment(t, {
    statementId: (await aStatement(t, { ...spoken, words: null, relayedFromId: regent.id })).id,
    title: `Semangat pelatihan contoh ${n} akan didukung`,
    firmness: 'general',
    receiverIds: [rival.id],
    topicKeys: [topic],
  });
  await found(t, unratable.id, {
    finding: 'unratable',
    assessedOn: '2026-03-10',
    note: 'Tidak ada ukuran yang disebut.',
    sought: { what: 'ukuran atau anggaran', fromWhom: 'Bagian Contoh', on: '2026-03-05' },
  });
  const hiddenWord = await hide(t, { kept: kept.id, union, topic, said });
  return { ...story, kept: kept.id, broken: broken.id, unratable: unratable.id, hiddenWord, representative };
}

const found = async (t: TestApp, id: string, finding: object): Promise<Json> => {
  const now = await t.budi.read(`/commitments/${id}`);
  const { status, text, body } = await t.budi.act(`/commitments/${id}/assessments`, now, {
    lane: 'desk',
    ...finding,
  });
  if (status !== 201) throw new Error(`${status} ${text}`);
  return body;
};

const decided = async (t: TestApp, id: string, finding: object): Promise<void> => {
  const proposal = await found(t, id, finding);
  const { status, text } = await t.siti.act(`/assessments/${proposal.id}/sign`, proposal);
  if (status !== 200) throw new Error(`${status} ${text}`);
};

/** What becomes of a pledge that is kept in the end. */
async function live(t: TestApp, kept: Json, parts: Json): Promise<void> {
  const { union, rival, office, inspector, pic, spoken } = parts;
  const path = `/commitments/${kept.id}`;
  await t.budi.made(`${path}/assessments`, {
    lane: 'giver',
    organizationId: office.id,
    finding: 'in_progress',
    assessedOn: '2026-02-01',
    note: 'Ruang di lantai dua gedung contoh sedang dicat.',
    evidence: [await evidence(t, 'D', { shows: 'Pernyataan pers kantor contoh.' })],
  });
  const voice = await t.representative(`Wakil Contoh ${next()}`, union.id);
  await voice.made(`${path}/assessments`, {
    lane: 'receiver',
    finding: 'disputes',
    assessedOn: today(),
    note: 'Ruang masih terkunci ketika kami datang.',
    evidence: [
      {
        ...(await evidence(t, 'D', { shows: 'Foto pintu terkunci.', isContradicting: true })),
        part: 'ruang',
      },
    ],
  });
  await t.budi.made(`${path}/assessments`, {
    lane: 'receiver',
    organizationId: rival.id,
    finding: 'confirms',
    assessedOn: '2026-02-12',
    note: 'Kami sudah melihat ruangnya.',
    evidence: [await evidence(t, 'D', { shows: 'Surat serikat contoh.' })],
  });
  await found(t, kept.id, {
    finding: 'in_progress',
    assessedOn: '2026-02-15',
    organizationId: inspector.id,
    note: 'Surat penunjukan ruang sudah terbit.',
    evidence: [await evidence(t, 'B', { shows: 'Surat penunjukan ruang contoh.' })],
  });
  const asked = await t.budi.made(`${path}/follow-ups`, {
    action: 'Meminta jadwal serah terima ruang',
    method: 'letter',
    assigneePostId: pic.id,
    dueOn: '2026-02-20',
    eventId: spoken.eventId,
  });
  await t.budi.act(`/follow-ups/${asked.id}/outcome`, asked, {
    outcome: 'promised_again',
    outcomeOn: '2026-02-19',
    note: 'Dijanjikan selesai pertengahan Maret.',
    sourceId: (await evidence(t, 'B')).sourceId,
  });
  await t.budi.made(`${path}/follow-ups`, {
    action: 'Meninjau ruang bersama serikat',
    method: 'visit',
    assigneeOrganizationId: inspector.id,
    dueOn: '2026-03-18',
  });
  const again = await aStatement(t, {
    ...spoken,
    saidOn: '2026-02-19',
    eventId: undefined,
    words: 'satu ruang dahulu',
  });
  await t.budi.act(`${path}/statements`, await t.budi.read(path), {
    statementId: again.id,
    bearing: 'narrowed',
  });
  await t.budi.act(`${path}/corrections`, await t.budi.read(path), {
    duePhrase: 'sebelum lebaran, akhir Maret',
    measure: 'Ruang dipakai untuk pelatihan pertama, dengan daftar hadir.',
    reason: 'Ukuran diperjelas oleh kantor contoh.',
  });
  await decided(t, kept.id, {
    finding: 'fulfilled',
    assessedOn: '2026-03-22',
    organizationId: inspector.id,
    note: 'Pelatihan pertama berlangsung di ruang itu.',
    evidence: [
      await evidence(t, 'A', { shows: 'Keputusan penetapan ruang contoh.', actOn: '2026-03-18' }),
      await evidence(t, 'C', { shows: 'Berita pembukaan pelatihan contoh.', actOn: '2026-03-19' }),
    ],
  });
}

/** What the office alone may see: an answer, a follow-up, and pledges on the same topic. */
async function hide(t: TestApp, { kept, union, topic, said }: Json): Promise<string> {
  const word = `kelambu${next()}`;
  await t.budi.made(`/commitments/${kept}/assessments`, {
    ...forTheOffice,
    lane: 'receiver',
    organizationId: union.id,
    finding: 'disputes',
    assessedOn: today(),
    note: word,
  });
  await t.budi.made(`/commitments/${kept}/follow-ups`, {
    ...forTheOffice,
    action: word,
    method: 'call',
    assigneeOrganizationId: union.id,
    dueOn: '2026-03-01',
  });
  const about = { receiverIds: [union.id], topicKeys: [topic], statementId: said.id };
  await aVerifiedCommitment(t, { ...about, ...forTheOffice, title: word });
  await t.budi.made('/commitments', { ...about, title: `${word} draf`, firmness: 'general', isDraft: true });
  return word;
}
