import { processActor } from '../../src/common/actor.js';
import { SourceArticle } from '../../src/demo/source-article.js';
import {
  aChair,
  aMeeting,
  aPoint,
  aSource,
  aStatement,
  aTenure,
  aVerifiedCommitment,
  minutesBrought,
} from './builders.js';
import type { Json } from './client.js';
import type { TestApp } from './test-app.js';

/** A search, and the title one of the first three must begin with. */
export type Case = readonly [q: string, expected: string];

const PERBUP = 'Peraturan Bupati tentang Pemagangan';
const OUTSOURCING = 'Alih daya (outsourcing)';
const TRAINING = 'Program kesejahteraan didukung';
const OFFICE = 'Kantor Wakil Bupati boleh dipakai';
const DIALOGUE = 'Ruang dialog dan musyawarah';
const RALLY = 'Konsolidasi Akbar';

/**
 * What people type into the search of this record: terms and acronyms of the field, inflected forms, names with titles
 * and misspelt, phrases and fields; over the source article and an invented corpus.
 */
export const CASES: readonly Case[] = [
  // Terms and their synonyms
  ['pemagangan', PERBUP],
  ['apprenticeship', PERBUP],
  ['perbup pemagangan', PERBUP],
  ['peraturan bupati', PERBUP],
  ['outsourcing', OUTSOURCING],
  ['alih daya', OUTSOURCING],
  ['izin outsourcing dicabut', 'Izin perusahaan alih daya'],
  ['PHK', 'Pesangon pekerja yang terkena PHK'],
  ['pemutusan hubungan kerja', 'Bursa kerja bagi korban'],
  ['korban PHK', 'Bursa kerja bagi korban'],
  ['UMK', 'Usulan kenaikan UMK'],
  ['upah minimum kabupaten', 'Usulan kenaikan UMK'],
  ['K3', 'Pelatihan keselamatan'],
  ['keselamatan kerja', 'Pelatihan keselamatan'],
  ['THR', 'Posko pengaduan THR'],
  ['tunjangan hari raya', 'Posko pengaduan THR'],
  ['cuti hamil', 'Cuti melahirkan'],
  ['gaji lembur', 'Upah lembur dibayar penuh'],
  ['jaminan sosial pekerja kontrak', 'Iuran BPJS'],
  ['notulen pemagangan', 'Serikat mengusulkan kuota'],
  // Inflected forms
  ['magang', PERBUP],
  ['dimagangkan', PERBUP],
  ['penerbitan perbup', PERBUP],
  ['menghentikan outsourcing', OUTSOURCING],
  ['pencabutan izin', 'Izin perusahaan alih daya'],
  ['mencabut izin', 'Izin perusahaan alih daya'],
  ['penambahan mediator', 'Jumlah mediator'],
  ['menambah mediator', 'Jumlah mediator'],
  ['perbaikan gedung', 'Gedung balai latihan kerja'],
  ['pembangunan rumah susun', 'Rumah susun pekerja'],
  ['membangun rumah', 'Rumah susun pekerja'],
  ['pembayaran lembur', 'Upah lembur dibayar penuh'],
  ['penyediaan penitipan anak', 'Tempat penitipan anak'],
  ['pengawasan pesangon', 'Pesangon pekerja'],
  ['menaikkan upah sektoral', 'Naikkan upah minimum sektoral'],
  ['kesejahteraan', 'Kesejahteraan pekerja akan diperjuangkan'],
  ['pelatihan vokasi', TRAINING],
  // Names, titles, acronyms
  ['KSPI', 'Konfederasi Serikat Pekerja Indonesia'],
  ['KSPSI', 'Konfederasi Serikat Pekerja Seluruh Indonesia'],
  ['KSBSI', 'Konfederasi Serikat Buruh Sejahtera'],
  ['Konfederasi Serikat Buruh Seluruh Indonesia', 'Konfederasi Serikat Buruh Sejahtera'],
  ['Disnaker', 'Dinas Ketenagakerjaan Kabupaten Bekasi'],
  ['dinas tenaga kerja bekasi', 'Dinas Ketenagakerjaan Kabupaten Bekasi'],
  ['DPRD', 'Dewan Perwakilan Rakyat Daerah'],
  ['Pemkab Bekasi', 'Pemerintah Kabupaten Bekasi'],
  ['Asep Surya Atmaja', 'dr. Asep Surya Atmaja'],
  ['Asep Suryaatmaja', 'dr. Asep Surya Atmaja'],
  ['dr. Asep Surya-Atmaja', 'dr. Asep Surya Atmaja'],
  ['said iqbal', 'Said Iqbal'],
  ['Siti Contoh, M.H.', 'Siti Contoh, M.H.'],
  ['Sukma', 'Sukma'],
  ['Wakil Bupati', 'Wakil Bupati'],
  ['wabup', 'Wakil Bupati'],
  ['kepala dinas ketenagakerjaan', 'Kepala Dinas Ketenagakerjaan'],
  ['SPEE Contoh Elektronika', 'PUK SPEE FSPMI PT Contoh Elektronika'],
  ['Wibawa Mukti', RALLY],
  ['konsolidasi akbar', RALLY],
  ['500.15/001/Contoh/2025', 'Surat Contoh tentang lembur'],
  // Misspelt
  ['pemagagan', PERBUP],
  ['outsorcing', OUTSOURCING],
  ['Asep Surya Atmja', 'dr. Asep Surya Atmaja'],
  ['Said Ikbal', 'Said Iqbal'],
  ['kesejahtraan', 'Kesejahteraan pekerja akan diperjuangkan'],
  ['peangguran disabilitas', 'Kuota pekerja penyandang disabilitas'],
  ['pesanggon', 'Pesangon pekerja'],
  ['mediatorr hubungan industrial', 'Jumlah mediator'],
  ['Konsoldasi Akbar', RALLY],
  ['Suksma', 'Sukma'],
  // Phrases, without, one or another, fields
  ['"rumah susun"', 'Rumah susun pekerja'],
  ['"kantor wakil bupati"', OFFICE],
  ['upah -lembur jenis:komitmen', 'Usulan kenaikan UMK'],
  ['penitipan atau daycare', 'Tempat penitipan anak'],
  ['pembicara:asep dialog', DIALOGUE],
  ['pembicara:"Siti Contoh" mediator', 'Jumlah mediator'],
  ['serikat:KSPI pemagangan', PERBUP],
  ['jenis:tuntutan pemagangan', 'Hapus pemagangan berkedok'],
  ['jenis:acara buruh', 'Unjuk Rasa Hari Buruh'],
  ['jenis:notula kuota', 'Serikat mengusulkan kuota'],
  ['sejak:2026 bus malam', 'Bus antar jemput'],
  ['asep pemagangan', PERBUP],
  ['rapat di kantor wabup', OFFICE],
  ['bus jemputan pekerja malam', 'Bus antar jemput'],
  ['DPRD raperda', 'Raperda ketenagakerjaan'],
];

