import type { ComponentChildren } from 'preact';
import type { Language, Text } from '../common/language.js';
import { LANES } from '../commitments/assessment.entity.js';
import { FLAG_LABELS, FLAG_NAMES } from '../commitments/flags.js';
import {
  BEST_GRADE,
  FULFILMENT_LABELS,
  FULFILMENTS,
  type Grade,
  GRADES,
  isOpen,
  needsTwoPeople,
  REPLY_DAYS,
} from '../commitments/fulfilment.js';
import { RECORD_STATES } from '../commitments/record-state.js';
import { GRADE_LABELS, LANE_LABELS, RECORD_STATE_LABELS, SOURCE_KIND_LABELS } from '../page-parts/labels.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { SOURCE_KINDS, type SourceKind } from '../sources/source.entity.js';
import { addressOf, type Visit } from '../web/visit.js';
import { FLAG_RULES, FULFILMENT_NEEDS, LANE_MEANINGS, RECORD_STATE_MEANINGS } from './method.words.js';

const WORDS = {
  title: { id: 'Metode: cara kami mencatat', en: 'Method: how we keep the record' },
  lead: {
    id: 'Ikrar mencatat apa yang dijanjikan pejabat kepada pekerja, kata demi kata, dan apa jadinya. Halaman ini menjelaskan aturannya, supaya siapa pun dapat memeriksa kami.',
    en: 'Ikrar records what officials promised to workers, word for word, and what became of it. This page states the rules, so that anybody can check us.',
  },
  contents: { id: 'Isi', en: 'Contents' },
  state: { id: 'Keadaan', en: 'State' },
  needs: { id: 'Perlu', en: 'Needs' },
  people: { id: 'Orang', en: 'People' },
  one: { id: 'satu', en: 'one' },
  two: { id: 'dua', en: 'two' },
  kind: { id: 'Jenis', en: 'Kind' },
  open: { id: 'terbuka', en: 'open' },
  final: { id: 'akhir', en: 'final' },
  grade: { id: 'Nilai', en: 'Grade' },
  meaning: { id: 'Arti', en: 'Meaning' },
  sources: { id: 'Paling tinggi dari', en: 'At best from' },
  flag: { id: 'Tanda', en: 'Flag' },
  when: { id: 'Kapan', en: 'When' },
  lane: { id: 'Jalur', en: 'Lane' },
  documented: {
    id: 'Cara menghitungnya ada di dokumentasi API',
    en: 'How it is computed stands in the API documentation',
  },
} satisfies Record<string, Text>;

/** The parts of the page, in their order; the names of their places in the address stay. */
const SECTIONS = {
  catatan: { id: 'Apakah ini janji yang bersumber?', en: 'Is it a pledge with a source?' },
  keadaan: { id: 'Apa jadinya janji itu?', en: 'What became of the pledge?' },
  bukti: { id: 'Seberapa kuat buktinya?', en: 'How strong is the evidence?' },
  jalur: { id: 'Tiga suara berdampingan', en: 'Three voices side by side' },
  tanda: { id: 'Tanda yang dihitung', en: 'Flags, which are computed' },
  dua: { id: 'Dua orang, dan jawaban sebelum putusan', en: 'Two people, and a reply before a verdict' },
  nama: { id: 'Nama orang', en: 'Names of people' },
  koreksi: { id: 'Kalau kami keliru', en: 'If we are wrong' },
  jejak: { id: 'Tidak ada yang bisa menulis ulang', en: 'Nobody can rewrite it' },
} satisfies Record<string, Text>;

interface MethodPage {
  /** Where the office is reached; null if it gave no address. */
  contact: string | null;
}

export function methodPage(visit: Visit, { contact }: MethodPage): string {
  const { language } = visit;
  return visit.publish(
    { title: WORDS.title[language], description: WORDS.lead[language], paths: PUBLIC_PATHS.method },
    <div class="prose">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <nav class="prose-contents" aria-label={WORDS.contents[language]}>
        {Object.entries(SECTIONS).map(([id, title]) => (
          <a key={id} href={`#${id}`}>
            {title[language]}
          </a>
        ))}
      </nav>
      <RecordStates language={language} />
      <States language={language} />
      <Evidence language={language} />
      <Lanes language={language} />
      <Flags language={language} />
      <TwoPeople language={language} />
      <Names language={language} />
      <Corrections language={language} contact={contact} />
      <Trace language={language} />
    </div>,
  );
}

