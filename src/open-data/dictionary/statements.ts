import { PARTY_LABELS, SOURCE_KIND_LABELS, STATEMENT_KIND_LABELS } from '../../page-parts/labels.js';
import { always, day, id, instant, oneOf, refersTo, since, text, type View, whole } from './view.js';

const statements: View = {
  id: 'Pernyataan: kata-kata seperti diucapkan, dengan pembicara, jabatan, acara, dan sumbernya.',
  en: 'Statements: the words as spoken, with speaker, post, event and source.',
  key: ['id'],
  columns: {
    id,
    kind: always(oneOf(STATEMENT_KIND_LABELS, { id: 'Jenis pernyataan.', en: 'Kind of statement.' })),
    words: text({
      id: 'Kutipan persis; kosong bila sumber hanya memparafrasakan.',
      en: 'The words verbatim; empty when the source only paraphrases.',
    }),
    language: always(text({ id: 'Kode ISO 639 bahasa kutipan.', en: 'ISO 639 code of the words.' })),
    gist: always(text({ id: 'Intinya, dengan kata-kata kami.', en: 'What was said, in our words.' })),
    said_on: always(day({ id: 'Hari diucapkan.', en: 'Day it was said.' })),
    speaker_id: refersTo('people', {
      id: 'Pembicara; kosong bila sumber hanya menyebut jabatan, atau pembicara tidak berperan publik.',
      en: 'The speaker; empty when the source names only the post, or the speaker has no public role.',
    }),
    tenure_id: refersTo('tenures', {
      id: 'Masa jabatan pembicara pada hari itu.',
      en: 'The tenure the speaker held that day.',
    }),
    post_id: refersTo('posts', { id: 'Jabatan saat berbicara.', en: 'The post spoken from.' }),
    relayed_from_post_id: refersTo('posts', {
      id: 'Jabatan yang kata-katanya disampaikan; kosong bila bicara sendiri.',
      en: 'The post whose words are passed on; empty when first-hand.',
    }),
    event_id: refersTo('events', { id: 'Acaranya.', en: 'The event.' }),
    source_id: refersTo('sources', { id: 'Sumbernya.', en: 'The source.' }),
    demand_id: refersTo('demands', { id: 'Tuntutan yang dijawab.', en: 'The demand it answers.' }),
    ...since,
  },
};

const demands: View = {
  id: 'Tuntutan serikat. Tuntutan yang diulang di acara lain adalah baris tersendiri.',
  en: 'Demands of unions. One repeated at another event is a row of its own.',
  key: ['id'],
  columns: {
    id,
    title: always(text({ id: 'Isinya, dengan kata-kata kami.', en: 'What it asks, in our words.' })),
    words: text({ id: 'Kutipannya.', en: 'Its words, quoted.' }),
    number: whole({ id: 'Nomornya dalam daftar tuntutan.', en: 'Its number in a list of demands.' }),
    raised_on: always(day({ id: 'Hari diajukan.', en: 'Day it was raised.' })),
    addressed_to_post_id: refersTo('posts', {
      id: 'Jabatan yang dituju; kosong bila kepada pemerintah secara umum.',
      en: 'The post it is addressed to; empty when to the government at large.',
    }),
    event_id: refersTo('events', { id: 'Acaranya.', en: 'The event.' }),
    source_id: refersTo('sources', { id: 'Sumbernya.', en: 'The source.' }),
    repeats_id: refersTo('demands', {
      id: 'Tuntutan lebih awal yang diulang.',
      en: 'The earlier demand it repeats.',
    }),
    ...since,
  },
};

const sources: View = {
  id: 'Sumber: berita, surat, rekaman, dokumen tempat sesuatu dapat diperiksa.',
  en: 'Sources: articles, letters, recordings, documents where something can be looked up.',
  key: ['id'],
  columns: {
    id,
    kind: always(oneOf(SOURCE_KIND_LABELS, { id: 'Jenis sumber.', en: 'Kind of source.' })),
    party: always(oneOf(PARTY_LABELS, { id: 'Kata siapa sumber ini.', en: 'Whose word it is.' })),
    title: always(text({ id: 'Judul.', en: 'Title.' })),
    publisher: text({ id: 'Media atau kantor penerbit.', en: 'Outlet or office that published it.' }),
    authors: text({ id: 'Nama penulis, dipisah titik koma.', en: 'Bylines, separated by semicolons.' }),
    url: text({ id: 'Alamat di web.', en: 'Address on the web.' }),
    reference: text({ id: 'Nomor surat atau dokumen.', en: 'Number of the letter or document.' }),
    published_on: day({ id: 'Hari terbit.', en: 'Day it was published.' }),
    captured_at: instant({ id: 'Saat salinan kami diambil.', en: 'When we took our copy.' }),
    content_sha256: text({
      id: 'SHA-256 salinan kami, heksadesimal.',
      en: 'SHA-256 of our copy, hexadecimal.',
    }),
    language: always(text({ id: 'Kode ISO 639 bahasanya.', en: 'ISO 639 code of its language.' })),
    note: text({ id: 'Catatan.', en: 'A note.' }),
    ...since,
  },
};

export const STATEMENT_VIEWS: Readonly<Record<string, View>> = {
  statements,
  demands,
  demand_organizations: {
    id: 'Organisasi yang mengajukan tuntutan.',
    en: 'The organizations that raised a demand.',
    key: ['demand_id', 'organization_id'],
    columns: {
      demand_id: always(refersTo('demands', { id: 'Tuntutannya.', en: 'The demand.' })),
      organization_id: always(refersTo('organizations', { id: 'Yang mengajukan.', en: 'Who raised it.' })),
    },
  },
  sources,
  attachments: {
    id: 'Berkas yang menunjukkan isi sebuah sumber. Isinya diunduh lewat API dengan pengenalnya.',
    en: 'Files that show what a source says. Their content is downloaded through the API by their identifier.',
    key: ['id'],
    columns: {
      id,
      source_id: refersTo('sources', { id: 'Sumbernya.', en: 'The source.' }),
      name: always(text({ id: 'Nama berkas.', en: 'File name.' })),
      media_type: always(text({ id: 'Jenis media.', en: 'Media type.' })),
      byte_count: always(whole({ id: 'Ukuran dalam bita.', en: 'Size in bytes.' })),
      sha256: always(text({ id: 'SHA-256 berkas, heksadesimal.', en: 'SHA-256 of the file, hexadecimal.' })),
      original_sha256: always(
        text({
          id: 'SHA-256 berkas yang dikirim; lain bagi gambar, yang digambar ulang.',
          en: 'SHA-256 of what was sent; another one for images, which are drawn anew.',
        }),
      ),
      width: whole({ id: 'Lebar gambar dalam piksel.', en: 'Width of an image in pixels.' }),
      height: whole({ id: 'Tinggi gambar dalam piksel.', en: 'Height of an image in pixels.' }),
      caption: text({ id: 'Apa yang ditunjukkannya.', en: 'What it shows.' }),
      withdrawn_at: instant({
        id: 'Sejak kapan isinya tidak disimpan lagi.',
        en: 'Since when its content is gone.',
      }),
      ...since,
    },
  },
};
