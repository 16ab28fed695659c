import { addDays, today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { DUE_SOON_DAYS } from '../commitments/flags.js';
import type { Clock } from '../clocks/clock-event.entity.js';
import type { MilestoneAct } from '../milestones/milestone-state.js';
import { CLOCK_LABELS } from './clock-labels.js';
import { draftName, stepTitle } from './course.js';
import type { Happenings, StepAct, StepTold } from './happenings.reader.js';
import type { Moment } from './moment.js';

const WORDS = {
  due: { id: 'Tenggat', en: 'Deadline' },
  passed: { id: 'Tenggat, sudah lewat', en: 'Deadline, passed' },
  planned: { id: 'Langkah direncanakan', en: 'Step planned' },
  draft: { id: 'Rancangan', en: 'Draft' },
} satisfies Record<string, Text>;

/** Texts of the record are in Bahasa Indonesia, and so is what stands among them. */
const OPENED = 'Langkah sesudahnya terbuka lagi';

const ACTS: Record<MilestoneAct, Text> = {
  met: { id: 'Langkah tercapai', en: 'Step met' },
  sent_back: { id: 'Langkah dikembalikan', en: 'Step sent back' },
  left_out: { id: 'Langkah dilewati', en: 'Step left out' },
  reopened: { id: 'Langkah dibuka lagi', en: 'Step open again' },
};

interface Done extends StepAct {
  step: StepTold;
}

/** What became of the steps, and the days that are planned for those that are still to come. */
export function momentsOfSteps(steps: readonly StepTold[], language: Language): Moment[] {
  const done = steps.flatMap((step) => actsOf(step).map((act) => ({ ...act, step })));
  const follows = done.filter((one) => done.some((cause) => isCausedBy(one, cause)));
  const title = (step: StepTold) => stepTitle(step, language);
  const planned = steps.filter(
    ({ plannedOn, state }) => plannedOn !== null && (state === 'planned' || state === 'sent_back'),
  );
  return [
    ...done
      .filter((one) => !follows.includes(one))
      .map((one) => {
        const { act, on, at, reason, step } = one;
        const opened = follows.filter((other) => isCausedBy(other, one)).map((other) => other.step.title);
        return {
          on,
          what: `${ACTS[act][language]}: ${title(step)}`,
          text: [
            ...(reason === null ? [] : [reason]),
            ...(opened.length > 0 ? [`${OPENED}: ${opened.join('; ')}.`] : []),
          ].join(' '),
          href: '#langkah',
          news: { id: step.id, part: `${act}-${on}`, at },
        };
      }),
    ...planned.map((step) => ({
      on: step.plannedOn as string,
      what: `${WORDS.planned[language]}: ${title(step)}`,
      text: '',
      href: '#langkah',
      news: { id: step.id, at: step.changedAt },
    })),
  ];
}

/**
 * The acts on a step, each day once. How it stands says what the history does not tell its reader, as of a step that was
 * met before it was opened to them.
 */
function actsOf({ acts, state, metOn, sentBackOn, stateReason, changedAt: at }: StepTold): StepAct[] {
  const standing: StepAct[] = [
    ...(metOn === null ? [] : [{ act: 'met' as const, on: metOn, reason: null, at }]),
    ...(sentBackOn === null
      ? []
      : [
          {
            act: 'sent_back' as const,
            on: sentBackOn,
            reason: state === 'left_out' ? null : stateReason,
            at,
          },
        ]),
    ...(state === 'left_out' && !acts.some(({ act }) => act === 'left_out')
      ? [{ act: 'left_out' as const, on: today(new Date(at)), reason: stateReason, at }]
      : []),
  ];
  return [...new Map([...standing, ...acts].map((one) => [`${one.act} ${one.on}`, one])).values()];
}

/** Whether a step is open again because one before it was sent back, which is recorded in one act. */
const isCausedBy = (one: Done, cause: Done): boolean =>
  one.act === 'reopened' &&
  cause.act === 'sent_back' &&
  one.reason === cause.reason &&
  today(new Date(cause.at)) === one.on;

export const momentsOfDrafts = (drafts: Happenings['drafts'], language: Language): Moment[] =>
  drafts.map((draft) => ({
    on: draft.datedOn,
    what: WORDS.draft[language],
    text: draftName(draft, 'id'),
    href: '#langkah',
    news: { id: draft.id, at: draft.changedAt },
  }));

/** Clocks that tell what nothing else on the page tells on that day. */
const TOLD: readonly string[] = ['silent', 'not_taken_over', 'stalled_proposal'] satisfies Clock[];

/**
 * The deadline, and what turned with time. That the deadline comes near or has passed is told by the deadline itself, that
 * a reply did not come by the notice or follow-up it was awaited for; only of a deadline that was moved since does the
 * clock tell that it passed.
 */
export function momentsOfClocks(
  { due, flags }: Pick<CommitmentDto, 'due' | 'flags'>,
  clocks: Happenings['clocks'],
  language: Language,
): Moment[] {
  const turned = (clock: Clock, on: string) =>
    clocks.find((event) => event.clock === clock && event.turnedOn === on);
  const passed = due.on === null ? undefined : turned('overdue', addDays(due.on, 1));
  const near = due.on === null ? undefined : turned('due_soon', addDays(due.on, -DUE_SOON_DAYS));
  const last = passed ?? near;
  const told = clocks.filter(
    (event) => TOLD.includes(event.clock) || (event.clock === 'overdue' && event !== passed),
  );
  return [
    ...told.map(({ id, clock, turnedOn, at }) => ({
      on: turnedOn,
      what: CLOCK_LABELS[clock as Clock][language],
      text: '',
      href: clock === 'stalled_proposal' ? '#lajur' : '#janji',
      news: { id, at },
    })),
    ...(due.on === null
      ? []
      : [
          {
            on: due.on,
            what: (passed || flags.includes('overdue') ? WORDS.passed : WORDS.due)[language],
            text: due.phrase ? `“${due.phrase}”` : '',
            href: '#janji',
            ...(last && { news: { id: last.id, at: last.at } }),
          },
        ]),
  ];
}
