import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';
import { HOLIDAYS_PATH } from '../working-days/paths.js';
import { ESCALATION_PATH } from './escalation.page.js';
import { DESK } from './meeting-paths.js';
import { PHRASES_PATH, RULES_PATH, SETS_PATH } from './rules-paths.js';

const WORDS = {
  title: { id: 'Aturan kantor', en: 'Rules of the office' },
  lead: {
    id: 'Yang dipakai kantor untuk menghitung dan menindaklanjuti. Tiap perubahan perlu alasan, dan berlaku sejak diubah.',
    en: 'What the office counts and follows up by. Each change takes a reason and holds from then on.',
  },
  back: { id: 'Hari ini', en: 'Today' },
} satisfies Record<string, Text>;

const RULES: readonly { path: string; name: Text; is: Text; by: Text }[] = [
  {
    path: HOLIDAYS_PATH,
    name: { id: 'Hari kerja', en: 'Working days' },
    is: {
      id: 'Hari libur nasional dan cuti bersama tiap tahun, untuk tenggat dalam hari kerja.',
      en: 'National holidays and joint leave of each year, for deadlines in working days.',
    },
    by: { id: 'Diubah administrator.', en: 'Changed by administrators.' },
  },
  {
    path: PHRASES_PATH,
    name: { id: 'Frasa tenggat', en: 'Deadline phrases' },
    is: {
      id: 'Berapa hari yang dimaksud dengan “segera” atau “dalam waktu dekat”.',
      en: 'How many days “segera” (soon) or “dalam waktu dekat” (before long) is taken to mean.',
    },
    by: { id: 'Diubah administrator.', en: 'Changed by administrators.' },
  },
  {
    path: SETS_PATH,
    name: { id: 'Set langkah', en: 'Sets of steps' },
    is: {
      id: 'Langkah siap pakai, misalnya sebuah Perbup dari permohonan sampai Berita Daerah.',
      en: 'Steps ready for use, such as a Perbup from the request to the gazette.',
    },
    by: { id: 'Diubah petugas.', en: 'Changed by staff.' },
  },
  {
    path: ESCALATION_PATH,
    name: { id: 'Eskalasi', en: 'Escalation' },
    is: {
      id: 'Siapa yang diberi tahu bila tindak lanjut lewat tenggat, anak tangga demi anak tangga.',
      en: 'Who is told of follow-ups past their day, rung by rung.',
    },
    by: { id: 'Diubah administrator.', en: 'Changed by administrators.' },
  },
];

/** What the office goes by, with the way to where each is kept. */
export function rulesPage(visit: Visit): string {
  const { language } = visit;
  return visit.show(
    { path: RULES_PATH, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <ul class="cards">
        {RULES.map(({ path, name, is, by }) => (
          <li key={path} class="card">
            <h2>
              <a href={visit.at(path)}>{name[language]}</a>
            </h2>
            <p>{is[language]}</p>
            <p class="soft">{by[language]}</p>
          </li>
        ))}
      </ul>
      <p>
        <a href={visit.at(DESK)}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}
