import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { REASON_CODES } from '../commitments/assessment.entity.js';
import { type Fulfilment, REPLY_WINDOW_DAYS } from '../commitments/fulfilment.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { REASON_CODE_LABELS } from '../page-parts/labels.js';
import { DayInput, Field, Select, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  condition: { id: 'Syarat yang ditunggu, dikutip', en: 'The condition waited for, quoted' },
  referredTo: { id: 'Diteruskan kepada', en: 'Referred to' },
  reason: { id: 'Kode alasan', en: 'Reason code' },
  choose: { id: 'Pilih', en: 'Choose' },
  notice: { id: 'Pemberi janji diberi tahu pada', en: 'The giver was told on' },
  replyUntil: { id: 'Batas waktu menjawab', en: 'Last day to reply' },
  replyHint: {
    id: `Paling sedikit ${REPLY_WINDOW_DAYS} hari sesudah pemberitahuan, dan sudah lewat. Tidak perlu bila ada bukti A atau B yang bertentangan.`,
    en: `At least ${REPLY_WINDOW_DAYS} days after the notice, and passed. Not needed where evidence A or B contradicts.`,
  },
  reply: { id: 'Jawabannya; kosongkan bila diam', en: 'What it replied; leave empty for silence' },
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
}

/** The fields only some findings have. */
export function FindingFields({ visit, finding, failed, found, condition }: FindingFieldsProps) {
  const { language } = visit;
  const soft = { failed, required: false };
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
        <>
          <DayInput
            name="noticeOn"
            label={WORDS.notice[language]}
            language={language}
            to={today()}
            {...soft}
          />
          <DayInput
            name="replyUntilOn"
            label={WORDS.replyUntil[language]}
            hint={WORDS.replyHint[language]}
            language={language}
            {...soft}
          />
          <TextArea name="reply" label={WORDS.reply[language]} longest={5000} {...soft} />
        </>
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
