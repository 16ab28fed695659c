import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';
import { UNION_PATHS } from './paths.js';

const BACK: Text = { id: 'Kembali ke organisasi kami', en: 'Back to our organization' };

/** The way back to the desk of whoever speaks for an organization. */
export const BackToOurs = ({ visit }: { visit: Visit }) => (
  <p class="after-form">
    <a href={visit.at(UNION_PATHS.desk)}>{BACK[visit.language]}</a>
  </p>
);
