import { describe, expect, it } from '@jest/globals';
import { aDraft, aLockedMeeting } from '../../test/support/minutes.js';
import type { Language } from '../common/language.js';
import type { MeetingDto } from '../meetings/meeting.dto.js';
import { notulaOf } from './compose.js';
import type { Notula } from './notula.content.js';

const ADDRESS = 'https://ikrar.contoh.go.id/rapat/1/notula';
const read = (meeting: MeetingDto, language: Language = 'id', moment: string | null = null): Notula =>
  notulaOf(meeting, { language, address: ADDRESS, moment });
const fact = ({ facts }: Notula, label: string) =>
  facts.find((one) => one.label === label)?.items.map(({ text }) => text);
const part = ({ parts }: Notula, title: string) => parts.find((one) => one.title === title);

describe('the head', () => {
  it('writes day and times as offices do', () => {
    const notula = read(aLockedMeeting());

    expect(fact(notula, 'Hari/tanggal')).toEqual(['Senin, 12 Januari 2026']);
    expect(fact(notula, 'Waktu')).toEqual([
      'pukul 09.00–10.30 WIB',
      'Dibuka pukul 09.05 WIB, ditutup pukul 10.40 WIB',
    ]);
  });

  it('writes a day past midnight in Jakarta as Jakarta has it', () => {
    const { event, ...rest } = aLockedMeeting();
    const meeting = { ...rest, event: event && { ...event, endedOn: '2026-01-13' } };

    expect(fact(read(meeting), 'Hari/tanggal')).toEqual([
      'Senin, 12 Januari 2026 s.d. Selasa, 13 Januari 2026',
    ]);
  });

  it('has a dash for what nobody noted', () => {
    const { event, ...rest } = aLockedMeeting({ openedAt: null, closedAt: null, attendances: [], sides: [] });
    const meeting = { ...rest, event: event && { ...event, startsAt: null, endsAt: null, venue: null } };

    const notula = read(meeting);

    for (const label of ['Waktu', 'Tempat', 'Pimpinan rapat', 'Notulis', 'Peserta'])
      expect(fact(notula, label)).toEqual(['–']);
    expect(notula.attached).toMatchObject({ notice: 'Belum ada peserta yang dicatat.', table: null });
  });

  it('counts who came by side', () => {
    expect(fact(read(aLockedMeeting()), 'Peserta')).toEqual([
      'Pemerintah: 2 orang hadir (diundang 3, datang 2, tidak hadir 1)',
      'SP/SB: 10 orang hadir (diundang 2, datang 3, tanpa undangan 1)',
      'Pengusaha: 1 orang hadir (diundang 1, datang 1, terlambat 1)',
      'Lainnya: 1 orang hadir (datang 1, tanpa undangan 1)',
      'Seluruhnya 14 orang hadir dari 4 organisasi',
    ]);
  });

  it('says what became of each item of the agenda', () => {
    const agenda = read(aLockedMeeting()).facts.find(({ label }) => label === 'Agenda');

    expect(agenda?.items).toEqual([
      {
        number: '1.',
        text: 'Peserta pemagangan tanpa perjanjian tertulis',
        notes: ['Diajukan oleh SP/SB, PUK SPEE FSPMI PT Contoh Elektronika', 'Hasil: dibahas'],
      },
      {
        number: '2.',
        text: 'Komitmen: Menyiapkan ruang pelatihan contoh',
        notes: [
          'Komitmen terbuka dari para pihak yang diundang',
          'Hasil: ditunda sampai 2 Feb 2026; menunggu anggaran',
        ],
      },
    ]);
  });

  it('stands under the name of an office without a letterhead', () => {
    const { office, ...rest } = aLockedMeeting();

    expect(read({ ...rest, office: office && { ...office, letterhead: null } }).letterhead).toEqual([
      'Dinas Ketenagakerjaan Contoh',
    ]);
    expect(read({ ...rest, office: null }).letterhead).toEqual([]);
  });

  it('says for whom it is, where that is not everybody', () => {
    const restriction = { partyIds: [], ground: 'office_memo', until: '2035-12-31' };

    const internal = read(aLockedMeeting({ visibility: 'internal', restriction }));
    const forParties = read(aLockedMeeting({ visibility: 'parties', restriction }));

    expect(fact(internal, 'Sifat')).toEqual(['Internal kantor, sampai 31 Desember 2035']);
    expect(fact(forParties, 'Sifat')).toEqual([
      'Terbatas untuk para pihak dan kantor, sampai 31 Desember 2035',
    ]);
    expect(fact(read(aLockedMeeting()), 'Sifat')).toBeUndefined();
  });
});

