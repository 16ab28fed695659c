import type { Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { BEARINGS } from '../commitments/commitment.entity.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { BEARING_LABELS } from '../page-parts/labels.js';
import { Form, Radios, StaleNotice } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToPledge } from './back-to-pledge.js';
import { PledgeFacts } from './pledge-facts.js';
import { restatePath } from './pledge-paths.js';

const WORDS = {
  title: { id: 'Tautkan pernyataan kemudian', en: 'Link a later statement' },
  statement: { id: 'Pernyataan', en: 'Statement' },
  hint: {
    id: 'Kata dari ringkasan, kutipan, atau nama pembicaranya',
    en: 'Words of its gist or quote, or the name of who spoke',
  },
  bearing: { id: 'Apa artinya bagi komitmen ini', en: 'How it bears on the pledge' },
  save: { id: 'Tautkan', en: 'Link it' },
} satisfies Record<string, Text>;

interface RestatePage {
  commitment: CommitmentDto;
  found: OfferedBy;
  failed: Failed;
}

export function restatePage(visit: Visit, { commitment, found, failed }: RestatePage): string {
  const { language } = visit;
  const path = restatePath(commitment.id);
  return visit.show(
    { path, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{commitment.title}</p>
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      {failed.isStale && <PledgeFacts commitment={commitment} language={language} />}
      <div class="narrow">
        <Form
          visit={visit}
          action={path}
          submit={WORDS.save[language]}
          revision={commitment.revision}
          failed={failed}
        >
          <Chooser
            visit={visit}
            name="statementId"
            label={WORDS.statement[language]}
            hint={WORDS.hint[language]}
            failed={failed}
            found={found.statementId}
          />
          <Radios
            name="bearing"
            label={WORDS.bearing[language]}
            failed={failed}
            options={BEARINGS.filter((bearing) => bearing !== 'first_said').map((value) => ({
              value,
              label: BEARING_LABELS[value][language],
            }))}
          />
        </Form>
      </div>
      <BackToPledge visit={visit} id={commitment.id} />
    </>,
  );
}
