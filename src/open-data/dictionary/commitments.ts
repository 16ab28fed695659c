import { FULFILMENT_LABELS } from '../../commitments/fulfilment.js';
import { BEARING_LABELS, FIRMNESS_LABELS, RECORD_STATE_LABELS } from '../../page-parts/labels.js';
import { always, day, id, instant, oneOf, refersTo, since, text, type View, whole, yesOrNo } from './view.js';
import { DAY_UNIT_VALUES, PRECISION_VALUES } from './values.js';

const commitment = always(refersTo('commitments', { id: 'Komitmennya.', en: 'The commitment.' }));
const { verified, retracted } = RECORD_STATE_LABELS;

const commitments: View = {
  id: "Komitmen yang terbuka: yang terverifikasi, dan yang kemudian ditarik karena catatan kami keliru. Untuk hitungan biasa, saring dengan record_state = 'verified'.",
  en: "Open commitments: verified ones, and those retracted later because our record was wrong. For usual counts, filter by record_state = 'verified'.",
  key: ['id'],
  columns: {
    id,
    title: always(
      text({
        id: 'Isi komitmen dalam satu kalimat, dengan kata-kata kami.',
        en: 'The commitment in one sentence, in our words.',
      }),
    ),
    title_en: text({ id: 'Kalimat itu dalam bahasa Inggris.', en: 'That sentence in English.' }),
    firmness: always(oneOf(FIRMNESS_LABELS, { id: 'Ketegasan janjinya.', en: 'How firm the promise is.' })),
    stated_on: always(day({ id: 'Hari pertama diucapkan.', en: 'Day it was first said.' })),
    founding_statement_id: refersTo('statements', {
      id: 'Pernyataan yang pertama mengucapkannya.',
      en: 'The statement that first said it.',
    }),
    speaker_id: refersTo('people', {
      id: 'Pembicara pernyataan pertama itu.',
      en: 'Speaker of that first statement.',
    }),
    event_id: refersTo('events', { id: 'Acara tempat ia diucapkan.', en: 'The event where it was said.' }),
    demand_id: refersTo('demands', { id: 'Tuntutan yang dijawabnya.', en: 'The demand it answers.' }),
    condition: text({
      id: 'Syaratnya, misalnya “setelah Perbup terbit”; kosong bila tanpa syarat.',
      en: 'Its condition, as “once the Perbup is out”; empty when unconditional.',
    }),
    measure: text({
      id: 'Tanda bahwa ia terpenuhi.',
      en: 'By what one will see that it is met.',
    }),
    receiver_words: text({
      id: 'Penerima yang bukan organisasi, dengan kata-kata: “para pekerja”.',
      en: 'Receivers that are no organization, in words: “para pekerja” (the workers).',
    }),
    authority_post_id: refersTo('posts', {
      id: 'Jabatan yang berwenang memutuskan, bila bukan jabatan pemberi janji.',
      en: 'The post whose signature it takes, where that is not the maker’s.',
    }),
    authority_note: text({ id: 'Catatan tentang wewenang itu.', en: 'A note on that authority.' }),
    responsible_organization_id: refersTo('organizations', {
      id: 'Unit yang bertanggung jawab melaksanakan.',
      en: 'The unit responsible for carrying it out.',
    }),
    pic_post_id: refersTo('posts', {
      id: 'Jabatan penanggung jawab (PIC).',
      en: 'The post in charge (PIC).',
    }),
    due_on: day({
      id: 'Hari terakhir tenggat, termasuk hari itu; kosong bila tidak ada tenggat yang disebut.',
      en: 'Last day of the deadline, that day included; empty when none was stated.',
    }),
    due_precision: always(
      oneOf(PRECISION_VALUES, {
        id: 'Seberapa tepat tenggat itu disebut.',
        en: 'How exact the deadline is.',
      }),
    ),
    due_phrase: text({
      id: 'Kata-kata yang memberi tenggat: “segera”.',
      en: 'The words that gave the deadline: “segera” (soon).',
    }),
    due_rule_phrase: text({
      id: 'Kata-kata aturan yang memberi hari terakhir itu, sebagaimana adanya waktu itu; kosong bila tidak menurut aturan.',
      en: 'The words of the rule that gave the last day, as it was then; empty where no rule did.',
    }),
    due_rule_days: whole({
      id: 'Berapa hari sesudah diucapkan, menurut aturan itu.',
      en: 'How many days after it was said, by that rule.',
    }),
    due_rule_unit: oneOf(DAY_UNIT_VALUES, {
      id: 'Hari apa yang dihitung aturan itu.',
      en: 'Which days that rule counts.',
    }),
    record_state: always(
      oneOf({ verified, retracted }, { id: 'Status catatannya.', en: 'State of the record.' }),
    ),
    record_reason: text({ id: 'Mengapa catatan ini ditarik.', en: 'Why the record was retracted.' }),
    verified_at: instant({ id: 'Saat orang kedua memverifikasi.', en: 'When a second person verified it.' }),
    first_title: text({
      id: 'Kalimat saat pertama diverifikasi.',
      en: 'The sentence as first verified.',
    }),
    first_due_on: day({ id: 'Tenggat saat pertama diverifikasi.', en: 'The deadline as first verified.' }),
    first_due_precision: oneOf(PRECISION_VALUES, {
      id: 'Ketepatan tenggat pertama itu.',
      en: 'How exact that first deadline was.',
    }),
    fulfilment: always(
      oneOf(FULFILMENT_LABELS, {
        id: 'Temuan terakhir meja pencatat.',
        en: 'What the desk found last.',
      }),
    ),
    checked_on: day({
      id: 'Hari temuan itu; kosong sebelum temuan pertama.',
      en: 'Day of that finding; empty before the first.',
    }),
    last_news_on: always(
      day({ id: 'Hari kabar terakhir dari pihak mana pun.', en: 'Day of the last news from any side.' }),
    ),
    fulfilled_on: day({
      id: 'Hari ia terpenuhi; kosong selama belum.',
      en: 'Day it was met; empty while it is not.',
    }),
    is_disputed: always(
      yesOrNo({
        id: 'Apakah jawaban terakhir sedikitnya satu serikat penerima membantah.',
        en: 'Whether the last answer of at least one receiving union disputes.',
      }),
    ),
    is_self_assessed: always(
      yesOrNo({
        id: 'Apakah kantor yang terakhir menilai juga pihak yang berjanji.',
        en: 'Whether the office that rated last also promised.',
      }),
    ),
    superseded_by_id: refersTo('commitments', {
      id: 'Komitmen baru yang menggantikannya.',
      en: 'The later commitment that takes its place.',
    }),
    ...since,
  },
};

