import type { Language, Text } from '../common/language.js';
import type { DeadlinePhraseDto } from '../commitments/deadline-phrase.dto.js';
import { type DayUnit, DAY_UNITS } from '../commitments/deadline-phrase.entity.js';
import { Happened } from '../page-parts/happened.js';
import { dueRuleText } from '../page-parts/state.js';
import { Field, Form, Radios, StaleNotice } from '../web/form.js';
import { ReasonForm } from '../web/reason-form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { phrasePath, PHRASES_PATH, RULES_PATH } from './rules-paths.js';

const WORDS = {
  title: { id: 'Frasa tenggat', en: 'Deadline phrases' },
  lead: {
    id: 'Janji yang berbunyi “segera” tetap punya hari terakhir: aturan di bawah ini menghitungnya sejak diucapkan. Halaman komitmen menyebut aturannya.',
    en: 'A pledge that says “segera” (soon) still has a last day: the rules below count it from when it was said. The page of the pledge names the rule.',
  },
  kept: {
    id: 'Yang diubah di sini berlaku sejak sekarang. Tenggat yang sudah tercatat tidak ikut berubah.',
    en: 'What is changed here holds from now on. Deadlines on record stay as they are.',
  },
  none: { id: 'Belum ada frasa.', en: 'There are no phrases yet.' },
  change: { id: 'Ubah', en: 'Change' },
  add: { id: 'Tambah frasa', en: 'Add a phrase' },
  phrase: { id: 'Frasa', en: 'Phrase (in Bahasa Indonesia)' },
  phraseHint: {
    id: 'Seperti diucapkan, misalnya: dalam waktu dekat. Huruf besar dan tanda baca tidak dibedakan.',
    en: 'As it is said, such as: dalam waktu dekat. Capitals and punctuation make no difference.',
  },
  days: { id: 'Paling lambat sekian hari sesudah diucapkan', en: 'Due so many days after it was said' },
  unit: { id: 'Dihitung dalam', en: 'Counted in' },
  reason: { id: 'Alasan', en: 'Reason' },
  save: { id: 'Simpan aturan', en: 'Save the rule' },
  remove: { id: 'Hapus frasa', en: 'Remove the phrase' },
  back: { id: 'Semua frasa tenggat', en: 'All deadline phrases' },
  allRules: { id: 'Aturan kantor', en: 'Rules of the office' },
} satisfies Record<string, Text>;

const UNITS: Record<DayUnit, Text> = {
  calendar: { id: 'hari kalender', en: 'calendar days' },
  working: { id: 'hari kerja', en: 'working days' },
};

const NEWS: Readonly<Record<string, Text>> = {
  ruled: { id: 'Aturan frasa tersimpan.', en: 'The rule of the phrase is saved.' },
  removed: { id: 'Frasa dihapus.', en: 'The phrase is removed.' },
};

const ruleOf = ({ days, unit }: DeadlinePhraseDto, language: Language): string =>
  dueRuleText({ days, unit }, language);

interface PhrasesPage {
  phrases: DeadlinePhraseDto[];
  happened?: string;
  failed?: Failed;
}

/** What vague deadlines are taken to mean, and one more for administrators. */
export function phrasesPage(visit: Visit, { phrases, happened, failed = FRESH }: PhrasesPage): string {
  const { language } = visit;
  const mayChange = visit.viewer?.role === 'administrator';
  return visit.show(
    { path: PHRASES_PATH, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <p class="lead">{WORDS.lead[language]}</p>
      <p>{WORDS.kept[language]}</p>
      {phrases.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="listing">
        {phrases.map((phrase) => (
          <li key={phrase.id}>
            <strong lang="id">“{phrase.phrase}”</strong>
            <br />
            {ruleOf(phrase, language)}
            {mayChange && (
              <>
                {' · '}
                <a
                  href={visit.at(phrasePath(phrase.id))}
                  aria-label={`${WORDS.change[language]}: ${phrase.phrase}`}
                >
                  {WORDS.change[language]}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <div class="narrow">
          <h2>{WORDS.add[language]}</h2>
          <Form visit={visit} action={PHRASES_PATH} submit={WORDS.save[language]} failed={failed}>
            <Field
              name="phrase"
              label={WORDS.phrase[language]}
              hint={WORDS.phraseHint[language]}
              autocomplete="off"
              longest={100}
              failed={failed}
            />
            <RuleFields language={language} failed={failed} />
          </Form>
        </div>
      )}
      <p>
        <a href={visit.at(RULES_PATH)}>{WORDS.allRules[language]}</a>
      </p>
    </>,
  );
}

interface PhrasePage {
  phrase: DeadlinePhraseDto;
  changing: Failed;
  removing: Failed;
}

/** The rule of one phrase, to be changed or removed. */
export function phrasePage(visit: Visit, { phrase, changing, removing }: PhrasePage): string {
  const { language } = visit;
  const path = phrasePath(phrase.id);
  const title = `“${phrase.phrase}”`;
  return visit.show(
    { path, title, section: 'desk' },
    <>
      <h1>{title}</h1>
      <p class="lead">{ruleOf(phrase, language)}</p>
      <StaleNotice
        visit={visit}
        failed={changing.isStale ? changing : removing}
        path={path}
        fields={[
          { name: 'days', label: WORDS.days[language], now: String(phrase.days) },
          {
            name: 'unit',
            label: WORDS.unit[language],
            now: phrase.unit,
            wordOf: (unit) => UNITS[unit as DayUnit]?.[language] ?? unit,
          },
        ]}
      />
      <p>{WORDS.kept[language]}</p>
      <div class="narrow">
        <Form
          visit={visit}
          action={path}
          submit={WORDS.save[language]}
          revision={phrase.revision}
          failed={changing}
        >
          <RuleFields language={language} failed={changing} phrase={phrase} />
        </Form>
        <h2>{WORDS.remove[language]}</h2>
        <ReasonForm
          visit={visit}
          action={`${path}/hapus`}
          submit={WORDS.remove[language]}
          failed={removing}
          revision={phrase.revision}
          kind="danger"
          prefix="hapus-"
          label={WORDS.reason[language]}
        />
      </div>
      <p class="after-form">
        <a href={visit.at(PHRASES_PATH)}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

interface RuleFieldsProps {
  language: Language;
  failed: Failed;
  phrase?: DeadlinePhraseDto;
}

function RuleFields({ language, failed, phrase }: RuleFieldsProps) {
  return (
    <>
      <Field
        name="days"
        label={WORDS.days[language]}
        value={phrase && String(phrase.days)}
        inputMode="numeric"
        autocomplete="off"
        longest={3}
        failed={failed}
      />
      <Radios
        name="unit"
        label={WORDS.unit[language]}
        value={phrase?.unit ?? 'calendar'}
        failed={failed}
        options={DAY_UNITS.map((value) => ({ value, label: UNITS[value][language] }))}
      />
      <Field name="reason" label={WORDS.reason[language]} autocomplete="off" longest={2000} failed={failed} />
    </>
  );
}
