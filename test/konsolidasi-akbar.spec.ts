import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from './support/client.js';
import { startTestApp, type TestApp } from './support/test-app.js';

/*
 * The main job through the public API alone: the Konsolidasi Akbar of 10 November 2025 as its source article tells it,
 * then an invented meeting, a follow-up, a union's dispute and a finding of the desk on an invented twin of a pledge.
 * The tests of this file tell one story and run in order.
 */

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const SAID_ON = '2025-11-10';
const id: Record<string, string> = {};
const pledges: Record<string, Json> = {};

async function record(name: string, path: string, body: object): Promise<Json> {
  const made = await t.budi.made(path, body);
  id[name] = made.id;
  return made;
}

describe('recording the event', () => {
  it('takes the organizations, people and posts', async () => {
    await record('jabar', '/areas', { code: '32', name: 'Jawa Barat', level: 'province' });
    await record('kabupaten', '/areas', {
      code: '32.16',
      name: 'Kabupaten Bekasi',
      level: 'regency',
      parentCode: '32',
    });
    await record('article', '/sources', {
      kind: 'government_release',
      party: 'government',
      title: 'Wabup Bekasi: kesejahteraan buruh adalah kesejahteraan masyarakat Bekasi',
      publisher: 'Pemerintah Kabupaten Bekasi',
      url: 'https://www.bekasikab.go.id/wabup-bekasi-kesejahteraan-buruh-adalah-kesejahteraan-masyarakat-bekasi',
    });
    for (const [name, body] of Object.entries({
      pemkab: { name: 'Pemerintah Kabupaten Bekasi', kind: 'government_body', areaCodes: ['32.16'] },
      disnaker: {
        name: 'Dinas Ketenagakerjaan Kabupaten Bekasi',
        acronym: 'Disnaker',
        kind: 'government_body',
        areaCodes: ['32.16'],
      },
      dprd: { name: 'DPRD Kabupaten Bekasi', acronym: 'DPRD', kind: 'council', areaCodes: ['32.16'] },
      kspi: {
        name: 'Konfederasi Serikat Pekerja Indonesia',
        acronym: 'KSPI',
        kind: 'union',
        level: 'national_confederation',
      },
      kspsi: {
        name: 'Konfederasi Serikat Pekerja Seluruh Indonesia',
        acronym: 'KSPSI',
        kind: 'union',
        level: 'national_confederation',
      },
      ksbsi: {
        name: 'Konfederasi Serikat Buruh Sejahtera Indonesia',
        acronym: 'KSBSI',
        kind: 'union',
        level: 'national_confederation',
      },
      ituc: {
        name: 'International Trade Union Confederation',
        acronym: 'ITUC',
        kind: 'union',
        level: 'international',
      },
      fspmi: {
        name: 'Federasi Serikat Pekerja Metal Indonesia',
        acronym: 'FSPMI',
        kind: 'union',
        level: 'national_federation',
      },
      puk: {
        name: 'PUK SPEE FSPMI PT Contoh Elektronika',
        kind: 'union',
        level: 'workplace',
        levelLabel: 'PUK',
      },
    })) {
      await record(name, '/organizations', body);
    }
    await record('fspmiInKspi', '/affiliations', {
      memberId: id.fspmi,
      parentId: id.kspi,
      bond: 'affiliate',
    });
    await record('pukInFspmi', '/affiliations', {
      memberId: id.puk,
      parentId: id.fspmi,
      bond: 'affiliate',
      startedOn: '2020-01-01',
    });
    await record('asep', '/people', { name: 'Asep Surya Atmaja', frontTitles: 'dr.', visibility: 'public' });
    await record('iqbal', '/people', { name: 'Said Iqbal', visibility: 'public' });
    await record('regent', '/posts', { organizationId: id.pemkab, title: 'Bupati' });
    await record('deputy', '/posts', { organizationId: id.pemkab, title: 'Wakil Bupati' });
    await record('head', '/posts', { organizationId: id.disnaker, title: 'Kepala Dinas Ketenagakerjaan' });
    await record('president', '/posts', { organizationId: id.kspi, title: 'Presiden' });
    await record('asepDeputy', '/tenures', {
      personId: id.asep,
      postId: id.deputy,
      basis: 'definitive',
      sourceId: id.article,
    });
    await record('iqbalPresident', '/tenures', {
      personId: id.iqbal,
      postId: id.president,
      basis: 'definitive',
      sourceId: id.article,
    });

    const unions = await t.anyone.read('/organizations?kind=union&limit=100');

    expect(
      unions.items
        .map((union: Json) => union.acronym)
        .filter(Boolean)
        .toSorted(),
    ).toEqual(['FSPMI', 'ITUC', 'KSBSI', 'KSPI', 'KSPSI']);
  });

  it('takes the event with who was there and how many', async () => {
    await record('hall', '/venues', {
      name: 'Gedung Swatantra Wibawamukti',
      aliases: ['Wibawa Mukti'],
      areaCode: '32.16',
    });
    const event = await record('event', '/events', {
      name: 'Konsolidasi Akbar KSPI, KSPSI, KSBSI, dan ITUC',
      kind: 'consolidation',
      heldOn: SAID_ON,
      weekday: 'Senin',
      venueId: id.hall,
      hostIds: [id.kspi, id.kspsi, id.ksbsi, id.ituc],
      sourceIds: [id.article],
    });
    const attend = (body: object) =>
      t.budi.made(`/events/${event.id}/attendances`, {
        sourceId: id.article,
        capacity: 'participant',
        presence: 'present',
        ...body,
      });
    await attend({ personId: id.asep, postId: id.deputy, side: 'government', capacity: 'speaker' });
    await attend({ postId: id.head, side: 'government' });
    await attend({ personId: id.iqbal, postId: id.president, organizationId: id.kspi, side: 'union' });
    await t.budi.made(`/events/${event.id}/attendance-estimates`, {
      sourceId: id.article,
      words: 'ribuan buruh',
      qualifier: 'unquantified',
    });

    const read = await t.anyone.read(`/events/${event.id}`);

    expect(read).toMatchObject({
      heldOn: SAID_ON,
      hosts: [{ acronym: 'KSPI' }, { acronym: 'KSPSI' }, { acronym: 'KSBSI' }, { acronym: 'ITUC' }],
      venue: { name: 'Gedung Swatantra Wibawamukti' },
      estimates: [
        {
          words: 'ribuan buruh',
          qualifier: 'unquantified',
          least: null,
          most: null,
          source: { kind: 'government_release' },
        },
      ],
    });
    expect(read.attendances).toHaveLength(3);
  });

  it('takes the statements and K-01 to K-07, each bound to the post of that day', async () => {
    for (const key of ['apprenticeship', 'outsourcing', 'training', 'social-dialogue', 'welfare']) {
      await record(key, '/topics', { key, label: key, labelEn: key });
    }
    const unions = { receiverIds: [id.kspi, id.kspsi, id.ksbsi] };
    const workers = { receiverWords: 'para pekerja' };
    const pledge = async (name: string, statement: object, commitment: object) => {
      const said = await t.budi.made('/statements', {
        kind: 'pledge',
        saidOn: SAID_ON,
        weekday: 'Senin',
        speakerId: id.asep,
        eventId: id.event,
        sourceId: id.article,
        ...statement,
      });
      pledges[name] = await t.budi.made('/commitments', { statementId: said.id, ...commitment });
    };
    await pledge(
      'K-01',
      { words: 'Insya Allah itu akan turun', gist: 'Perbup Pemagangan akan terbit' },
      {
        ...unions,
        title: 'Perbup Pemagangan akan terbit',
        firmness: 'explicit',
        topicKeys: ['apprenticeship'],
        authorityHolderId: id.regent,
      },
    );
    await pledge(
      'K-02',
      {
        words: 'outsourcing macam-macam akan kita berhentikan',
        gist: 'Alih daya yang menyimpang dihentikan',
      },
      {
        ...unions,
        title: 'Alih daya yang menyimpang dihentikan',
        firmness: 'conditional',
        condition: 'setelah Perbup Pemagangan terbit',
        topicKeys: ['outsourcing'],
      },
    );
    await pledge(
      'K-03',
      { gist: 'Mendukung pelatihan vokasi' },
      {
        ...workers,
        title: 'Mendukung pelatihan vokasi',
        firmness: 'general',
        makers: [{ organizationId: id.pemkab }],
        topicKeys: ['training'],
      },
    );
    await pledge(
      'K-04',
      { words: 'sekitar 20 orang, silakan dipakai', gist: 'Kantor Wakil Bupati boleh dipakai' },
      {
        ...unions,
        title: 'Kantor Wakil Bupati boleh dipakai untuk rapat serikat',
        firmness: 'explicit',
        topicKeys: ['social-dialogue'],
      },
    );
    await pledge(
      'K-05',
      { words: 'mari kita duduk bersama', gist: 'Ruang dialog' },
      {
        ...unions,
        title: 'Ruang dialog di lingkungan Pemkab',
        firmness: 'general',
        makers: [{ organizationId: id.pemkab }],
        topicKeys: ['social-dialogue'],
      },
    );
    await pledge(
      'K-06',
      { words: 'apa pun keinginan buruh harus diakomodir', gist: 'Pesan Bupati', relayedFromId: id.regent },
      { ...workers, title: 'Keinginan buruh diakomodasi', firmness: 'general', topicKeys: ['welfare'] },
    );
    await pledge(
      'K-07',
      { gist: 'Memperjuangkan kesejahteraan pekerja' },
      {
        ...workers,
        title: 'Kesejahteraan pekerja diperjuangkan',
        firmness: 'general',
        makers: [{ organizationId: id.pemkab }],
        topicKeys: ['welfare'],
      },
    );
    await t.budi.made('/statements', {
      kind: 'hope',
      saidOn: SAID_ON,
      speakerId: id.asep,
      eventId: id.event,
      sourceId: id.article,
      words: 'Bekasi bisa menjadi contoh',
      gist: 'Harapan',
    });
    for (const name of Object.keys(pledges)) {
      const verified = await t.siti.act(`/commitments/${pledges[name].id}/verify`, pledges[name]);
      expect(verified.status).toBe(200);
      pledges[name] = verified.body;
    }

    const ofEvent = await t.anyone.read(`/commitments?event=${id.event}&sort=stated`);

    expect(ofEvent.items).toHaveLength(7);
    expect(pledges['K-01']).toMatchObject({
      makers: [
        {
          organization: { name: 'Pemerintah Kabupaten Bekasi' },
          post: { title: 'Wakil Bupati' },
          person: { name: 'Asep Surya Atmaja' },
        },
      ],
      authorityHolder: { title: 'Bupati' },
      due: { on: null, precision: 'none' },
      founding: {
        words: 'Insya Allah itu akan turun',
        source: { kind: 'government_release', party: 'government' },
      },
      flags: expect.arrayContaining(['no_deadline', 'silent']),
    });
    expect(pledges['K-06']).toMatchObject({
      makers: [{ post: { title: 'Bupati' }, person: null }],
      founding: { relayedFrom: { title: 'Bupati' }, speaker: { name: 'Asep Surya Atmaja' } },
    });
  });
});

