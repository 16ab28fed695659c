import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { DueRule, FollowUpDto } from '../commitments/follow-up.dto.js';
import type { Outcome } from '../commitments/follow-up.entity.js';
import type { Visit } from '../web/visit.js';
import { OUTCOME_LABELS, REPLY_STATE_LABELS } from './labels.js';
import { OrganizationLink, PersonLink, PostLink } from './names.js';

const WORDS = {
  none: { id: 'Belum ada tindak lanjut.', en: 'There is no follow-up yet.' },
  due: { id: 'tenggat', en: 'due' },
  cancelled: { id: 'dibatalkan', en: 'given up' },
  raised: { id: 'dinaikkan ke', en: 'raised to' },
  hidden: { id: 'yang bertanggung jawab', en: 'those in charge' },
  heldBy: { id: 'kini dijabat', en: 'now held by' },
  until: { id: 'batas', en: 'due' },
  workingDay: { id: 'hari kerja sejak', en: 'working day from' },
  workingDays: { id: 'hari kerja sejak', en: 'working days from' },
  close: { id: 'Catat hasilnya', en: 'Record its outcome' },
} satisfies Record<string, Text>;

interface FollowUpListProps {
  followUps: FollowUpDto[];
  visit: Visit;
  /** Where an open one is closed, for those who may. Indonesian. */
  closePath?: (id: string) => string;
}

/** What is done next about a commitment, and what came of it. */
export function FollowUpList({ followUps, visit, closePath }: FollowUpListProps) {
  const { language } = visit;
  if (followUps.length === 0) return <p class="soft">{WORDS.none[language]}</p>;
  return (
    <ul class="cards">
      {followUps.map((followUp) => (
        <li key={followUp.id} class="card">
          <h3>{followUp.action}</h3>
          <p>
            <Assignee followUp={followUp} language={language} />
            {' · '}
            {followUpState(followUp, language)}
          </p>
          {followUp.escalation && <p class="soft">{escalationText(followUp, language)}</p>}
          {followUp.outcomeNote && <p>{followUp.outcomeNote}</p>}
          {closePath && followUp.state === 'open' && (
            <p>
              <a
                class="button button-lesser"
                href={visit.at(closePath(followUp.id))}
                aria-label={`${WORDS.close[language]}: ${followUp.action}`}
              >
                {WORDS.close[language]}
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

type Assigned = Pick<FollowUpDto, 'assigneePost' | 'assigneeOrganization'> &
  Partial<Pick<FollowUpDto, 'assigneeHolder'>>;

/** Who is in charge: a post with whoever holds it, else an organization. */
export function Assignee({ followUp, language }: { followUp: Assigned; language: Language }) {
  const { assigneePost, assigneeHolder, assigneeOrganization } = followUp;
  if (!assigneePost)
    return (
      assigneeOrganization && <OrganizationLink organization={assigneeOrganization} language={language} />
    );
  return (
    <>
      <PostLink post={assigneePost} language={language} />
      {assigneeHolder && (
        <>
          {', '}
          {WORDS.heldBy[language]} <PersonLink person={assigneeHolder} language={language} />
        </>
      )}
    </>
  );
}

/** How far a follow-up has come, in words. */
export function followUpState(followUp: FollowUpDto, language: Language): string {
  const { state, outcome, outcomeOn, dueOn } = followUp;
  const reply = replyText(followUp, language);
  if (state === 'open')
    return [`${WORDS.due[language]} ${shortDay(dueOn, language)}`, reply].filter(Boolean).join(' · ');
  const what = outcome === null ? WORDS.cancelled[language] : OUTCOME_LABELS[outcome as Outcome][language];
  return outcomeOn === null ? what : `${what}, ${shortDay(outcomeOn, language)}`;
}

/** What is to be said of the reply, with its day; null where nothing was sent or silence was noted. */
export function replyText(
  { replyState, replyDueOn, repliedOn }: FollowUpDto,
  language: Language,
): string | null {
  const on = replyState === 'replied' ? repliedOn : replyDueOn;
  if (replyState === null || replyState === 'silence' || on === null) return null;
  const until = replyState === 'replied' ? '' : `${WORDS.until[language]} `;
  return `${REPLY_STATE_LABELS[replyState][language].toLowerCase()}, ${until}${shortDay(on, language)}`;
}

/** Whom it was raised to, and when; null while it was not. */
export function escalationText({ escalation }: FollowUpDto, language: Language): string | null {
  if (escalation === null) return null;
  const to = escalation.post?.title ?? WORDS.hidden[language];
  return `${WORDS.raised[language]} ${to}, ${shortDay(escalation.raisedOn, language)}`;
}

/** The rule a day was counted by: `5 hari kerja sejak 2 Des 2026`. */
export const ruleText = ({ workingDays, countedFrom }: DueRule, language: Language): string =>
  `${workingDays} ${WORDS[workingDays === 1 ? 'workingDay' : 'workingDays'][language]} ${shortDay(countedFrom, language)}`;
