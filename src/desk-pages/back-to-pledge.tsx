import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';
import { pledgePath } from './pledge-paths.js';

const BACK: Text = { id: 'Kembali ke komitmennya', en: 'Back to the pledge' };

export const BackToPledge = ({ visit, id }: { visit: Visit; id: string }) => (
  <p class="after-form">
    <a href={visit.at(pledgePath(id))}>{BACK[visit.language]}</a>
  </p>
);
