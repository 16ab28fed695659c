import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';
import { STATEMENT_KIND_LABELS } from '../page-parts/labels.js';
import { STATEMENT_KINDS } from '../statements/statement.entity.js';
import { QUALIFIERS } from '../events/attendance-estimate.entity.js';
import { Form } from '../web/form.js';
import { FRESH } from '../web/submission.js';
import type { EventPage } from './event.page.js';
import { ADDRESSEE, type EventForm, RAISERS, SPEAKER } from './event.form.js';
import { Lookup } from './lookup.js';
import { DayInput, NumberInput, OneOfList, TextArea, TextLine } from './meeting-fields.js';
import { optionsOf, QUALIFIER_NAMES } from './meeting-labels.js';
import { deskEventPath } from './meeting-paths.js';
import { PersonRow } from './person-row.js';
import { NEWCOMER } from './meeting-attendance.page.js';
import { sourceOptions } from './source-fields.js';

const WORDS = {
  pernyataan: { id: 'Tambah pernyataan', en: 'Add a statement' },
  tuntutan: { id: 'Tambah tuntutan', en: 'Add a demand' },
  hadir: { id: 'Tambah yang hadir', en: 'Add who came' },
  taksiran: { id: 'Tambah perkiraan', en: 'Add an estimate' },
  kind: { id: 'Jenis', en: 'Kind' },
  words: { id: 'Kata-katanya, persis', en: 'The words, exactly' },
  wordsHint: {
    id: 'Kosongkan bila sumber hanya meringkas.',
    en: 'Leave it out when the source only paraphrases.',
  },
  gist: { id: 'Isinya, dengan kata-kata kita', en: 'What was said, in our words' },
  speaker: {
    id: 'Pembicara: orang, atau jabatan bila tak bernama',
    en: 'Speaker: a person, or a post if not named',
  },
  saidOn: { id: 'Hari diucapkan', en: 'Day it was said' },
  source: { id: 'Sumber', en: 'Source' },
  answers: { id: 'Menjawab tuntutan', en: 'Answers the demand' },
  none: { id: 'tidak ada', en: 'none' },
  demand: { id: 'Tuntutan, dengan kata-kata kita', en: 'The demand, in our words' },
  asPut: { id: 'Seperti diucapkan', en: 'As it was put' },
  number: { id: 'Nomor dalam daftar tuntutan', en: 'Number in the list of demands' },
  raisedBy: { id: 'Diajukan oleh', en: 'Raised by' },
  addressee: { id: 'Ditujukan kepada jabatan', en: 'Addressed to the post' },
  who: { id: 'Yang hadir', en: 'Who came' },
  estimateWords: { id: 'Seperti kata sumber', en: 'As the source puts it' },
  estimateHint: { id: 'Misalnya: ribuan buruh', en: 'For example: ribuan buruh' },
  qualifier: { id: 'Maksud angkanya', en: 'How the number is meant' },
  least: { id: 'Paling sedikit', en: 'At least' },
  most: { id: 'Paling banyak', en: 'At most' },
  claimedBy: { id: 'Menurut siapa', en: 'According to whom' },
} satisfies Record<string, Text>;

/** One of the forms of what more is known of an event. */
export function EventForms(props: EventPage & { visit: Visit; kind: EventForm }) {
  const { visit, event, kind, form, failed = FRESH } = props;
  const { language } = visit;
  const own = form === kind ? failed : FRESH;
  const action = `${deskEventPath(event.id)}/${kind}`;
  return (
    <details class="act" open={form === kind} id={kind}>
      <summary>{WORDS[kind][language]}</summary>
      <Form visit={visit} action={action} submit={WORDS[kind][language]} failed={own} kind="lesser">
        <FieldsOf {...props} failed={own} action={visit.at(action)} />
        {kind !== 'hadir' && (
          <OneOfList
            name="sourceId"
            label={WORDS.source[language]}
            failed={own}
            prefix={`${kind}-`}
            value={event.sources[0]?.id ?? ''}
            options={sourceOptions(offered(props), visit)}
          />
        )}
      </Form>
    </details>
  );
}