describe('the body', () => {
  it('keeps its parts in order and leaves out what is empty', () => {
    const { points, ...rest } = aLockedMeeting();
    const backwards = { ...rest, points: points.toReversed().filter(({ kind }) => kind !== 'information') };

    expect(read(backwards).parts.map(({ title }) => title)).toEqual([
      'Pembukaan',
      'Pembahasan',
      'Kesimpulan',
      'Keputusan',
      'Penutup',
      'Tindak lanjut',
      'Ralat',
    ]);
  });

  it('names the speaker of each point and what they came as', () => {
    expect(part(read(aLockedMeeting()), 'Pembahasan')?.entries.map(({ lead }) => lead)).toEqual([
      'Sukma, Ketua, PUK SPEE FSPMI PT Contoh Elektronika (SP/SB):',
      'dr. Tono Contoh, PT Contoh Alih Daya, mewakili Apindo Contoh (Pengusaha):',
      'Budi Contoh, S.H., Kepala Bidang Hubungan Industrial Contoh, Dinas Ketenagakerjaan Contoh (Pemerintah):',
    ]);
  });

  it('says where the agenda moves on', () => {
    expect(part(read(aLockedMeeting()), 'Pembahasan')?.entries.map(({ about }) => about)).toEqual([
      'Agenda 1: Peserta pemagangan tanpa perjanjian tertulis',
      null,
      'Agenda 2: Komitmen: Menyiapkan ruang pelatihan contoh',
    ]);
  });

  it('sums the votes of each side', () => {
    const [decision] = part(read(aLockedMeeting()), 'Keputusan')?.entries ?? [];

    expect(decision?.table?.columns.map(({ title }) => title)).toEqual([
      'Pilihan',
      'Pemerintah',
      'SP/SB',
      'Pengusaha',
      'Jumlah',
    ]);
    expect(decision?.table?.rows.map((cells) => cells.flat())).toEqual([
      ['Rp5.938.885', '16', '8', '0', '24'],
      ['Rp5.795.228,21', '0', '0', '8', '8'],
      ['Jumlah', '16', '8', '8', '32'],
    ]);
    expect(decision?.notes).toEqual(['Suara yang masuk: 32', 'Lihat ralat nomor 1']);
  });

  it('points from a point to what it became', () => {
    expect(part(read(aLockedMeeting()), 'Pembahasan')?.entries.map(({ notes }) => notes)).toEqual([
      ['Menjadi tuntutan: Pemeriksaan perjanjian pemagangan contoh'],
      ['Dicatat sebagai pernyataan: Daftar peserta akan dikirim', 'Menjadi tindak lanjut nomor 1'],
      ['Menjadi komitmen: Menyiapkan ruang pelatihan contoh tahun 2026'],
    ]);
  });

  it('lists follow-ups with who is in charge, the last day and the state', () => {
    expect(part(read(aLockedMeeting()), 'Tindak lanjut')?.table?.rows).toEqual([
      [
        ['1.'],
        ['Mengirim daftar peserta pemagangan beserta perjanjiannya'],
        ['Manajer SDM Contoh', 'PT Contoh Alih Daya'],
        ['26 Jan 2026'],
        ['Selesai', 'Diterima lengkap.'],
      ],
      [
        ['2.'],
        ['Memeriksa perjanjian pemagangan'],
        ['Dinas Ketenagakerjaan Contoh'],
        ['9 Feb 2026'],
        ['Belum selesai'],
      ],
    ]);
  });

  it('numbers corrections and says what each is of', () => {
    const [ralat] = part(read(aLockedMeeting()), 'Ralat')?.entries ?? [];

    expect(ralat).toMatchObject({
      number: '1.',
      lead: '20 Januari 2026, Keputusan 1:',
      notes: ['Alasan: Surat kuasa diterima sebelum rapat.'],
    });
  });
});

describe('the foot', () => {
  it('has place and day without a full stop, the post and the name of who signed', () => {
    const { left, right } = read(aLockedMeeting()).signatures;

    expect(right).toEqual({
      opening: 'Cikarang Pusat, 14 Januari 2026',
      post: 'Kepala Bidang Hubungan Industrial Contoh,',
      name: 'Budi Contoh, S.H.',
      blanks: ['Pangkat:', 'NIP:'],
    });
    expect(left).toMatchObject({ opening: null, post: 'Notulis,', name: 'Siti Contoh, M.H.' });
  });

  it('asks only civil servants for rank and number', () => {
    const { attendances, minutes, ...rest } = aLockedMeeting();
    const leader = attendances.find(({ person }) => person?.name === 'Sukma');

    const { right } = read({
      ...rest,
      attendances,
      minutes: { ...minutes, signedById: leader?.id ?? null },
    }).signatures;

    expect(right).toMatchObject({ post: 'Ketua,', name: 'Sukma', blanks: [] });
  });

  it('lists who came by side, the chair first, without a name by role or number', () => {
    const rows = read(aLockedMeeting()).attached.table?.rows.map(([, name, place, side, presence]) => [
      name?.join('; '),
      place?.join('; '),
      side?.join('; '),
      presence?.join('; '),
    ]);

    const office = 'Dinas Ketenagakerjaan Contoh';
    const union = 'PUK SPEE FSPMI PT Contoh Elektronika';
    expect(rows).toEqual([
      [
        'Budi Contoh, S.H.',
        `Kepala Bidang Hubungan Industrial Contoh, ${office}; pimpinan rapat`,
        'Pemerintah',
        'Hadir',
      ],
      ['Siti Contoh, M.H.', `Mediator Hubungan Industrial Contoh, ${office}; notulis`, 'Pemerintah', 'Hadir'],
      ['–', `Kepala Bagian Hukum Contoh, ${office}`, 'Pemerintah', 'Tidak hadir'],
      ['Sukma', `Ketua, ${union}`, 'SP/SB', 'Hadir'],
      ['4 orang', 'PC SP KEP Contoh Bekasi', 'SP/SB', 'Hadir; tanpa undangan'],
      ['anggota PUK (5 orang)', union, 'SP/SB', 'Hadir'],
      ['dr. Tono Contoh', 'PT Contoh Alih Daya; mewakili Apindo Contoh', 'Pengusaha', 'Hadir, terlambat'],
      ['wartawan Harian Contoh', 'pengamat', 'Lainnya', 'Hadir; tanpa undangan'],
    ]);
  });
});

