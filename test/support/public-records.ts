import {
  aMeeting,
  anOrganization,
  aPerson,
  aPost,
  aSource,
  aStatement,
  aTenure,
  aVenue,
  aVerifiedCommitment,
  minutesBrought,
} from './builders.js';
import { aForm, aPdf, attached } from './files.js';
import type { Json } from './client.js';
import type { TestApp } from './test-app.js';

/** Pages by what they show. */
export type Places = Record<string, string>;

/** Unions below one another, with a change of federation, an alliance and one that stands alone. */
export async function enterBranches(t: TestApp): Promise<Places> {
  const union = (name: string, level: string, more: object = {}) =>
    anOrganization(t, { name, level, ...more });
  const bond = (memberId: string, parentId: string, more: object = {}) =>
    t.budi.made('/affiliations', { memberId, parentId, bond: 'affiliate', startedOn: '2020-01-01', ...more });
  const top = await union('Konfederasi Serikat Contoh', 'national_confederation', { acronym: 'KSC' });
  const federation = await union('Federasi Serikat Pekerja Contoh', 'national_federation', {
    acronym: 'FSPC',
    levelLabel: 'DPP',
    aliases: [{ name: 'Federasi Contoh Lama', untilOn: '2019-12-31' }],
    registrationNumber: '001/Contoh/2001',
  });
  const rival = await union('Federasi Contoh Seberang', 'national_federation');
  const branch = await union('PC SP KEP Contoh Bekasi', 'regency_sector_branch', { levelLabel: 'PC' });
  const source = await aSource(t, {
    title: 'Keputusan kongres contoh',
    kind: 'union_release',
    party: 'union',
  });
  await bond(federation.id, top.id, { sourceId: source.id });
  await bond(branch.id, rival.id, { startedOn: '2018-01-01', endedOn: '2023-12-31' });
  await bond(branch.id, federation.id, { startedOn: '2024-01-01', sourceId: source.id });
  for (const plant of ['Elektronika', 'Otomotif', 'Logam'])
    await bond(
      (await union(`PUK SPEE FSPMI PT Contoh ${plant}`, 'workplace', { levelLabel: 'PUK' })).id,
      branch.id,
    );
  const alliance = await union('Aliansi Buruh Contoh', 'alliance');
  await bond(branch.id, alliance.id, { bond: 'alliance', startedOn: '2024-05-01' });
  await bond(rival.id, alliance.id, { bond: 'alliance' });
  return {
    cabang: `/serikat/${branch.id}`,
    'serikat-induk': `/serikat/${federation.id}`,
    'serikat-cari': '/serikat?q=contoh&level=workplace',
  };
}

