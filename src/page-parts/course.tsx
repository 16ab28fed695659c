import { shortDay } from '../common/dates.js';
import type { Day } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { DraftVersionDto, RemarkAnswered } from '../milestones/draft-version.dto.js';
import { REMARK_SIDES, type RemarkAnswer } from '../milestones/draft-version.entity.js';
import type { MilestoneDto } from '../milestones/milestone.dto.js';
import type { MilestoneState } from '../milestones/milestone-state.js';
import type { Course } from '../milestones/milestones.reader.js';
import { MILESTONE_STATE_LABELS, REMARK_ANSWER_LABELS, REMARK_SIDE_LABELS } from './labels.js';
import { OrganizationLink, SourceName } from './names.js';

/* The way of a commitment: its steps in their order, and the versions of its draft. */

const WORDS = {
  of: { id: 'dari', en: 'of' },
  steps: { id: 'langkah tercapai', en: 'steps met' },
  leftOut: { id: 'dilewati karena tidak diperlukan', en: 'left out as not required' },
  decisive: { id: 'Penentu', en: 'Decisive' },
  optional: { id: 'bila diperlukan', en: 'where required' },
  overdue: { id: 'Lewat rencana', en: 'Past its plan' },
  doneWhen: { id: 'Tercapai bila', en: 'Met when' },
  document: { id: 'Dokumen', en: 'Document' },
  planned: { id: 'Direncanakan', en: 'Planned' },
  met: { id: 'Tercapai', en: 'Met' },
  unit: { id: 'Unit', en: 'Unit' },
  sentBack: { id: 'Dikembalikan', en: 'Sent back' },
  times: { id: 'kali, terakhir', en: 'times, last' },
  why: { id: 'Alasan', en: 'Why' },
  note: { id: 'Keterangan', en: 'Note' },
  evidence: { id: 'Bukti', en: 'Evidence' },
  hidden: { id: 'tidak terbuka', en: 'not open' },
  drafts: { id: 'Versi rancangan', en: 'Versions of the draft' },
  version: { id: 'Versi', en: 'Version' },
  noRemarks: { id: 'Belum ada catatan atas versi ini.', en: 'No remarks on this version yet.' },
  whole: { id: 'Seluruh rancangan', en: 'The whole draft' },
  byParty: { id: 'dicatat lewat akunnya sendiri', en: 'entered by its own login' },
  withdrawn: { id: 'Ditarik kembali', en: 'Taken back' },
  withdrawnWords: { id: 'Isi catatan yang ditarik', en: 'What the remark said' },
} satisfies Record<string, Text>;

interface Props {
  language: Language;
  /** The day the page is of. */
  day: Day;
}

export const stepTitle = (
  { title, titleEn }: Pick<MilestoneDto, 'title' | 'titleEn'>,
  language: Language,
): string => (language === 'en' ? (titleEn ?? title) : title);

/** How far it has come, counted in steps; never as a share, since steps differ. */
export function stepsMet(milestones: readonly MilestoneDto[], language: Language): string {
  const count = (wanted: MilestoneState) => milestones.filter(({ state }) => state === wanted).length;
  const leftOut = count('left_out');
  const met = `${count('met')} ${WORDS.of[language]} ${milestones.length} ${WORDS.steps[language]}`;
  return leftOut === 0 ? met : `${met}; ${leftOut} ${WORDS.leftOut[language]}`;
}

interface CourseProps extends Props {
  course: Course;
  /** Where a step or a draft is worked on, for those who may. */
  stepPath?: (id: string) => string;
  draftPath?: (id: string) => string;
  /** Whether it is a part of the way, which is not counted. */
  isPart?: boolean;
}

/** Steps and drafts of a commitment. */
export function CourseOf({
  course: { milestones, drafts },
  stepPath,
  draftPath,
  isPart = false,
  ...props
}: CourseProps) {
  const { language } = props;
  return (
    <>
      {milestones.length > 0 && (
        <>
          {!isPart && (
            <p>
              <strong>{stepsMet(milestones, language)}</strong>
            </p>
          )}
          <ol class={isPart ? 'course course-part' : 'course'}>
            {milestones.map((step) => (
              <Step key={step.id} step={step} path={stepPath?.(step.id)} {...props} />
            ))}
          </ol>
        </>
      )}
      {drafts.length > 0 && !isPart && <h3>{WORDS.drafts[language]}</h3>}
      {drafts.map((draft) => (
        <Draft
          key={draft.id}
          draft={draft}
          path={draftPath?.(draft.id)}
          isNamed={!isPart}
          language={language}
        />
      ))}
    </>
  );
}

