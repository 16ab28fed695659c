import type { Language } from '../common/language.js';
import type { ProblemBody } from '../common/problem.dto.js';
import { page } from './page.js';

const HOME = { id: 'Kembali ke halaman depan', en: 'Back to the front page' };

/** A problem as a page that says what to do next. */
export function problemPage({ title, detail, status }: ProblemBody, language: Language): string {
  return page(
    { language, title },
    <section class="problem">
      <p class="problem-status">{status}</p>
      <h1>{title}</h1>
      <p>{detail}</p>
      <p>
        <a href="/">{HOME[language]}</a>
      </p>
    </section>,
  );
}
