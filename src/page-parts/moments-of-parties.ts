import { addDays } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import type { Outcome } from '../commitments/follow-up.entity.js';
import type { TakeoverDto } from '../commitments/takeover.dto.js';
import type { Stance } from '../commitments/takeover.entity.js';
import { CLOCK_LABELS } from './clock-labels.js';
import type { RaisedTold } from './happenings.reader.js';
import { OUTCOME_LABELS } from './labels.js';
import { type Moment, type News, startOfDay } from './moment.js';
import { fullName, shortName } from './names.js';
import { STANCE_LABELS } from './takeover-list.js';

const WORDS = {
  followUp: { id: 'Tindak lanjut', en: 'Follow-up' },
  due: { id: 'Tenggat tindak lanjut', en: 'Follow-up due' },
  cancelled: { id: 'Tindak lanjut dibatalkan', en: 'Follow-up given up' },
  sent: { id: 'Tindak lanjut dikirim', en: 'Follow-up sent' },
  answered: { id: 'Tindak lanjut dijawab', en: 'Follow-up answered' },
  raised: { id: 'Tindak lanjut dinaikkan ke', en: 'Follow-up raised to' },
  inCharge: { id: 'yang bertanggung jawab', en: 'those in charge' },
  told: { id: 'Diberi tahu sebelum putusan', en: 'Told before the verdict' },
  asked: { id: 'Diminta konfirmasi', en: 'Asked to confirm' },
  replied: { id: 'Menjawab pemberitahuan', en: 'Replied to the notice' },
  withdrawn: { id: 'Pemberitahuan ditarik', en: 'Notice withdrawn' },
  until: { id: 'Hari terakhir menjawab', en: 'Last day to reply' },
  hidden: { id: 'pihak yang tidak terbuka', en: 'a party that is not open' },
  holder: { id: 'pejabat yang tidak terbuka', en: 'a holder who is not open' },
} satisfies Record<string, Text>;

type Made = (on: string, what: Text, text: string, news?: Omit<News, 'id'>) => Moment;

/** A moment where there is a day for it. */
const some = (on: string | null | false, make: (on: string) => Moment): Moment[] =>
  on === null || on === false ? [] : [make(on)];

/** What became of the follow-ups, whom they were raised to, and the days they are due. */
export const momentsOfFollowUps = (
  followUps: readonly FollowUpDto[],
  raised: readonly RaisedTold[],
  language: Language,
): Moment[] =>
  followUps.flatMap((followUp) => {
    const { id, action, sentOn, replyDueOn, repliedOn, replyNote, replyState, outcomeOn } = followUp;
    const moment: Made = (on, what, text, news) => ({
      on,
      what: what[language],
      text,
      href: '#tindak-lanjut',
      ...(news && { news: { id, ...news } }),
    });
    const isUnanswered =
      replyState === 'late' ||
      (replyState !== 'silence' && replyDueOn !== null && isAfter(repliedOn ?? outcomeOn, replyDueOn));
    return [
      ...some(sentOn, (on) => moment(on, WORDS.sent, action, { part: 'sent', at: startOfDay(on) })),
      ...some(replyState === 'waiting' && replyDueOn, (on) => moment(on, WORDS.until, action)),
      ...some(isUnanswered && replyDueOn, (on) => unanswered(on, action, moment)),
      ...some(repliedOn, (on) =>
        moment(on, WORDS.answered, [action, replyNote].filter(Boolean).join(': '), {
          part: 'replied',
          at: startOfDay(on),
        }),
      ),
      ...rungsOf(followUp, raised).map(({ rung, post, raisedOn, at }) => {
        const to = post ? { id: post.title, en: post.title } : WORDS.inCharge;
        const what = { id: `${WORDS.raised.id} ${to.id}`, en: `${WORDS.raised.en} ${to.en}` };
        return moment(raisedOn, what, action, { part: `raised-${rung}`, at });
      }),
      standing(followUp, moment),
    ];
  });

