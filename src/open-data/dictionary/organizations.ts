import {
  BASIS_LABELS,
  BOND_LABELS,
  ORGANIZATION_KIND_LABELS,
  UNION_LEVEL_LABELS,
} from '../../page-parts/labels.js';
import { AREA_LEVEL_VALUES } from './values.js';
import {
  always,
  type Column,
  day,
  id,
  instant,
  oneOf,
  refersTo,
  since,
  text,
  type View,
  whole,
} from './view.js';

const organization = always(refersTo('organizations', { id: 'Organisasinya.', en: 'The organization.' }));
const area: Column = { ...text({ id: 'Kode wilayahnya.', en: 'Code of its area.' }), refersTo: 'areas' };

export const ORGANIZATION_VIEWS: Readonly<Record<string, View>> = {
  organizations: {
    id: 'Organisasi: serikat, kantor, dewan, perusahaan, media.',
    en: 'Organizations: unions, offices, councils, companies, media.',
    key: ['id'],
    columns: {
      id,
      name: always(text({ id: 'Nama.', en: 'Name.' })),
      acronym: text({ id: 'Singkatan.', en: 'Acronym.' }),
      kind: always(oneOf(ORGANIZATION_KIND_LABELS, { id: 'Jenis organisasi.', en: 'Kind of organization.' })),
      level: oneOf(UNION_LEVEL_LABELS, {
        id: 'Tingkat serikat; kosong bagi yang lain.',
        en: 'Tier of a union; empty for others.',
      }),
      level_label: text({
        id: 'Sebutan tingkat itu menurut AD/ART-nya: “PUK”, “Konsulat Cabang”.',
        en: 'What its own statutes call the tier: “PUK”, “Konsulat Cabang”.',
      }),
      faction: text({
        id: 'Kepengurusan yang mana, bila satu nama diakui beberapa pengurus.',
        en: 'Which board, where rival boards claim one name.',
      }),
      registration_number: text({ id: 'Nomor bukti pencatatan.', en: 'Registration number.' }),
      letterhead: text({ id: 'Kepala suratnya.', en: 'Head of its letters.' }),
      ...since,
    },
  },
  organization_aliases: {
    id: 'Nama lain organisasi, dengan masa pakainya.',
    en: 'Other names of organizations, with when they were used.',
    key: ['organization_id', 'number'],
    columns: {
      organization_id: organization,
      number: always(whole({ id: 'Urutannya, dari 1.', en: 'Its place, from 1.' })),
      name: always(text({ id: 'Nama lain.', en: 'The other name.' })),
      from_on: day({ id: 'Hari pertama dipakai.', en: 'First day of use.' }),
      until_on: day({
        id: 'Hari terakhir dipakai, termasuk hari itu.',
        en: 'Last day of use, that day included.',
      }),
    },
  },
  organization_areas: {
    id: 'Wilayah yang dicakup organisasi; satu cabang dapat mencakup beberapa.',
    en: 'Areas an organization covers; a branch may cover several.',
    key: ['organization_id', 'area_code'],
    columns: { organization_id: organization, area_code: always(area) },
  },
  affiliations: {
    id: 'Hubungan antarorganisasi menurut waktu: anggota federasi, anggota aliansi.',
    en: 'Who belonged to whom and when: members of federations and of alliances.',
    key: ['id'],
    columns: {
      id,
      member_id: refersTo('organizations', { id: 'Anggotanya.', en: 'The member.' }),
      parent_id: refersTo('organizations', { id: 'Induknya.', en: 'What it belongs to.' }),
      bond: always(oneOf(BOND_LABELS, { id: 'Jenis hubungan.', en: 'Kind of bond.' })),
      started_on: day({
        id: 'Hari pertama; kosong bila tidak diketahui.',
        en: 'First day; empty when not known.',
      }),
      ended_on: day({
        id: 'Hari terakhir; kosong selama berlangsung.',
        en: 'Last day; empty while it lasts.',
      }),
      source_id: refersTo('sources', { id: 'Sumbernya.', en: 'The source.' }),
      ...since,
    },
  },
  areas: {
    id: 'Wilayah dengan kode Kemendagri.',
    en: 'Areas by the codes of the Ministry of Home Affairs.',
    key: ['code'],
    columns: {
      code: always(text({ id: 'Kode wilayah, teks: “32.16”.', en: 'Area code, a text: “32.16”.' })),
      name: always(text({ id: 'Nama wilayah.', en: 'Name of the area.' })),
      level: always(oneOf(AREA_LEVEL_VALUES, { id: 'Tingkat wilayah.', en: 'Level of the area.' })),
      parent_code: {
        ...text({ id: 'Kode wilayah di atasnya.', en: 'Code of the area above it.' }),
        refersTo: 'areas',
      },
      ...since,
    },
  },
  people: {
    id: 'Orang yang memegang atau pernah memegang jabatan yang terbuka; tanpa data kontak. Beberapa catatan tentang satu orang tampil sebagai satu baris.',
    en: 'People who hold or held a post that is public; no contact data. Several records of one person show as one row.',
    key: ['id'],
    columns: {
      id,
      name: always(text({ id: 'Nama lengkap tanpa gelar.', en: 'The whole name without titles.' })),
      front_titles: text({ id: 'Gelar depan.', en: 'Titles in front of the name.' }),
      back_titles: text({ id: 'Gelar belakang.', en: 'Titles behind the name.' }),
      aliases: text({
        id: 'Ejaan lain, dipisah titik koma.',
        en: 'Other spellings, separated by semicolons.',
      }),
      erased_at: instant({
        id: 'Saat namanya dihapus atas permintaannya; nama di baris ini lalu bukan nama orang.',
        en: 'When the name was erased at the person’s request; the name in this row is then no person’s name.',
      }),
      ...since,
    },
  },
  posts: {
    id: 'Jabatan dalam organisasi.',
    en: 'Posts in organizations.',
    key: ['id'],
    columns: {
      id,
      organization_id: refersTo('organizations', { id: 'Organisasinya.', en: 'Its organization.' }),
      title: always(text({ id: 'Nama jabatan.', en: 'Title of the post.' })),
      title_en: text({ id: 'Nama jabatan dalam bahasa Inggris.', en: 'Title of the post in English.' }),
      ...since,
    },
  },
  tenures: {
    id: 'Siapa memegang jabatan apa, dari hari apa sampai hari apa.',
    en: 'Who held which post, from day to day.',
    key: ['id'],
    columns: {
      id,
      person_id: refersTo('people', { id: 'Pemegangnya.', en: 'The holder.' }),
      post_id: refersTo('posts', { id: 'Jabatannya.', en: 'The post.' }),
      started_on: day({
        id: 'Hari pertama; kosong bila tidak ada sumbernya.',
        en: 'First day; empty when no source gives it.',
      }),
      ended_on: day({
        id: 'Hari terakhir; kosong selama berlangsung.',
        en: 'Last day; empty while it lasts.',
      }),
      basis: always(oneOf(BASIS_LABELS, { id: 'Dasar memegang jabatan.', en: 'How the post is held.' })),
      decree: text({ id: 'Nomor keputusan.', en: 'Number of the decree.' }),
      source_id: refersTo('sources', { id: 'Sumbernya.', en: 'The source.' }),
      ...since,
    },
  },
};
