import type { Text } from '../common/language.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  title: { id: 'Orang lain mengubah catatan ini', en: 'Somebody else changed this record' },
  text: {
    id: 'Belum ada yang tersimpan. Di bawah ini keadaan terbarunya; isian Anda masih ada di formulir. Kirim lagi bila tetap berlaku atas keadaan terbaru, atau tinggalkan halaman ini.',
    en: 'Nothing was saved yet. Below stands what it says now, and what you typed is still in the form. Send it again if it still holds for what stands there now, or leave this page.',
  },
  leave: { id: 'Buang isian saya, buka keadaan terbaru', en: 'Drop what I typed, open what it says now' },
} satisfies Record<string, Text>;

/** Two people edited one record: the later one chooses, and loses nothing. @param path the Indonesian one of the page */
export function StaleNotice({ visit, failed, path }: { visit: Visit; failed: Failed; path: string }) {
  const { language } = visit;
  if (!failed.isStale) return null;
  return (
    <div class="alert-box stale" role="alert">
      <p>
        <strong>{WORDS.title[language]}</strong>
      </p>
      <p>{WORDS.text[language]}</p>
      <p>
        <a href={visit.at(path)}>{WORDS.leave[language]}</a>
      </p>
    </div>
  );
}
