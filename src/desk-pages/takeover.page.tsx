import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { Heir } from '../commitments/heirs.reader.js';
import { StanceFields } from '../page-parts/stance-fields.js';
import { TakeoverList } from '../page-parts/takeover-list.js';
import { DayInput, Form } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToPledge } from './back-to-pledge.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { takeoverPath } from './pledge-paths.js';

const WORDS = {
  title: { id: 'Serah terima jabatan', en: 'Handover of the post' },
  lead: {
    id: 'Janji tetap pada jabatannya. Pejabat baru menyatakan apakah ia mengambil alih, mengubah, atau tidak mengambil alih janji pendahulunya.',
    en: 'A pledge stays with its post. The new holder says whether they adopt, alter or disown what was promised before them.',
  },
  nobody: {
    id: 'Belum tercatat pejabat baru pada jabatan asal janji ini. Catat dahulu masa jabatannya.',
    en: 'No new holder of the post it was promised from is on record. Record the tenure first.',
  },
  takenOn: { id: 'Tanggal dinyatakan', en: 'Day it was said' },
  source: { id: 'Sumber', en: 'Source' },
  save: { id: 'Catat sikapnya', en: 'Record the stance' },
} satisfies Record<string, Text>;

interface TakeoverPage {
  commitment: CommitmentDto;
  heirs: Heir[];
  found: OfferedBy;
  failed: Failed;
}

export function takeoverPage(visit: Visit, { commitment, heirs, found, failed }: TakeoverPage): string {
  const { language } = visit;
  const path = takeoverPath(commitment.id);
  return visit.show(
    { path, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{commitment.title}</p>
      <p>{WORDS.lead[language]}</p>
      {heirs.length === 0 ? (
        <p class="alert-box">{WORDS.nobody[language]}</p>
      ) : (
        <div class="narrow">
          <Form visit={visit} action={path} submit={WORDS.save[language]} failed={failed}>
            <StanceFields heirs={heirs} language={language} failed={failed} />
            <DayInput
              name="takenOn"
              label={WORDS.takenOn[language]}
              language={language}
              value={today()}
              from={commitment.statedOn}
              to={today()}
              failed={failed}
            />
            <Chooser
              visit={visit}
              name="sourceId"
              label={WORDS.source[language]}
              failed={failed}
              found={found.sourceId}
            />
          </Form>
        </div>
      )}
      {commitment.takeovers.length > 0 && (
        <TakeoverList takeovers={commitment.takeovers} language={language} />
      )}
      <BackToPledge visit={visit} id={commitment.id} />
    </>,
  );
}
