import { addDays } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import type { Outcome } from '../commitments/follow-up.entity.js';
import type { NoticeDto } from '../commitments/notice.dto.js';
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

/** What became of the follow-ups, whom they were raised to, and the days they are due. */
export function momentsOfFollowUps(
  followUps: readonly FollowUpDto[],
  raised: readonly RaisedTold[],
  language: Language,
): Moment[] {
  return followUps.flatMap((followUp) => {
    const { id, action, changedAt, sentOn, replyDueOn, repliedOn, replyNote, replyState, outcomeOn } =
      followUp;
    const moment = (on: string, what: string, text: string, news: Omit<News, 'id'>): Moment => ({
      on,
      what,
      text,
      href: '#tindak-lanjut',
      news: { id, ...news },
    });
    const isUnanswered =
      replyDueOn !== null &&
      replyState !== 'silence' &&
      (replyState === 'late' || (repliedOn ?? outcomeOn ?? '') > replyDueOn);
    return [
      ...(sentOn === null
        ? []
        : [moment(sentOn, WORDS.sent[language], action, { part: 'sent', at: startOfDay(sentOn) })]),
      ...(replyDueOn !== null && replyState === 'waiting'
        ? [moment(replyDueOn, WORDS.until[language], action, { part: 'reply', at: changedAt })]
        : []),
      ...(replyDueOn !== null && isUnanswered
        ? [unanswered(replyDueOn, (on, what, news) => moment(on, what, action, news), language)]
        : []),
      ...(repliedOn === null
        ? []
        : [
            moment(repliedOn, WORDS.answered[language], [action, replyNote].filter(Boolean).join(': '), {
              part: 'replied',
              at: startOfDay(repliedOn),
            }),
          ]),
      ...rungsOf(followUp, raised).map(({ rung, post, raisedOn, at }) =>
        moment(raisedOn, `${WORDS.raised[language]} ${post?.title ?? WORDS.inCharge[language]}`, action, {
          part: `raised-${rung}`,
          at,
        }),
      ),
      standing(followUp, moment, language),
    ];
  });
}

type Made = (on: string, what: string, text: string, news: Omit<News, 'id'>) => Moment;

/** What came of it, or the day it is due. */
function standing(
  { state, action, outcome, outcomeOn, outcomeNote, dueOn, changedAt }: FollowUpDto,
  moment: Made,
  language: Language,
): Moment {
  const what =
    state === 'cancelled'
      ? WORDS.cancelled[language]
      : outcome
        ? `${WORDS.followUp[language]}: ${OUTCOME_LABELS[outcome as Outcome][language]}`
        : WORDS.due[language];
  return moment(outcomeOn ?? dueOn, what, outcomeNote ? `${action}: ${outcomeNote}` : action, {
    at: changedAt,
  });
}

/** Each rung once. How it stands says the last one, where the history does not tell its reader. */
function rungsOf(
  { id, escalation, changedAt }: FollowUpDto,
  raised: readonly RaisedTold[],
): Omit<RaisedTold, 'followUpId'>[] {
  const told = raised.filter(({ followUpId }) => followUpId === id);
  return [
    ...new Map(
      [...(escalation ? [{ ...escalation, at: changedAt }] : []), ...told].map((one) => [one.rung, one]),
    ).values(),
  ];
}

/** That the last day passed without a reply, from the day after it. */
function unanswered(
  until: string,
  moment: (on: string, what: string, news: Omit<News, 'id'>) => Moment,
  language: Language,
): Moment {
  const on = addDays(until, 1);
  return moment(on, CLOCK_LABELS.reply_window_over[language], { part: 'unanswered', at: startOfDay(on) });
}

/**
 * Who was told or asked, and the reply or the silence. An answer in a lane that stands on the page is the reply, and is
 * not told twice.
 */
export function momentsOfNotices({ notices, lanes }: CommitmentDto, language: Language): Moment[] {
  const answers = new Set(lanes.receiver.map(({ id }) => id));
  return notices.flatMap((notice: NoticeDto) => {
    const { id, kind, addressee, words, sentOn, replyUntilOn, state, repliedOn, reply, answerId } = notice;
    const who = addressee ? shortName(addressee) : WORDS.hidden[language];
    const moment = (on: string, what: string, text: string, news: Omit<News, 'id'>): Moment => ({
      on,
      what: `${what}: ${who}`,
      text,
      href: `#${id}`,
      news: { id, ...news },
    });
    const isUnanswered = state === 'silent' || (repliedOn ?? notice.withdrawnOn ?? '') > replyUntilOn;
    return [
      moment(sentOn, (kind === 'confirmation' ? WORDS.asked : WORDS.told)[language], words, {
        at: notice.recordedAt,
      }),
      ...(state === 'waiting'
        ? [moment(replyUntilOn, WORDS.until[language], '', { part: 'reply', at: notice.recordedAt })]
        : []),
      ...(isUnanswered
        ? [unanswered(replyUntilOn, (on, what, news) => moment(on, what, '', news), language)]
        : []),
      ...(repliedOn === null || (answerId !== null && answers.has(answerId))
        ? []
        : [
            moment(repliedOn, WORDS.replied[language], reply ? `“${reply}”` : '', {
              part: 'replied',
              at: notice.changedAt,
            }),
          ]),
      ...(notice.withdrawnOn === null
        ? []
        : [
            moment(notice.withdrawnOn, WORDS.withdrawn[language], notice.withdrawnReason ?? '', {
              part: 'withdrawn',
              at: notice.changedAt,
            }),
          ]),
    ];
  });
}

/** How those who came into the post stand to it. */
export const momentsOfTakeovers = (takeovers: readonly TakeoverDto[], language: Language): Moment[] =>
  takeovers.map(({ id, stance, person, post, takenOn, words, alteredTo, changedAt }) => ({
    on: takenOn,
    what: `${STANCE_LABELS[stance as Stance][language]}: ${person ? fullName(person) : (post?.title ?? WORDS.holder[language])}`,
    text: [`“${words}”`, ...(alteredTo ? [`Menjadi: ${alteredTo}`] : [])].join(' '),
    href: `#${id}`,
    news: { id, at: changedAt },
  }));
