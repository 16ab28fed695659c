import type { Text } from '../common/language.js';
import type { Visit } from './visit.js';

/** How often a browser looks again, in seconds. */
const LOOK_EVERY_SECONDS = 2;

const WORDS = {
  wait: {
    id: 'Halaman ini membuka sendiri kelanjutannya; Anda tidak perlu berbuat apa-apa.',
    en: 'This page goes on by itself; there is nothing you need to do.',
  },
  look: { id: 'Lihat sekarang', en: 'Look now' },
} satisfies Record<string, Text>;

interface Progress {
  /** Path of this page, in Indonesian; it shows the result once there is one. */
  path: string;
  /** What is being done: «Menyusun berkas». */
  title: string;
  /** How far it has come, in words: «1.200 dari 5.000 baris». */
  state?: string;
  /** How much of how much is done, where that is known. */
  done?: number;
  total?: number;
}

/** Answers with a page that says what is being done and opens itself again until it is; no script is needed. */
export function progressPage(visit: Visit, { path, title, state, done, total }: Progress): string {
  const { language } = visit;
  const address = visit.at(path);
  void visit.answer.header('refresh', `${LOOK_EVERY_SECONDS}; url=${address}`);
  return visit.show(
    { path, title },
    <div class="narrow progress">
      <h1>{title}</h1>
      <div role="status">
        <progress aria-label={title} value={done} max={total} />
        {state && <p>{state}</p>}
      </div>
      <p class="soft">{WORDS.wait[language]}</p>
      <p class="after-form">
        <a href={address}>{WORDS.look[language]}</a>
      </p>
    </div>,
  );
}