describe('following a pledge up, on an invented twin', () => {
  let twin: Json;

  it('starts at a meeting in the office', async () => {
    const room = await record('room', '/venues', {
      name: 'Ruang Rapat Contoh',
      capacity: 20,
      capacityQualifier: 'about',
    });
    const meeting = await record('meeting', '/events', {
      name: 'Audiensi Contoh',
      kind: 'audience',
      heldOn: '2026-01-12',
      weekday: 'Senin',
      startsAt: '2026-01-12T09:00:00+07:00',
      endsAt: '2026-01-12T10:30:00+07:00',
      venueId: room.id,
    });
    const minutes = await record('minutes', '/sources', {
      kind: 'signed_minutes',
      party: 'government',
      title: 'Notula Audiensi Contoh',
      reference: '500.15/001/Contoh/2025',
      publishedOn: '2026-01-12',
    });
    const office = await record('office', '/organizations', {
      name: 'Dinas Contoh',
      kind: 'government_body',
    });
    const post = await record('officePost', '/posts', {
      organizationId: office.id,
      title: 'Kepala Dinas Contoh',
    });
    const demand = await record('demand', '/demands', {
      title: 'Jadwal pelatihan contoh',
      raisedOn: '2026-01-12',
      raisedByIds: [id.puk],
      addressedToId: post.id,
      eventId: meeting.id,
      sourceId: minutes.id,
      number: 1,
    });
    const said = await t.budi.made('/statements', {
      kind: 'reply',
      words: 'jadwalnya kami umumkan kuartal ini',
      gist: 'Jadwal akan diumumkan',
      saidOn: '2026-01-12',
      postId: post.id,
      eventId: meeting.id,
      sourceId: minutes.id,
      demandId: demand.id,
    });
    const made = await t.budi.made('/commitments', {
      statementId: said.id,
      title: 'Jadwal pelatihan contoh diumumkan',
      firmness: 'explicit',
      receiverIds: [id.puk],
      dueOn: '2026-02-10',
      duePrecision: 'quarter',
      duePhrase: 'kuartal ini',
      picPostId: post.id,
      responsibleUnitId: office.id,
    });
    twin = (await t.siti.act(`/commitments/${made.id}/verify`, made)).body;

    expect(twin).toMatchObject({
      demand: { id: demand.id },
      event: { id: meeting.id },
      due: { on: '2026-03-31', precision: 'quarter', phrase: 'kuartal ini' },
      fulfilment: 'not_started',
    });
  });

  it('is followed up by letter, and silence is an outcome', async () => {
    const followUp = await t.budi.made(`/commitments/${twin.id}/follow-ups`, {
      action: 'Surat permintaan jadwal',
      method: 'letter',
      assigneePostId: id.officePost,
      dueOn: '2026-02-20',
      eventId: id.meeting,
    });

    const closed = await t.budi.act(`/follow-ups/${followUp.id}/outcome`, followUp, {
      outcome: 'silence',
      outcomeOn: '2026-03-02',
      note: 'Tidak ada jawaban.',
    });

    expect(closed.body).toMatchObject({
      state: 'done',
      outcome: 'silence',
      assigneePost: { title: 'Kepala Dinas Contoh' },
    });
    expect((await t.anyone.read(`/commitments/${twin.id}`)).lastNewsOn).toBe('2026-01-12');
  });

  it('lets the union dispute what the giver claims, beside the desk', async () => {
    const letter = await t.budi.made('/sources', {
      kind: 'letter',
      party: 'union',
      title: 'Surat Keberatan Contoh',
    });
    await t.budi.made(`/commitments/${twin.id}/assessments`, {
      lane: 'giver',
      organizationId: id.office,
      finding: 'fulfilled',
      assessedOn: '2026-03-03',
      note: 'Jadwal sudah disampaikan lisan.',
    });
    await t.budi.made(`/commitments/${twin.id}/assessments`, {
      lane: 'receiver',
      organizationId: id.puk,
      finding: 'disputes',
      assessedOn: '2026-03-04',
      note: 'Belum ada jadwal tertulis.',
      evidence: [{ sourceId: letter.id, grade: 'B', shows: 'Keberatan serikat.' }],
    });

    const read = await t.anyone.read(`/commitments/${twin.id}`);

    expect(read).toMatchObject({
      fulfilment: 'not_started',
      flags: expect.arrayContaining(['disputed', 'overdue']),
      lanes: {
        giver: [{ finding: 'fulfilled' }],
        receiver: [{ finding: 'disputes', organization: { id: id.puk }, evidence: [{ grade: 'B' }] }],
        desk: [],
      },
    });
    twin = read;
  });

  it('takes a finding of the desk with evidence, and a second person for the verdict', async () => {
    const decree = await t.budi.made('/sources', {
      kind: 'decree',
      party: 'government',
      title: 'Keputusan Contoh',
      reference: '560/002/Contoh/2026',
      publishedOn: '2026-04-06',
    });
    const proposed = await t.budi.act(`/commitments/${twin.id}/assessments`, twin, {
      lane: 'desk',
      organizationId: id.disnaker,
      finding: 'fulfilled',
      assessedOn: '2026-04-08',
      note: 'Jadwal ditetapkan.',
      evidence: [{ sourceId: decree.id, grade: 'A', shows: 'Jadwal pelatihan.', actOn: '2026-04-06' }],
    });
    const beforeSigning = await t.anyone.read(`/commitments/${twin.id}`);
    const bySame = await t.budi.act(`/assessments/${proposed.body.id}/sign`, proposed.body);

    const signed = await t.siti.act(`/assessments/${proposed.body.id}/sign`, proposed.body);

    expect(proposed.body.state).toBe('proposed');
    expect(beforeSigning).toMatchObject({ fulfilment: 'not_started', lanes: { desk: [] } });
    expect(bySame.body).toMatchObject({ status: 403, type: '/problems/second-person-needed' });
    expect(signed.body).toMatchObject({ state: 'in_force', finding: 'fulfilled' });
    expect(await t.anyone.read(`/commitments/${twin.id}`)).toMatchObject({
      fulfilment: 'fulfilled',
      fulfilledOn: '2026-04-06',
      flags: expect.arrayContaining(['fulfilled_late', 'disputed']),
    });
  });

  it('is read back by anybody: who did what when, and what the record said before', async () => {
    const history = await t.anyone.read(`/commitments/${twin.id}/history?limit=100`);
    const acts: string[] = history.items.map(({ entry }: Json) => entry.act).toReversed();
    const verifiedAt: string = history.items.find(({ entry }: Json) => entry.act === 'commitment.verified')
      .entry.recordedAt;

    const then = await t.anyone.read(`/commitments/${twin.id}?as_of=${encodeURIComponent(verifiedAt)}`);

    expect(acts).toEqual(
      expect.arrayContaining([
        'commitment.verified',
        'follow_up.planned',
        'follow_up.done',
        'assessment.recorded',
        'assessment.signed',
        'commitment.assessed',
      ]),
    );
    expect(history.items.every(({ actorName }: Json) => actorName === null)).toBe(true);
    expect(then).toMatchObject({
      id: twin.id,
      fulfilment: 'not_started',
      lanes: { giver: [], receiver: [], desk: [] },
      followUps: [],
      receivers: [{ name: 'PUK SPEE FSPMI PT Contoh Elektronika' }],
    });
  });

  it('is found by union, also through what the union belongs to', async () => {
    const found = async (query: string) =>
      (await t.anyone.read(`/commitments?${query}`)).items.map((item: Json) => item.id);

    expect(await found(`receiver=${id.puk}`)).toEqual([twin.id]);
    expect(await found(`organization=${id.fspmi}`)).toEqual([twin.id]);
    expect(await found(`organization=${id.kspi}`)).toHaveLength(5);
    expect(await found(`receiver=${id.kspi}&topic=apprenticeship`)).toEqual([pledges['K-01'].id]);
    expect(await found(`speaker=${id.asep}&status=not_started&status=waiting`)).toHaveLength(7);
    expect(await found(`maker=${id.pemkab}&post=${id.regent}`)).toEqual([pledges['K-06'].id]);
    expect(await found(`flag=disputed`)).toEqual([twin.id]);
    expect(await found(`due_before=2026-04-01`)).toEqual([twin.id]);
    expect(await found(`q=pemagangan`)).toEqual(expect.arrayContaining([pledges['K-01'].id]));
    expect(await found(`q="jadwal pelatihan"`)).toEqual([twin.id]);
  });
});

