import type { Day } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import { FIRMNESSES } from '../commitments/commitment.entity.js';
import type { TopicRef } from '../commitments/topic.dto.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { FIRMNESS_LABELS } from '../page-parts/labels.js';
import { Choices, Field, Radios, TextArea } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { DUE_WORDS, DueFields } from './due-fields.js';
import type { DueMeaning } from './due-meanings.js';

import type { PledgeValues } from './pledge-fields.js';

const WORDS = {
  title: {
    id: 'Apa yang dijanjikan, satu kalimat',
    en: 'What was promised, in one sentence (in Bahasa Indonesia)',
  },
  titleEn: { id: 'Kalimat itu dalam bahasa Inggris', en: 'That sentence in English' },
  firmness: { id: 'Ketegasan', en: 'Firmness' },
  condition: { id: 'Syarat', en: 'Condition' },
  conditionHint: { id: 'Perlu untuk janji bersyarat.', en: 'Needed where the pledge is conditional.' },
  measure: { id: 'Ukuran: dari apa terlihat terpenuhi', en: 'Measure: by what one sees that it is met' },
  makers: { id: 'Pemberi janji: jabatan', en: 'Who promised: posts' },
  makersHint: {
    id: 'Kosongkan untuk memakai yang tertulis di atas.',
    en: 'Leave empty for what stands above.',
  },
  makerOrganizations: { id: 'Pemberi janji: organisasi', en: 'Who promised: organizations' },
  receivers: { id: 'Penerima', en: 'Promised to' },
  receiversHint: { id: 'Nama atau singkatan organisasinya', en: 'Name or acronym of the organization' },
  receiverWords: { id: 'Penerima yang bukan organisasi', en: 'Receivers that are no organization' },
  receiverWordsHint: { id: 'Misalnya: para pekerja alih daya', en: 'For example: the outsourced workers' },
  topics: { id: 'Topik', en: 'Topics' },
  authority: { id: 'Pemegang wewenang', en: 'Authority holder' },
  authorityHint: {
    id: 'Jabatan yang tanda tangannya diperlukan, bila bukan pemberi janji.',
    en: 'The post whose signature it takes, where that is not who promised.',
  },
  authorityNote: { id: 'Catatan tentang wewenang', en: 'Note on the authority' },
  unit: { id: 'Unit kerja yang bertanggung jawab', en: 'Responsible unit' },
  pic: { id: 'Penanggung jawab (PIC), menurut jabatan', en: 'Person in charge (PIC), by post' },
} satisfies Record<string, Text>;

/** The texts and days of a commitment, to be held beside what somebody else typed meanwhile. */
export const textsNow = (values: PledgeValues, language: Language) =>
  TEXTS.map(([name, label]) => ({ name, label: label[language], now: values[name] ?? '' }));

const TEXTS: [name: string, label: Text][] = [
  ['title', WORDS.title],
  ['titleEn', WORDS.titleEn],
  ['condition', WORDS.condition],
  ['receiverWords', WORDS.receiverWords],
  ['dueOn', DUE_WORDS.dueOn],
  ['duePhrase', DUE_WORDS.phrase],
  ['measure', WORDS.measure],
  ['authorityNote', WORDS.authorityNote],
];

interface PledgeFieldsProps {
  visit: Visit;
  failed: Failed;
  found: OfferedBy;
  topics: TopicRef[];
  values: PledgeValues;
  /** The records named before anything is chosen. */
  named: Readonly<Record<string, readonly string[]>>;
  chosenTopics: string[];
  /** The day it was said. */
  saidOn: Day;
  /** What the words of its deadline come to. */
  meaning: DueMeaning | null;
  /** Whether it is recorded only now: a correction has a reason of its own. */
  isNew?: boolean;
}

/** All that a commitment says, beside the statement that founds it. */
export function PledgeFields({
  visit,
  failed,
  found,
  topics,
  values,
  named,
  chosenTopics,
  saidOn,
  meaning,
  isNew = false,
}: PledgeFieldsProps) {
  const { language } = visit;
  const soft = { failed, required: false, autocomplete: 'off' };
  const chooser = (name: string) => ({ visit, name, failed, found: found[name], chosen: named[name] });
  return (
    <>
      <TextArea
        name="title"
        label={WORDS.title[language]}
        rows={2}
        longest={500}
        value={values.title}
        failed={failed}
      />
      <Field name="titleEn" label={WORDS.titleEn[language]} longest={500} value={values.titleEn} {...soft} />
      <Radios
        name="firmness"
        label={WORDS.firmness[language]}
        value={values.firmness}
        failed={failed}
        options={FIRMNESSES.map((value) => ({ value, label: FIRMNESS_LABELS[value][language] }))}
      />
      <TextArea
        name="condition"
        label={WORDS.condition[language]}
        hint={WORDS.conditionHint[language]}
        rows={2}
        longest={1000}
        value={values.condition}
        required={false}
        failed={failed}
      />
      <Chooser
        {...chooser('receiverIds')}
        label={WORDS.receivers[language]}
        hint={WORDS.receiversHint[language]}
        isMany
      />
      <Field
        name="receiverWords"
        label={WORDS.receiverWords[language]}
        hint={WORDS.receiverWordsHint[language]}
        longest={300}
        value={values.receiverWords}
        {...soft}
      />
      <Chooser
        {...chooser('makerPostIds')}
        label={WORDS.makers[language]}
        hint={WORDS.makersHint[language]}
        isMany
      />
      <Chooser {...chooser('makerOrganizationIds')} label={WORDS.makerOrganizations[language]} isMany />
      {topics.length > 0 && (
        <Choices
          name="topicKeys"
          label={WORDS.topics[language]}
          failed={failed}
          chosen={chosenTopics}
          options={topics.map(({ key, label, labelEn }) => ({
            value: key,
            label: language === 'en' ? labelEn : label,
          }))}
        />
      )}
      <DueFields
        visit={visit}
        failed={failed}
        values={values}
        saidOn={saidOn}
        meaning={meaning}
        asksReason={isNew}
      />
      <TextArea
        name="measure"
        label={WORDS.measure[language]}
        rows={2}
        longest={1000}
        value={values.measure}
        required={false}
        failed={failed}
      />
      <Chooser {...chooser('picPostId')} label={WORDS.pic[language]} />
      <Chooser {...chooser('responsibleUnitId')} label={WORDS.unit[language]} />
      <Chooser
        {...chooser('authorityHolderId')}
        label={WORDS.authority[language]}
        hint={WORDS.authorityHint[language]}
      />
      <TextArea
        name="authorityNote"
        label={WORDS.authorityNote[language]}
        rows={2}
        longest={1000}
        value={values.authorityNote}
        required={false}
        failed={failed}
      />
    </>
  );
}