export const COMMITMENT_VIEWS: Readonly<Record<string, View>> = {
  commitments,
  commitment_makers: {
    id: 'Organisasi yang berjanji, satu baris tiap organisasi dan komitmen.',
    en: 'The organizations that promised, a row for each organization and commitment.',
    key: ['commitment_id', 'organization_id'],
    columns: {
      commitment_id: commitment,
      organization_id: always(
        refersTo('organizations', { id: 'Organisasi pemberi janji.', en: 'The organization that promised.' }),
      ),
    },
  },
  commitment_maker_posts: {
    id: 'Jabatan yang berjanji, dengan pemegangnya pada hari itu. Komitmen melekat pada jabatan walaupun pejabatnya berganti.',
    en: 'The posts that promised, with their holder of the day. A commitment stays with the post when the holder changes.',
    key: ['commitment_id', 'post_id'],
    columns: {
      commitment_id: commitment,
      post_id: always(refersTo('posts', { id: 'Jabatan pemberi janji.', en: 'The post that promised.' })),
      tenure_id: refersTo('tenures', {
        id: 'Masa jabatan pada hari itu.',
        en: 'The tenure of that day.',
      }),
      person_id: refersTo('people', { id: 'Pemegangnya pada hari itu.', en: 'Its holder of that day.' }),
    },
  },
  commitment_receivers: {
    id: 'Organisasi yang dijanjikan, satu baris tiap organisasi dan komitmen.',
    en: 'The organizations promised to, a row for each organization and commitment.',
    key: ['commitment_id', 'organization_id'],
    columns: {
      commitment_id: commitment,
      organization_id: always(
        refersTo('organizations', { id: 'Organisasi penerima.', en: 'The receiving organization.' }),
      ),
    },
  },
  commitment_topics: {
    id: 'Topik komitmen, satu baris tiap topik dan komitmen.',
    en: 'Topics of commitments, a row for each topic and commitment.',
    key: ['commitment_id', 'topic_key'],
    columns: {
      commitment_id: commitment,
      topic_key: always({ ...text({ id: 'Topiknya.', en: 'The topic.' }), refersTo: 'topics' }),
    },
  },
  commitment_statements: {
    id: 'Pernyataan yang menyangkut satu komitmen: yang pertama, yang mengulang, mempersempit, memperluas, membantah.',
    en: 'Statements that bear on a commitment: the first, those that repeat, narrow, widen, deny.',
    key: ['commitment_id', 'statement_id'],
    columns: {
      commitment_id: commitment,
      statement_id: always(refersTo('statements', { id: 'Pernyataannya.', en: 'The statement.' })),
      bearing: always(
        oneOf(BEARING_LABELS, {
          id: 'Hubungan pernyataan itu dengan komitmennya.',
          en: 'How the statement bears on the commitment.',
        }),
      ),
    },
  },
  topics: {
    id: 'Topik yang dipakai untuk mengelompokkan komitmen.',
    en: 'Topics that group commitments.',
    key: ['key'],
    columns: {
      key: always(
        text({ id: 'Kunci topik, dipakai dalam alamat.', en: 'Key of the topic, as used in addresses.' }),
      ),
      label: always(text({ id: 'Nama topik.', en: 'Name of the topic, in Indonesian.' })),
      label_en: always(text({ id: 'Nama topik dalam bahasa Inggris.', en: 'Name of the topic in English.' })),
      ...since,
    },
  },
};