describe('what is refused', () => {
  it('a status without the evidence it needs', async () => {
    const answer = await t.siti.act(`/commitments/${pledges['K-01'].id}/assessments`, pledges['K-01'], {
      lane: 'desk',
      finding: 'fulfilled',
      assessedOn: '2026-03-01',
      note: 'Menurut kabar.',
      evidence: [{ sourceId: id.article, grade: 'B', shows: 'Rilis.' }],
    });

    expect(answer.body).toMatchObject({
      type: '/problems/evidence-missing',
      status: 422,
      errors: { evidence: ['needs evidence A, or B with an independent C'] },
    });
  });

  it('a grade its source cannot give', async () => {
    const answer = await t.siti.act(`/commitments/${pledges['K-01'].id}/assessments`, pledges['K-01'], {
      lane: 'desk',
      finding: 'in_progress',
      assessedOn: '2026-03-01',
      note: 'x',
      evidence: [{ sourceId: id.article, grade: 'A', shows: 'Rilis.', actOn: '2026-02-01' }],
    });

    expect(answer.body).toMatchObject({
      status: 422,
      errors: { 'evidence.0.grade': ['a source of the kind government_release gives B at best'] },
    });
  });

  it('a tenure that overlaps', async () => {
    const answer = await t.budi.post('/tenures', {
      personId: id.iqbal,
      postId: id.deputy,
      basis: 'definitive',
      startedOn: '2025-12-20',
    });

    expect(answer.body).toMatchObject({ type: '/problems/tenure-overlaps', status: 409 });
  });

  it('an acting holder beside the definitive one is not an overlap', async () => {
    const answer = await t.budi.post('/tenures', {
      personId: id.asep,
      postId: id.regent,
      basis: 'plt',
      startedOn: '2025-12-20',
      decree: '9344/KPG.11.01/PEMOTDA',
    });

    expect(answer.status).toBe(201);
  });

  it('a stale If-Match', async () => {
    const answer = await t.budi.act(
      `/commitments/${pledges['K-01'].id}/corrections`,
      { revision: 1 },
      { title: 'Lain', reason: 'Salah ketik' },
    );

    expect(answer.body).toMatchObject({ type: '/problems/stale', status: 412 });
  });

  it('an Idempotency-Key with another body', async () => {
    const headers = { 'idempotency-key': 'acara-contoh-1' };
    const first = await t.budi.post(
      '/events',
      { name: 'Acara Contoh', kind: 'other', heldOn: '2026-02-02' },
      headers,
    );
    const again = await t.budi.post(
      '/events',
      { name: 'Acara Contoh', kind: 'other', heldOn: '2026-02-02' },
      headers,
    );
    const other = await t.budi.post(
      '/events',
      { name: 'Acara Contoh Lain', kind: 'other', heldOn: '2026-02-02' },
      headers,
    );

    expect(again.body).toEqual(first.body);
    expect(other.body).toMatchObject({ type: '/problems/key-reused', status: 422 });
  });

  it('a weekday that contradicts its date', async () => {
    const answer = await t.budi.post('/events', {
      name: 'Aksi Contoh',
      kind: 'rally',
      heldOn: '2025-09-25',
      weekday: 'Rabu',
    });

    expect(answer.body).toMatchObject({
      type: '/problems/weekday-contradicts-date',
      status: 422,
      errors: { weekday: ['2025-09-25 is a Thursday, not Rabu; check the date in the source.'] },
    });
  });

  it('a commitment on a hope', async () => {
    const [hope] = (await t.anyone.read(`/statements?event=${id.event}&kind=hope`)).items;
    const answer = await t.budi.post('/commitments', {
      statementId: hope.id,
      title: 'Bekasi menjadi contoh',
      firmness: 'general',
      receiverWords: 'semua',
    });

    expect(answer.body).toMatchObject({ type: '/problems/not-a-pledge', status: 422 });
  });
});