/** What came of it, or the day it is due. */
function standing(
  { state, action, outcome, outcomeOn, outcomeNote, dueOn, changedAt }: FollowUpDto,
  moment: Made,
): Moment {
  const what = outcome ? OUTCOME_LABELS[outcome as Outcome] : null;
  return moment(
    outcomeOn ?? dueOn,
    state === 'cancelled'
      ? WORDS.cancelled
      : what
        ? { id: `${WORDS.followUp.id}: ${what.id}`, en: `${WORDS.followUp.en}: ${what.en}` }
        : WORDS.due,
    outcomeNote ? `${action}: ${outcomeNote}` : action,
    { at: changedAt },
  );
}

/** Each rung once. How it stands says the last one, where the history does not tell its reader. */
function rungsOf(
  { id, escalation, changedAt }: FollowUpDto,
  raised: readonly RaisedTold[],
): Omit<RaisedTold, 'followUpId'>[] {
  const told = raised.filter(({ followUpId }) => followUpId === id);
  const last = escalation ? [{ ...escalation, at: changedAt }] : [];
  return [...new Map([...last, ...told].map((one) => [one.rung, one])).values()];
}

const isAfter = (day: string | null, until: string): boolean => day !== null && day > until;

/** That the last day passed without a reply, from the day after it. */
function unanswered(until: string, text: string, moment: Made): Moment {
  const on = addDays(until, 1);
  return moment(on, CLOCK_LABELS.reply_window_over, text, { part: 'unanswered', at: startOfDay(on) });
}

/**
 * Who was told or asked, and the reply or the silence. An answer in a lane that stands on the page is the reply, and is
 * not told twice.
 */
export function momentsOfNotices({ notices, lanes }: CommitmentDto, language: Language): Moment[] {
  const answers = new Set(lanes.receiver.map(({ id }) => id));
  return notices.flatMap((notice) => {
    const { id, kind, addressee, words, sentOn, replyUntilOn, state, repliedOn, reply, answerId } = notice;
    const { withdrawnOn, withdrawnReason, changedAt } = notice;
    const who = addressee ? shortName(addressee) : WORDS.hidden[language];
    const moment: Made = (on, what, text, news) => ({
      on,
      what: `${what[language]}: ${who}`,
      text,
      href: `#${id}`,
      ...(news && { news: { id, ...news } }),
    });
    const isUnanswered = state === 'silent' || isAfter(repliedOn ?? withdrawnOn, replyUntilOn);
    const isInLane = answerId !== null && answers.has(answerId);
    return [
      moment(sentOn, kind === 'confirmation' ? WORDS.asked : WORDS.told, words, { at: notice.recordedAt }),
      ...some(state === 'waiting' && replyUntilOn, (on) => moment(on, WORDS.until, '')),
      ...some(isUnanswered && replyUntilOn, (on) => unanswered(on, '', moment)),
      ...some(!isInLane && repliedOn, (on) =>
        moment(on, WORDS.replied, reply ? `“${reply}”` : '', { part: 'replied', at: changedAt }),
      ),
      ...some(withdrawnOn, (on) =>
        moment(on, WORDS.withdrawn, withdrawnReason ?? '', { part: 'withdrawn', at: changedAt }),
      ),
    ];
  });
}

/** How those who came into the post stand to it. */
export const momentsOfTakeovers = (takeovers: readonly TakeoverDto[], language: Language): Moment[] =>
  takeovers.map(({ id, stance, person, post, takenOn, words, alteredTo, changedAt }) => {
    const who = person ? fullName(person) : (post?.title ?? WORDS.holder[language]);
    return {
      on: takenOn,
      what: `${STANCE_LABELS[stance as Stance][language]}: ${who}`,
      text: [`“${words}”`, ...(alteredTo ? [`Menjadi: ${alteredTo}`] : [])].join(' '),
      href: `#${id}`,
      news: { id, at: changedAt },
    };
  });