interface InLanguage {
  language: Language;
}

function Part({
  id,
  language,
  children,
}: InLanguage & { id: keyof typeof SECTIONS; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{SECTIONS[id][language]}</h2>
      {children}
    </section>
  );
}

interface RuleTableProps extends InLanguage {
  heads: Text[];
  rows: { key: string; cells: ComponentChildren[] }[];
  /** Id of the heading that names it. */
  by: string;
}

/** Columns of one word, which stands beside its label on a telephone. */
const SHORT: readonly (Text | undefined)[] = [WORDS.kind, WORDS.people];

/** A table that a telephone shows as cards; its roles survive that. */
function RuleTable({ heads, rows, by, language }: RuleTableProps) {
  return (
    <table class={heads.length === 2 ? 'grid pairs' : 'grid'} role="table" aria-labelledby={by}>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head.en} role="columnheader" scope="col">
              {head[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row">
            {cells.map((cell, n) => (
              <td
                key={heads[n]?.en}
                role="cell"
                class={SHORT.includes(heads[n]) ? 'short' : undefined}
                data-label={heads[n]?.[language]}
              >
                <div>{n === 0 ? <strong>{cell}</strong> : cell}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const RecordStates = ({ language }: InLanguage) => (
  <Part id="catatan" language={language}>
    <RuleTable
      by="catatan"
      language={language}
      heads={[WORDS.state, WORDS.meaning]}
      rows={RECORD_STATES.map((state) => ({
        key: state,
        cells: [RECORD_STATE_LABELS[state][language], RECORD_STATE_MEANINGS[state][language]],
      }))}
    />
  </Part>
);

const STATES: Text = {
  id: 'Meja pencatat hanya dapat menyatakan keadaan yang buktinya ada. Dari keadaan akhir tidak ada jalan kembali kecuali koreksi, dengan alasan dan dua orang.',
  en: 'The desk can only declare a state whose evidence is there. From a final state nothing leads back but a correction, with a reason and two people.',
};

const States = ({ language }: InLanguage) => (
  <Part id="keadaan" language={language}>
    <p>{STATES[language]}</p>
    <RuleTable
      by="keadaan"
      language={language}
      heads={[WORDS.state, WORDS.kind, WORDS.needs, WORDS.people]}
      rows={FULFILMENTS.map((state) => ({
        key: state,
        cells: [
          <a key={state} href={addressOf(PUBLIC_PATHS.commitments[language], { status: state })}>
            {FULFILMENT_LABELS[state][language]}
          </a>,
          (isOpen(state) ? WORDS.open : WORDS.final)[language],
          FULFILMENT_NEEDS[state][language],
          (needsTwoPeople(state, false) ? WORDS.two : WORDS.one)[language],
        ],
      }))}
    />
  </Part>
);

const EVIDENCE: Text = {
  id: 'Setiap bukti punya sumber, dan jenis sumbernya membatasi nilainya. Siaran pemerintah dan siaran serikat adalah kata pihak yang berkepentingan; keduanya disebut demikian. Bukti D membuka pemeriksaan, tetapi tidak pernah mengubah keadaan.',
  en: 'All evidence has a source, and the kind of source limits its grade. Releases of the government and of unions are words of an interested party, and are named so. Evidence D opens a review but never changes a state.',
};

const kindsOf = (grade: Grade): SourceKind[] => SOURCE_KINDS.filter((kind) => BEST_GRADE[kind] === grade);

const Evidence = ({ language }: InLanguage) => (
  <Part id="bukti" language={language}>
    <p>{EVIDENCE[language]}</p>
    <RuleTable
      by="bukti"
      language={language}
      heads={[WORDS.grade, WORDS.meaning, WORDS.sources]}
      rows={GRADES.map((grade) => ({
        key: grade,
        cells: [
          grade,
          GRADE_LABELS[grade][language],
          kindsOf(grade)
            .map((kind) => SOURCE_KIND_LABELS[kind][language].toLowerCase())
            .join(', '),
        ],
      }))}
    />
  </Part>
);

const LANES_RULE: Text = {
  id: 'Bantahan serikat tidak mengubah penilaian meja, dan meja tidak mengubah bantahan. Ketiganya tampil bersama di setiap komitmen.',
  en: 'A union’s dispute does not change the rating of the desk, and the desk does not change a dispute. All three stand together on every pledge.',
};

const Lanes = ({ language }: InLanguage) => (
  <Part id="jalur" language={language}>
    <RuleTable
      by="jalur"
      language={language}
      heads={[WORDS.lane, WORDS.meaning]}
      rows={LANES.map((lane) => ({
        key: lane,
        cells: [LANE_LABELS[lane][language], LANE_MEANINGS[lane][language]],
      }))}
    />
    <p>{LANES_RULE[language]}</p>
  </Part>
);

const FLAGS_RULE: Text = {
  id: 'Tanda dihitung setiap hari dari tanggal dan catatan. Tidak seorang pun mengetiknya.',
  en: 'Flags are computed each day from dates and entries. Nobody types them.',
};

const Flags = ({ language }: InLanguage) => (
  <Part id="tanda" language={language}>
    <p>{FLAGS_RULE[language]}</p>
    <RuleTable
      by="tanda"
      language={language}
      heads={[WORDS.flag, WORDS.when]}
      rows={FLAG_NAMES.map((flag) => ({
        key: flag,
        cells: [
          <a key={flag} href={addressOf(PUBLIC_PATHS.commitments[language], { flag })}>
            {FLAG_LABELS[flag][language]}
          </a>,
          FLAG_RULES[flag][language],
        ],
      }))}
    />
  </Part>
);

const TWO_PEOPLE: readonly Text[] = [
  {
    id: 'Yang mencatat sebuah janji tidak memverifikasinya, tidak menolaknya, dan tidak menariknya; itu pekerjaan orang kedua.',
    en: 'Whoever recorded a pledge does not verify it, decline it or retract it; a second person does.',
  },
  {
    id: `Putusan berat (${listed('id')}) baru berlaku setelah orang kedua menandatanganinya. Begitu pula setiap koreksi atas keadaan akhir.`,
    en: `Heavy verdicts (${listed('en')}) stand only once a second person signs them. So does every correction of a final state.`,
  },
  {
    id: `Sebelum dinyatakan tidak terpenuhi karena tenggat lewat, pemberi janji diberi tahu dan mendapat sedikitnya ${REPLY_DAYS} hari kerja untuk menjawab. Jawabannya dimuat.`,
    en: `Before a pledge is declared not fulfilled because its deadline passed, the giver is told and has at least ${REPLY_DAYS} working days to reply. The reply is shown.`,
  },
  {
    id: 'Kami tidak menyusun peringkat orang. Angka selalu disebut bersama jumlah keseluruhannya.',
    en: 'We rank nobody. A number always stands with the whole it is part of.',
  },
];

function listed(language: Language): string {
  return FULFILMENTS.filter((state) => needsTwoPeople(state, false))
    .map((state) => FULFILMENT_LABELS[state][language].toLowerCase())
    .join(', ');
}

const NAMES: readonly Text[] = [
  {
    id: 'Nama seseorang tampil hanya bila ia memegang atau pernah memegang jabatan publik, dan hanya dalam peran itu.',
    en: 'A person is named only where they hold or held a public post, and only in that role.',
  },
  {
    id: 'Peserta tanpa peran publik dicatat menurut perannya, misalnya “anggota PUK”, tanpa nama.',
    en: 'People without a public role are recorded by their role, such as “anggota PUK”, without a name.',
  },
  {
    id: 'Telepon, surel, dan alamat orang tidak pernah tampil; setiap pembacaannya oleh petugas dicatat.',
    en: 'Telephones, mail and home addresses are never shown; each reading by staff is noted.',
  },
  {
    id: 'Siapa pun dapat meminta datanya, koreksi, penghentian sementara, dan penghapusan namanya (UU 27/2022). Perbuatan jabatan tetap tercatat, dengan nama samaran.',
    en: 'Anybody may ask for their data, for a correction, for a hold, and for the erasure of their name (UU 27/2022). Acts of a public office stay on record, under a pseudonym.',
  },
];

const TRACE: readonly Text[] = [
  {
    id: 'Setiap perubahan menjadi satu entri dalam satu buku yang bernomor urut tanpa celah: apa yang dilakukan, kapan, mengapa, dan seluruh catatan sesudahnya. Entri tidak dapat diubah atau dihapus, juga tidak oleh kantor pencatat.',
    en: 'Every change is one entry in one log, numbered without a gap: what was done, when, why, and the whole record after it. No entry can be changed or deleted, not by the office either.',
  },
  {
    id: 'Setiap halaman komitmen punya riwayat, dan dapat dibaca sebagaimana bunyinya pada hari mana pun.',
    en: 'Every pledge has its history on its page, and can be read as it stood on any day.',
  },
  {
    id: 'Setiap entri membawa sidik (leafHash): SHA-256 dari isinya bersama garam acak. Simpan sidik hari ini; kalau kelak isinya berbeda, sidiknya tidak cocok.',
    en: 'Each entry carries a fingerprint (leafHash): SHA-256 over its content and a random salt. Keep today’s fingerprints; should the content ever differ, they will not match.',
  },
  {
    id: 'Bila nama seseorang dihapus atas permintaannya, isi entri itu hilang, tetapi nomor dan sidiknya tetap, sehingga terlihat bahwa ada yang dihapus.',
    en: 'Where a person’s name was erased at their request, the content of the entry is gone but its number and fingerprint stay, so that one sees that something was erased.',
  },
];

const Sentences = ({ all, language }: InLanguage & { all: readonly Text[] }) => (
  <ul>
    {all.map((text) => (
      <li key={text.en}>{text[language]}</li>
    ))}
  </ul>
);

const TwoPeople = ({ language }: InLanguage) => (
  <Part id="dua" language={language}>
    <Sentences all={TWO_PEOPLE} language={language} />
  </Part>
);

const Names = ({ language }: InLanguage) => (
  <Part id="nama" language={language}>
    <Sentences all={NAMES} language={language} />
  </Part>
);

const CORRECTIONS = {
  reach: { id: 'Tulis kepada kantor pencatat:', en: 'Write to the office that keeps the record:' },
  noContact: {
    id: 'Kantor pencatat belum mencantumkan alamat di sini. Sampaikan lewat serikat atau kantor yang punya akun: mereka menjawab di jalurnya sendiri.',
    en: 'The office that keeps the record has given no address here yet. Go through a union or an office that has an account: they answer in a lane of their own.',
  },
  what: {
    id: 'Sebutkan alamat halamannya, apa yang keliru, dan sumber yang menunjukkannya.',
    en: 'Name the address of the page, what is wrong, and the source that shows it.',
  },
  kept: {
    id: 'Koreksi tidak menghapus: versi lama tetap terbaca dalam riwayat, beserta alasannya. Kata-kata yang dikutip tidak pernah disunting.',
    en: 'A correction deletes nothing: the old version stays readable in the history, with the reason. Quoted words are never edited.',
  },
  parties: {
    id: 'Pemberi janji dan serikat penerima yang punya akun menjawab langsung, dengan buktinya sendiri.',
    en: 'Givers and receiving unions with an account answer directly, with evidence of their own.',
  },
} satisfies Record<string, Text>;

const Corrections = ({ language, contact }: InLanguage & MethodPage) => (
  <Part id="koreksi" language={language}>
    <p>
      {contact === null ? (
        CORRECTIONS.noContact[language]
      ) : (
        <>
          {CORRECTIONS.reach[language]} <a href={`mailto:${contact}`}>{contact}</a>
        </>
      )}
    </p>
    <Sentences all={[CORRECTIONS.what, CORRECTIONS.kept, CORRECTIONS.parties]} language={language} />
  </Part>
);

const Trace = ({ language }: InLanguage) => (
  <Part id="jejak" language={language}>
    <Sentences all={TRACE} language={language} />
    <p>
      <a href="/api/docs">{WORDS.documented[language]}</a>: <code>GET /api/v1/commitments/…/history</code>
    </p>
  </Part>
);