function Step({ step, path, language, day }: Props & { step: MilestoneDto; path?: string }) {
  const { state, plannedOn, metOn, sentBackCount, sentBackOn, stateReason, responsibleUnit } = step;
  const isOpen = state === 'planned' || state === 'sent_back';
  const title = stepTitle(step, language);
  const because = (language === 'en' && step.decisiveBecauseEn) || step.decisiveBecause;
  const texts: [label: Text, text: string | null, isOurs?: boolean][] = [
    [
      WORDS.doneWhen,
      language === 'en' ? (step.doneWhenEn ?? step.doneWhen) : step.doneWhen,
      language === 'id' || step.doneWhenEn !== null,
    ],
    [WORDS.document, step.document],
    [WORDS.note, step.note],
  ];
  return (
    <li class={`step step-${state}`}>
      <p class="step-name">
        <strong lang={language === 'en' && step.titleEn === null ? 'id' : undefined}>
          {path ? <a href={path}>{title}</a> : title}
        </strong>{' '}
        <span class={state === 'met' ? 'badge badge-ended' : 'badge'}>
          {MILESTONE_STATE_LABELS[state as MilestoneState][language]}
        </span>
        {step.isDecisive && (
          <>
            {' '}
            <span class="badge badge-decisive">{WORDS.decisive[language]}</span>
          </>
        )}
        {isOpen && plannedOn !== null && plannedOn < day && (
          <>
            {' '}
            <span class="badge badge-late">{WORDS.overdue[language]}</span>
          </>
        )}
        {step.isOptional && <span class="soft"> ({WORDS.optional[language]})</span>}
      </p>
      {because && <p class="step-why">{because}</p>}
      <dl class="facts">
        {texts.map(
          ([label, text, isOurs]) =>
            text !== null && (
              <>
                <dt>{label[language]}</dt>
                <dd lang={language === 'en' && !isOurs ? 'id' : undefined}>{text}</dd>
              </>
            ),
        )}
        {plannedOn !== null && (
          <>
            <dt>{WORDS.planned[language]}</dt>
            <dd>{time(plannedOn, language)}</dd>
          </>
        )}
        {metOn !== null && (
          <>
            <dt>{WORDS.met[language]}</dt>
            <dd>{time(metOn, language)}</dd>
          </>
        )}
        {sentBackOn !== null && (
          <>
            <dt>{WORDS.sentBack[language]}</dt>
            <dd>
              {sentBackCount} {WORDS.times[language]} {time(sentBackOn, language)}
            </dd>
          </>
        )}
        {stateReason !== null && (
          <>
            <dt>{WORDS.why[language]}</dt>
            <dd lang="id">{stateReason}</dd>
          </>
        )}
        {responsibleUnit && (
          <>
            <dt>{WORDS.unit[language]}</dt>
            <dd>
              <OrganizationLink organization={responsibleUnit} language={language} />
            </dd>
          </>
        )}
        {step.evidence.length > 0 && (
          <>
            <dt>{WORDS.evidence[language]}</dt>
            {step.evidence.map(({ source, shows }, n) => (
              <dd key={n}>
                {source ? <SourceName source={source} language={language} /> : WORDS.hidden[language]}
                {': '}
                <span lang="id">{shows}</span>
              </dd>
            ))}
          </>
        )}
      </dl>
    </li>
  );
}

const time = (on: Day, language: Language) => <time dateTime={on}>{shortDay(on, language)}</time>;

interface DraftProps {
  draft: DraftVersionDto;
  path?: string;
  /** Whether it says which version it is. */
  isNamed: boolean;
  language: Language;
}

export const draftName = (
  { number, title }: Pick<DraftVersionDto, 'number' | 'title'>,
  language: Language,
): string => `${WORDS.version[language]} ${number}: ${title}`;

/** One version of the draft, with what the sides said of it side by side. */
function Draft({ draft, path, isNamed, language }: DraftProps) {
  const name = draftName(draft, language);
  const sides = REMARK_SIDES.map((side) => ({
    side,
    remarks: draft.remarks.filter((remark) => remark.side === side),
  })).filter(({ remarks }) => remarks.length > 0);
  return (
    <section class="draft">
      {isNamed && <h4>{path ? <a href={path}>{name}</a> : name}</h4>}
      <p>
        {time(draft.datedOn, language)} ·{' '}
        {draft.source ? <SourceName source={draft.source} language={language} /> : WORDS.hidden[language]}
      </p>
      {sides.length === 0 ? (
        <p class="soft">{WORDS.noRemarks[language]}</p>
      ) : (
        <div class="sides">
          {sides.map(({ side, remarks }) => (
            <div key={side}>
              <p class="side">{REMARK_SIDE_LABELS[side][language]}</p>
              <ul>
                {remarks.map((remark) => (
                  <Remark key={remark.number} remark={remark} language={language} />
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function Remark({ remark, language }: { remark: RemarkAnswered; language: Language }) {
  const { organization, clause, words, isByParty, withdrawnOn } = remark;
  return (
    <li>
      <p>
        {organization && (
          <>
            <OrganizationLink organization={organization} language={language} isShort />
            {', '}
          </>
        )}
        {clause === null ? WORDS.whole[language] : <span lang="id">{clause}</span>}
        {isByParty && <span class="soft"> ({WORDS.byParty[language]})</span>}
      </p>
      {withdrawnOn === null ? (
        <>
          <blockquote lang="id">{words}</blockquote>
          <Became
            name={REMARK_ANSWER_LABELS[remark.answer as RemarkAnswer][language]}
            on={remark.answeredOn}
            why={remark.answerReason}
            language={language}
          />
        </>
      ) : (
        <>
          <Became
            name={WORDS.withdrawn[language]}
            on={withdrawnOn}
            why={remark.withdrawnReason}
            language={language}
          />
          <details class="more-ways">
            <summary>{WORDS.withdrawnWords[language]}</summary>
            <blockquote lang="id">{words}</blockquote>
          </details>
        </>
      )}
    </li>
  );
}

interface BecameProps {
  name: string;
  on: Day | null;
  why: string | null;
  language: Language;
}

/** What became of a remark, when, and why. */
const Became = ({ name, on, why, language }: BecameProps) => (
  <p>
    <strong>{name}</strong>
    {on !== null && <>, {time(on, language)}</>}
    {why !== null && (
      <>
        . <span lang="id">{why}</span>
      </>
    )}
  </p>
);