/** The records the searches are over. */
export async function enterCorpus(t: TestApp): Promise<void> {
  const { rows } = await t.owner.query<{ id: string }>('SELECT id FROM account ORDER BY name LIMIT 2');
  const [recorder, verifier] = rows.map(({ id }) => processActor(id, 'administrator'));
  await t.app.get(SourceArticle, { strict: false }).load(recorder, verifier);
  const made = (path: string, fields: object) => t.budi.made(path, fields);
  const union = (name: string, more: object = {}) => made('/organizations', { name, kind: 'union', ...more });
  const office = await made('/organizations', {
    name: 'Kantor Hubungan Industrial Contoh',
    kind: 'government_body',
  });
  const [electronics, alliance] = [
    await union('PUK SPEE FSPMI PT Contoh Elektronika', { level: 'workplace' }),
    await union('Aliansi Buruh Contoh', { acronym: 'ABC', level: 'alliance' }),
  ];
  await union('PUK SPAMK FSPMI PT Contoh Otomotif', { level: 'workplace' });
  await union('PC SP KEP Contoh Bekasi', { level: 'regency_sector_branch' });
  await made('/organizations', { name: 'PT Contoh Alih Daya', kind: 'employer' });
  await made('/organizations', { name: 'Apindo Contoh', kind: 'employers_association' });
  const post = await made('/posts', { organizationId: office.id, title: 'Kepala Kantor Contoh' });
  const siti = await made('/people', { name: 'Siti Contoh', backTitles: 'M.H.', visibility: 'public' });
  const sukma = await made('/people', { name: 'Sukma', visibility: 'public' });
  await aTenure(t, { personId: siti.id, postId: post.id });
  const chair = await made('/posts', { organizationId: alliance.id, title: 'Ketua' });
  await aTenure(t, { personId: sukma.id, postId: chair.id });
  const source = await aSource(t, {
    title: 'Surat Contoh tentang lembur',
    reference: '500.15/001/Contoh/2025',
  });
  await aSource(t, { title: 'Berita Contoh: banjir di kawasan industri' });
  await enterPledges(t, { speakerId: siti.id, postId: post.id, sourceId: source.id }, electronics.id);
  const raised = { raisedOn: '2026-01-12', raisedByIds: [alliance.id], sourceId: source.id };
  await made('/demands', { title: 'Hapus pemagangan berkedok pelatihan', ...raised });
  await made('/demands', { title: 'Naikkan upah minimum sektoral sepuluh persen', ...raised });
  await made('/events', { name: 'Unjuk Rasa Hari Buruh Contoh', kind: 'rally', heldOn: '2026-05-01' });
  await made('/events', { name: 'Audiensi Contoh di balai desa', kind: 'audience', heldOn: '2026-02-01' });
  const meeting = await aMeeting(t, { name: 'Rapat pembahasan Raperbup contoh', officeId: office.id });
  await aChair(t, meeting);
  await aPoint(t, meeting, {
    text: 'Serikat mengusulkan kuota pemagangan paling banyak dua puluh persen; minta dimuat dalam notula.',
  });
  await aPoint(t, meeting, { text: 'Pengusaha meminta waktu untuk membahas naskah.' });
  await minutesBrought(t, meeting, 'signed');
}

