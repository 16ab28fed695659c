import type { Text } from '../common/language.js';

/** A statement with an address of its own. */
export interface NamedQuery {
  /** The end of its address. */
  key: string;
  /** The question it answers. */
  name: Text;
  /** What its answer lists or counts. */
  meaning: Text;
  query: string;
}

/** What people ask first. They come with the program; those the office saves stand beside them. */
export const STARTERS: readonly NamedQuery[] = [
  {
    key: 'siapa-bilang-apa',
    name: {
      id: 'Siapa bilang apa, kapan, di mana, dan apa sumbernya?',
      en: 'Who said what, when, where, and what is the source?',
    },
    meaning: {
      id: 'Pernyataan yang memuat kata itu sejak hari itu, dengan status komitmen yang lahir darinya sekarang.',
      en: 'Statements that hold the word since that day, with how the commitment that came of it stands now.',
    },
    query: `SELECT s.said_on, p.name AS speaker, post.title AS post, e.name AS event,
       coalesce(s.words, s.gist) AS said, c.fulfilment, src.title AS source, src.url
  FROM statements s
  LEFT JOIN people p ON p.id = s.speaker_id
  LEFT JOIN posts post ON post.id = s.post_id
  LEFT JOIN events e ON e.id = s.event_id
  LEFT JOIN sources src ON src.id = s.source_id
  LEFT JOIN commitment_statements cs ON cs.statement_id = s.id
  LEFT JOIN commitments c ON c.id = cs.commitment_id
 WHERE (s.words ILIKE '%' || :kata || '%' OR s.gist ILIKE '%' || :kata || '%')
   AND s.said_on >= :sejak
 ORDER BY s.said_on DESC, s.id`,
  },
  {
    key: 'status-dan-pic',
    name: {
      id: 'Apa status sebuah janji, siapa PIC-nya, dan kapan terakhir ada kabar?',
      en: 'How does a pledge stand, who is in charge, and when was the last news?',
    },
    meaning: {
      id: 'Komitmen terverifikasi yang judulnya memuat kata itu.',
      en: 'Verified commitments whose title holds the word.',
    },
    query: `SELECT c.title, c.fulfilment, pic.title AS pic, unit.name AS responsible_unit,
       c.last_news_on, current_date - c.last_news_on AS days_without_news, c.due_on
  FROM commitments c
  LEFT JOIN posts pic ON pic.id = c.pic_post_id
  LEFT JOIN organizations unit ON unit.id = c.responsible_organization_id
 WHERE c.record_state = 'verified' AND c.title ILIKE '%' || :kata || '%'
 ORDER BY c.last_news_on DESC, c.id`,
  },
  {
    key: 'berubah-sejak',
    name: { id: 'Apa yang berubah sejak sebuah hari?', en: 'What has changed since a day?' },
    meaning: {
      id: 'Setiap perubahan catatan publik sejak awal hari itu (WIB), yang terbaru dulu.',
      en: 'Every change of a public record since the start of that day (WIB), the latest first.',
    },
    query: `SELECT index, recorded_at AT TIME ZONE 'Asia/Jakarta' AS recorded_wib, act, record_kind,
       json::jsonb -> 'record' ->> 'title' AS title, reason, record_id
  FROM changes
 WHERE recorded_at >= :sejak::timestamp AT TIME ZONE 'Asia/Jakarta'
 ORDER BY index DESC`,
  },
  {
    key: 'tindak-lanjut-lewat-tenggat',
    name: { id: 'Tindak lanjut mana yang lewat tenggat?', en: 'Which follow-ups are overdue?' },
    meaning: {
      id: 'Tindak lanjut yang belum selesai dan tenggatnya sebelum hari ini, yang paling lama dulu.',
      en: 'Open follow-ups whose last day is before today, the longest overdue first.',
    },
    query: `SELECT f.due_on, current_date - f.due_on AS days_late, f.action, post.title AS pic,
       o.name AS organization, c.title AS commitment
  FROM follow_ups f
  LEFT JOIN posts post ON post.id = f.assignee_post_id
  LEFT JOIN organizations o ON o.id = f.assignee_organization_id
  LEFT JOIN commitments c ON c.id = f.commitment_id
 WHERE f.state = 'open' AND f.due_on < current_date
 ORDER BY f.due_on, f.id`,
  },
  {
    key: 'hadir-menurut-unsur',
    name: {
      id: 'Rapat dan acara: siapa hadir dari unsur apa?',
      en: 'Meetings and events: who came from which side?',
    },
    meaning: {
      id: 'Acara di antara kedua hari, dengan jumlah entri dan orang yang hadir dari setiap unsur.',
      en: 'Events between the two days, with the entries and people who came from each side.',
    },
    query: `SELECT e.held_on, e.name, a.side, count(*) AS entries, sum(coalesce(a.headcount, 1)) AS people
  FROM events e
  JOIN attendances a ON a.event_id = e.id
 WHERE a.presence IN ('present', 'late')
   AND e.held_on BETWEEN :dari AND :sampai
 GROUP BY e.id, e.held_on, e.name, a.side
 ORDER BY e.held_on DESC, e.name, a.side`,
  },
  {
    key: 'status-menurut-pemberi-janji',
    name: {
      id: 'Berapa janji tiap organisasi, dan bagaimana statusnya?',
      en: 'How many pledges did each organization make, and how do they stand?',
    },
    meaning: {
      id: 'Komitmen terverifikasi menurut organisasi pemberi janji dan status. Janji beberapa organisasi terhitung pada masing-masing.',
      en: 'Verified commitments by the organization that promised and by state. One by several counts for each.',
    },
    query: `SELECT o.name, c.fulfilment, count(*) AS commitments
  FROM commitments c
  JOIN commitment_makers m ON m.commitment_id = c.id
  JOIN organizations o ON o.id = m.organization_id
 WHERE c.record_state = 'verified'
 GROUP BY o.id, o.name, c.fulfilment
 ORDER BY o.name, commitments DESC`,
  },
  {
    key: 'dibantah-serikat',
    name: {
      id: 'Janji mana yang dinilai terpenuhi tetapi dibantah serikat?',
      en: 'Which pledges are rated as kept but disputed by a union?',
    },
    meaning: {
      id: 'Temuan meja pencatat berdampingan dengan bantahan serikat penerima yang berlaku.',
      en: 'What the desk found beside the dispute of a receiving union that stands.',
    },
    query: `SELECT c.title, c.fulfilment, a.assessed_on, o.name AS union_name, a.note
  FROM commitments c
  JOIN assessments a ON a.commitment_id = c.id
  JOIN organizations o ON o.id = a.organization_id
 WHERE c.fulfilment IN ('fulfilled', 'partly_fulfilled')
   AND a.lane = 'receiver' AND a.finding = 'disputes' AND a.state = 'in_force'
 ORDER BY a.assessed_on DESC, a.id`,
  },
  {
    key: 'hari-sampai-bukti-pertama',
    name: {
      id: 'Berapa hari dari janji sampai bukti tindakan pertama?',
      en: 'How many days from the promise to the first act that is proven?',
    },
    meaning: {
      id: 'Bukti yang mendukung dalam penilaian yang berlaku, menurut hari tindakannya; bukti satu pihak (D) tidak dihitung.',
      en: 'Supporting evidence of assessments in force, by the day of the act; one side’s word (D) does not count.',
    },
    query: `SELECT c.title, c.stated_on, min(e.act_on) AS first_act_on, min(e.act_on) - c.stated_on AS days
  FROM commitments c
  JOIN assessments a ON a.commitment_id = c.id AND a.state = 'in_force'
  JOIN evidence e ON e.assessment_id = a.id
 WHERE c.record_state = 'verified' AND e.act_on >= c.stated_on
   AND e.grade <> 'D' AND NOT e.is_contradicting
 GROUP BY c.id, c.title, c.stated_on
 ORDER BY days, c.title`,
  },
];