/** The sources of the event first, then those recorded last. */
const offered = ({ event, sources }: EventPage) => [
  ...event.sources,
  ...sources.filter(({ id }) => event.sources.every((one) => one.id !== id)),
];

type FieldsProps = EventPage & { visit: Visit; kind: EventForm; action: string };

function FieldsOf(props: FieldsProps) {
  switch (props.kind) {
    case 'pernyataan':
      return <StatementFields {...props} />;
    case 'tuntutan':
      return <DemandFields {...props} />;
    case 'hadir':
      return <AttendanceFields {...props} />;
    case 'taksiran':
      return <EstimateFields {...props} />;
  }
}

function StatementFields({ visit, event, demands, looked, failed = FRESH, action, kind }: FieldsProps) {
  const { language } = visit;
  const prefix = `${kind}-`;
  return (
    <>
      <OneOfList
        name="kind"
        label={WORDS.kind[language]}
        failed={failed}
        value="pledge"
        options={optionsOf(STATEMENT_KINDS, STATEMENT_KIND_LABELS, language)}
      />
      <TextArea
        name="words"
        label={WORDS.words[language]}
        hint={WORDS.wordsHint[language]}
        failed={failed}
        longest={5000}
        prefix={prefix}
      />
      <TextArea name="gist" label={WORDS.gist[language]} failed={failed} longest={2000} rows={2} />
      <Lookup
        visit={visit}
        name={SPEAKER.name}
        kinds={SPEAKER.kinds}
        label={WORDS.speaker[language]}
        failed={failed}
        looked={looked.get(SPEAKER.name)}
        action={action}
      />
      <DayInput name="saidOn" label={WORDS.saidOn[language]} failed={failed} value={event.heldOn} />
      {demands.length > 0 && (
        <OneOfList
          name="demandId"
          label={WORDS.answers[language]}
          failed={failed}
          options={[
            { value: '', label: WORDS.none[language] },
            ...demands.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
    </>
  );
}

function DemandFields({ visit, looked, failed = FRESH, action, kind }: FieldsProps) {
  const { language } = visit;
  const prefix = `${kind}-`;
  return (
    <>
      <TextLine name="title" label={WORDS.demand[language]} failed={failed} longest={500} />
      <TextArea
        name="words"
        label={WORDS.asPut[language]}
        failed={failed}
        longest={5000}
        rows={2}
        prefix={prefix}
      />
      <NumberInput name="number" label={WORDS.number[language]} failed={failed} />
      {RAISERS.map(({ name, kinds }, n) => (
        <Lookup
          key={name}
          visit={visit}
          name={name}
          kinds={kinds}
          label={`${WORDS.raisedBy[language]} (${n + 1})`}
          failed={failed}
          looked={looked.get(name)}
          action={action}
        />
      ))}
      <Lookup
        visit={visit}
        name={ADDRESSEE.name}
        kinds={ADDRESSEE.kinds}
        label={WORDS.addressee[language]}
        failed={failed}
        looked={looked.get(ADDRESSEE.name)}
        action={action}
      />
    </>
  );
}

const AttendanceFields = ({ visit, looked, failed = FRESH, action }: FieldsProps) => (
  <PersonRow
    visit={visit}
    failed={failed}
    looked={looked}
    action={action}
    name={NEWCOMER}
    title={WORDS.who[visit.language]}
    capacity="participant"
    presences={['present', 'late', 'absent', 'invited']}
  />
);

function EstimateFields({ visit, failed = FRESH, kind }: FieldsProps) {
  const { language } = visit;
  return (
    <>
      <TextLine
        name="words"
        label={WORDS.estimateWords[language]}
        hint={WORDS.estimateHint[language]}
        failed={failed}
        longest={300}
        prefix={`${kind}-`}
      />
      <OneOfList
        name="qualifier"
        label={WORDS.qualifier[language]}
        failed={failed}
        value="about"
        options={optionsOf(QUALIFIERS, QUALIFIER_NAMES, language)}
      />
      <div class="beside">
        <NumberInput name="least" label={WORDS.least[language]} failed={failed} />
        <NumberInput name="most" label={WORDS.most[language]} failed={failed} />
      </div>
      <TextLine name="claimedBy" label={WORDS.claimedBy[language]} failed={failed} longest={200} />
    </>
  );
}
