import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { REASON_CODES } from '../commitments/assessment.entity.js';
import type { Fulfilment } from '../commitments/fulfilment.js';
import { type Hearing, UNHEARD, type Unheard } from '../commitments/hearing.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { REASON_CODE_LABELS } from '../page-parts/labels.js';
import { DayInput, Field, Select, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { tellPath } from './pledge-paths.js';

const WORDS = {
  condition: { id: 'Syarat yang ditunggu, dikutip', en: 'The condition waited for, quoted' },
  referredTo: { id: 'Diteruskan kepada', en: 'Referred to' },
  reason: { id: 'Kode alasan', en: 'Reason code' },
  choose: { id: 'Pilih', en: 'Choose' },
  unheard: {
    id: 'Kantor yang berjanji belum didengar',
    en: 'The office that promised was not heard yet',
  },
  unneeded: {
    id: 'Tidak perlu bila ada bukti A atau B yang bertentangan.',
    en: 'Not needed where evidence A or B contradicts.',
  },
  tell: { id: 'Beri tahu sekarang', en: 'Tell it now' },
  heard: { id: 'Pemberi janji sudah didengar.', en: 'Who promised was heard.' },
  replied: { id: 'Jawabannya dimuat di samping putusan', en: 'The reply stands beside the verdict' },
  silent: { id: 'Tidak ada jawaban; diamnya dicatat.', en: 'There was no reply; the silence is noted.' },
  superseded: { id: 'Komitmen yang menggantikannya', en: 'The pledge that replaces it' },
  what: { id: 'Apa yang dicari', en: 'What was sought' },
  fromWhom: { id: 'Dari siapa', en: 'From whom' },
  on: { id: 'Tanggal dicari', en: 'Day it was sought' },
} satisfies Record<string, Text>;

interface FindingFieldsProps {
  visit: Visit;
  finding: Fulfilment;
  failed: Failed;
  found: OfferedBy;
  condition: string | null;
  commitmentId: string;
  /** How the offices that promised were heard, or why one was not. */
  hearing: Hearing | Unheard;
}

/** The fields only some findings have. */
export function FindingFields({
  visit,
  finding,
  failed,
  found,
  condition,
  commitmentId,
  hearing,
}: FindingFieldsProps) {
  const { language } = visit;
  if (finding === 'waiting')
    return (
      <TextArea
        name="conditionWords"
        label={WORDS.condition[language]}
        value={condition ?? ''}
        rows={2}
        longest={1000}
        failed={failed}
      />
    );
  if (finding === 'referred')
    return (
      <Chooser
        visit={visit}
        name="referredToId"
        label={WORDS.referredTo[language]}
        failed={failed}
        found={found.referredToId}
      />
    );
  if (finding === 'superseded')
    return (
      <Chooser
        visit={visit}
        name="supersededById"
        label={WORDS.superseded[language]}
        failed={failed}
        found={found.supersededById}
      />
    );
  if (finding === 'unratable')
    return (
      <>
        <TextArea
          name="sought.what"
          label={WORDS.what[language]}
          rows={2}
          longest={1000}
          failed={soughtAtFirst(failed)}
        />
        <Field
          name="sought.fromWhom"
          label={WORDS.fromWhom[language]}
          longest={300}
          autocomplete="off"
          failed={failed}
        />
        <DayInput
          name="sought.on"
          label={WORDS.on[language]}
          language={language}
          to={today()}
          failed={failed}
        />
      </>
    );
  if (finding !== 'not_fulfilled' && finding !== 'lapsed') return null;
  return (
    <>
      <Select
        name="reasonCode"
        label={WORDS.reason[language]}
        failed={failed}
        options={[
          { value: '', label: WORDS.choose[language] },
          ...REASON_CODES.map((value) => ({ value, label: REASON_CODE_LABELS[value][language] })),
        ]}
      />
      {finding === 'not_fulfilled' && (
        <p class={typeof hearing === 'object' ? 'soft' : 'alert-box'}>
          {typeof hearing === 'object' ? (
            <>
              {WORDS.heard[language]}{' '}
              {hearing.reply === null ? (
                WORDS.silent[language]
              ) : (
                <>
                  {WORDS.replied[language]}: <q lang="id">{hearing.reply}</q>
                </>
              )}
            </>
          ) : (
            <>
              {WORDS.unheard[language]}: {UNHEARD[hearing][language]}. {WORDS.unneeded[language]}{' '}
              <a href={visit.at(tellPath(commitmentId))}>{WORDS.tell[language]}</a>
            </>
          )}
        </p>
      )}
    </>
  );
}

/** What is sought is asked for as a whole; that it is missing stands at its first field. */
const soughtAtFirst = (failed: Failed): Failed => ({
  ...failed,
  errors: {
    ...failed.errors,
    'sought.what': failed.errors['sought.what'] ?? failed.errors.sought ?? [],
  },
});