describe('what is not signed', () => {
  it('is marked as a draft and says when its points show', () => {
    const notula = read(aDraft());

    expect(notula.mark).toBe('DRAF: belum ditandatangani');
    expect(notula.notices).toEqual([
      'Isi pembahasan, keputusan, dan tindak lanjut tampil di sini setelah notula ditandatangani.',
    ]);
    expect(notula.signatures.right.opening).toMatch(/^\.+, \.+$/);
    expect(notula.about.fileName).toBe('notula-2026-01-12-audiensi-contoh-tentang-pemagangan-draf');
  });

  it('is marked also for the office, which sees its points', () => {
    const notula = read(aDraft({ points: aLockedMeeting().points }));

    expect(notula).toMatchObject({ mark: 'DRAF: belum ditandatangani', notices: [] });
  });

  it('says that a meeting was called off', () => {
    const { event, ...rest } = aDraft({ state: 'cancelled' });
    const notula = read({ ...rest, event: event && { ...event, cancelledOn: '2026-01-10' } });

    expect(notula).toMatchObject({
      mark: 'RAPAT DIBATALKAN',
      notices: ['Rapat ini dibatalkan pada Sabtu, 10 Januari 2026.'],
    });
  });

  it.each(['signed', 'locked'])('%s minutes carry no mark', (state) => {
    const { minutes, ...rest } = aLockedMeeting();

    expect(read({ ...rest, minutes: { ...minutes, state } }).mark).toBeNull();
  });
});

describe('the source', () => {
  it('has the address, the revision and a code of what it says', () => {
    const { source } = read(aLockedMeeting());

    expect(source.address).toBe(ADDRESS);
    expect(source.version).toMatch(/^revisi 7, 14 Jan 2026, 10\.30 WIB; kode isi [\da-f]{4}-[\da-f]{4}$/);
  });

  it('has one code for one content, in either language and at any moment, and another for another', () => {
    const code = (meeting: MeetingDto, ...more: [Language?, string?]) =>
      / ([\da-f]{4}-[\da-f]{4})/.exec(read(meeting, ...more).source.version)?.[1];
    const meeting = aLockedMeeting();

    expect(code(meeting, 'en')).toBe(code(meeting));
    expect(code(meeting, 'id', '2026-02-01T00:00:00Z')).toBe(code(meeting));
    expect(code({ ...meeting, corrections: [] })).not.toBe(code(meeting));
  });

  it('says as of when it is read, where that is not now', () => {
    expect(read(aLockedMeeting(), 'id', '2026-02-01T00:00:00Z').source.version).toMatch(
      /; menurut catatan per 1 Feb 2026, 07\.00 WIB$/,
    );
  });
});

it('is composed in English too', () => {
  const notula = read(aLockedMeeting(), 'en');

  expect(notula.parts.map(({ title }) => title)).toEqual([
    'Opening',
    'Information',
    'Discussion',
    'Conclusions',
    'Decisions',
    'Closing',
    'Follow-ups',
    'Corrections',
  ]);
  expect(fact(notula, 'Day and date')?.[0]).toMatch(/^Monday,? 12 January 2026$/);
  expect(fact(notula, 'Time')).toEqual(['09:00–10:30 WIB', 'Opened 09:05 WIB, closed 10:40 WIB']);
});

it('is called by the first letters of a long or foreign name', () => {
  const named = (name: string) => {
    const { event, ...rest } = aLockedMeeting();
    return read({ ...rest, event: event && { ...event, name } }).about.fileName;
  };

  expect(named('Audiensi Çontoh: Ruang & Waktu')).toBe('notula-2026-01-12-audiensi-contoh-ruang-waktu');
  expect(named('漢字')).toBe('notula-2026-01-12');
  expect(named('a'.repeat(300)).length).toBeLessThan(90);
});
