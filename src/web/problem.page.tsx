import type { Language } from '../common/language.js';
import type { ProblemBody } from '../common/problem.dto.js';
import { page, type Viewer } from './page.js';

const WORDS = {
  home: { id: 'Kembali ke halaman depan', en: 'Back to the front page' },
  logIn: { id: 'Masuk', en: 'Log in' },
  typed: { id: 'Yang Anda ketik', en: 'What you typed' },
};

interface ProblemPage {
  problem: ProblemBody;
  language: Language;
  viewer?: Viewer | null;
  /** What a form that was refused said, but for secrets. */
  typed?: string[];
}

/** A problem as a page that says what to do next. */
export function problemPage({ problem, language, viewer, typed = [] }: ProblemPage): string {
  const { title, detail, status } = problem;
  const at = (path: string) => (language === 'en' ? `/en${path}` : path || '/');
  return page(
    { language, title, viewer, isPrivate: true },
    <section class="problem">
      <p class="problem-status">{status}</p>
      <h1>{title}</h1>
      <p>{detail}</p>
      {typed.length > 0 && (
        <>
          <h2>{WORDS.typed[language]}</h2>
          <ul>
            {typed.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        {status === 401 ? (
          <a href={at('/masuk')}>{WORDS.logIn[language]}</a>
        ) : (
          <a href={at('')}>{WORDS.home[language]}</a>
        )}
      </p>
    </section>,
  );
}