async function enterPledges(t: TestApp, said: Json, receiver: string): Promise<void> {
  for (const [title, gist] of [
    ['Upah lembur dibayar penuh di kawasan industri contoh', 'Lembur akan dibayar sesuai aturan.'],
    ['Usulan kenaikan UMK contoh dibahas bersama dewan pengupahan', 'Upah minimum akan dibahas.'],
    ['Pesangon pekerja yang terkena PHK diawasi pembayarannya', 'Pembayaran akan kami awasi.'],
    ['Iuran BPJS pekerja kontrak diperiksa kepatuhannya', 'Iuran akan diperiksa.'],
    ['Pelatihan keselamatan dan kesehatan kerja diadakan tiap triwulan', 'Pelatihan K3 rutin.'],
    ['Tempat penitipan anak bagi pekerja perempuan disediakan', 'Penitipan anak akan ada.'],
    ['Bus antar jemput pekerja malam disiapkan', 'Bus jemputan untuk giliran malam.'],
    ['Rumah susun pekerja dibangun di Cikarang Contoh', 'Rumah susun akan dibangun.'],
    ['Posko pengaduan THR dibuka sebelum hari raya', 'Posko akan dibuka.'],
    ['Cuti melahirkan tidak boleh dipersulit perusahaan', 'Cuti itu hak pekerja.'],
    ['Bursa kerja bagi korban pemutusan hubungan kerja diselenggarakan', 'Bursa kerja akan diadakan.'],
    ['Jumlah mediator hubungan industrial ditambah', 'Mediator masih kurang.'],
    ['Kuota pekerja penyandang disabilitas dipenuhi', 'Kuota akan dipenuhi untuk mengurangi pengangguran.'],
    ['Gedung balai latihan kerja diperbaiki', 'Atap gedung akan diperbaiki.'],
    ['Raperda ketenagakerjaan diajukan ke DPRD', 'Rancangan akan diajukan.'],
    ['Izin perusahaan alih daya yang melanggar dicabut', 'Izin akan dicabut.'],
  ] as const) {
    const statement = await aStatement(t, { ...said, words: null, gist, saidOn: '2026-01-12' });
    await aVerifiedCommitment(t, { title, statementId: statement.id, receiverIds: [receiver] });
  }
}

/** The searches of which none of the first three is what was expected, with what came instead. */
export async function missesOf(t: TestApp): Promise<{ q: string; expected: string; found: string[] }[]> {
  const misses = [];
  for (const [q, expected] of CASES) {
    const { items } = await t.anyone.read(`/search?limit=3&q=${encodeURIComponent(q)}`);
    const found = (items as Json[]).map(({ title }) =>
      (title as { text: string }[]).map(({ text }) => text).join(''),
    );
    if (!found.some((title) => title.startsWith(expected))) misses.push({ q, expected, found });
  }
  return misses;
}