/** An official with several tenures, and a meeting with all that can be on its page. */
export async function enterMeeting(t: TestApp): Promise<Places> {
  const office = await anOrganization(t, { name: 'Dinas Contoh', kind: 'government_body' });
  const union = await anOrganization(t, { name: 'PUK SPAMK FSPMI PT Contoh', level: 'workplace' });
  const [head, deputy] = [
    await aPost(t, {
      title: 'Kepala Dinas Contoh',
      titleEn: 'Head of the sample office',
      organizationId: office.id,
    }),
    await aPost(t, { title: 'Sekretaris Dinas Contoh', organizationId: office.id }),
  ];
  const person = await aPerson(t, {
    name: 'Tono Contoh',
    frontTitles: 'dr.',
    backTitles: 'M.H.',
    aliases: ['Tonno Contoh'],
  });
  const decree = await aSource(t, {
    kind: 'decree',
    party: 'government',
    title: 'Keputusan contoh tentang jabatan',
  });
  const held = { personId: person.id, sourceId: decree.id };
  await aTenure(t, { ...held, postId: deputy.id, startedOn: '2020-03-01', endedOn: '2024-06-30' });
  await aTenure(t, {
    ...held,
    postId: head.id,
    basis: 'plt',
    startedOn: '2024-02-01',
    endedOn: '2024-06-30',
    decree: '800/001/Contoh/2024',
  });
  await aTenure(t, {
    ...held,
    postId: head.id,
    startedOn: '2024-07-01',
    endedOn: '2026-01-31',
    decree: '800/002/Contoh/2024',
  });
  const successor = await aPerson(t, { name: 'Sukma' });
  await aTenure(t, { personId: successor.id, postId: head.id, startedOn: '2026-02-01', basis: 'pj' });
  const venue = await aVenue(t, { name: 'Ruang Rapat Contoh (kapasitas 20)', organizationId: office.id });
  const invited = { presence: 'present', wasInvited: true };
  const meeting = await aMeeting(t, {
    name: 'Audiensi Contoh tentang Pelatihan',
    startsAt: '2026-01-12T09:00:00+07:00',
    endsAt: '2026-01-12T10:30:00+07:00',
    venueId: venue.id,
    officeId: office.id,
    invitationNumber: '500.15/001/Contoh/2026',
    invitations: [
      { ...invited, side: 'government', personId: person.id, postId: head.id, capacity: 'chair' },
      {
        ...invited,
        side: 'union',
        organizationId: union.id,
        role: 'anggota PUK',
        headcount: 6,
        capacity: 'participant',
      },
      {
        ...invited,
        side: 'employer',
        role: 'wakil perusahaan',
        organizationId: (await anOrganization(t, { name: 'PT Contoh Alih Daya', kind: 'employer' })).id,
        presence: 'absent',
        capacity: 'participant',
      },
    ],
  });
  const eventId = meeting.event.id;
  await t.budi.made(`/meetings/${meeting.id}/agenda-items`, {
    title: 'Jadwal pelatihan',
    side: 'union',
    raisedById: union.id,
  });
  await aPoints(t, meeting);
  const source = await aSource(t, {
    title: 'Audiensi contoh menghasilkan janji',
    authors: ['Sukma Contoh'],
    url: 'https://contoh.example/berita',
  });
  await attached(t.budi, source, aForm(aPdf('contoh'), 'berita-contoh.pdf'));
  const demand = await t.budi.made('/demands', {
    title: 'Jadwal pelatihan yang pasti',
    words: 'kami minta jadwal yang pasti',
    number: 1,
    raisedOn: '2026-01-12',
    raisedByIds: [union.id],
    addressedToId: head.id,
    eventId,
    sourceId: source.id,
  });
  for (const [n, title] of [
    'Menyusun jadwal pelatihan contoh',
    'Membuka pendaftaran pelatihan contoh',
  ].entries()) {
    const statement = await aStatement(t, {
      speakerId: person.id,
      postId: head.id,
      eventId,
      sourceId: source.id,
      demandId: demand.id,
      words: n === 0 ? 'jadwalnya kami susun bulan ini' : undefined,
    });
    const pledge = await aVerifiedCommitment(t, {
      statementId: statement.id,
      receiverIds: [union.id],
      title,
      dueOn: '2026-03-31',
      duePhrase: 'triwulan ini',
    });
    if (n === 0)
      await t.budi.made(`/commitments/${pledge.id}/follow-ups`, {
        action: 'Mengirim rancangan jadwal',
        method: 'letter',
        assigneePostId: deputy.id,
        dueOn: '2026-02-10',
        eventId,
      });
  }
  const signed = await minutesBrought(t, await decided(t, meeting), 'signed');
  for (const [words, qualifier, numbers, claimedBy] of [
    ['sekitar 20 orang', 'about', { least: 20, most: 20 }, 'Ketua PUK'],
    ['belasan orang', 'unquantified', {}, undefined],
  ] as const)
    await t.budi.made(`/events/${eventId}/attendance-estimates`, {
      sourceId: source.id,
      words,
      qualifier,
      ...numbers,
      claimedBy,
    });
  return {
    rapat: `/rapat/${signed.id}`,
    'rapat-acara': `/acara/${eventId}`,
    'pejabat-contoh': `/pejabat/${person.id}`,
    'jabatan-contoh': `/pejabat/jabatan/${head.id}`,
    'organisasi-contoh': `/organisasi/${office.id}`,
    'sumber-contoh': `/sumber/${source.id}`,
  };
}

async function aPoints(t: TestApp, meeting: Json): Promise<void> {
  for (const point of [
    { kind: 'opening', text: 'Rapat dibuka.' },
    { kind: 'discussion', text: 'Serikat meminta jadwal yang pasti.' },
    {
      kind: 'decision',
      text: 'Jadwal disusun dinas dan dibagikan kepada serikat.',
      votes: [
        { side: 'government', choice: 'setuju', count: 4 },
        { side: 'union', choice: 'setuju dengan catatan', count: 6 },
      ],
      votesCast: 10,
    },
  ])
    await t.budi.made(`/meetings/${meeting.id}/minutes-points`, point);
}

/** The meeting, each item of its agenda with an outcome. */
async function decided(t: TestApp, { id }: Json): Promise<Json> {
  const meeting = await t.budi.read(`/meetings/${id}`);
  const opened = await t.budi.act(`/meetings/${id}/open`, meeting);
  for (const item of (await t.budi.read(`/meetings/${id}`)).agenda as Json[])
    await t.budi.act(`/agenda-items/${item.id}/outcome`, item, { outcome: 'heard', note: 'Dibahas.' });
  return opened.body;
}
