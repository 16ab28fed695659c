import type { Language, Text } from '../common/language.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import { replyText, ruleText } from '../page-parts/follow-up-list.js';
import { METHOD_LABELS, OUTCOME_LABELS } from '../page-parts/labels.js';
import { OrganizationLink, PersonLink, PostLink, SourceName } from '../page-parts/names.js';
import { eventPath } from '../page-parts/paths.js';
import { DayText } from './commitment-facts.js';

const WORDS = {
  none: { id: 'Belum ada tindak lanjut yang direncanakan.', en: 'No follow-up is planned yet.' },
  open: { id: 'Direncanakan', en: 'Planned' },
  overdue: { id: 'Lewat tenggat', en: 'Overdue' },
  done: { id: 'Selesai', en: 'Done' },
  cancelled: { id: 'Dibatalkan', en: 'Given up' },
  how: { id: 'Cara', en: 'How' },
  assignee: { id: 'PIC', en: 'In charge' },
  hidden: { id: 'tidak terbuka', en: 'not open' },
  due: { id: 'Tenggat', en: 'Due' },
  sent: { id: 'Dikirim', en: 'Sent' },
  reply: { id: 'Jawaban', en: 'Reply' },
  agreed: { id: 'Disepakati pada', en: 'Agreed at' },
  outcome: { id: 'Hasil', en: 'Outcome' },
  source: { id: 'Sumber', en: 'Source' },
} satisfies Record<string, Text>;

interface Props {
  language: Language;
}

/** What is done next and what came of what was done. */
export function FollowUps({ followUps, language }: Props & { followUps: FollowUpDto[] }) {
  if (followUps.length === 0) return <p class="soft">{WORDS.none[language]}</p>;
  return (
    <ul class="cards">
      {followUps.map((followUp) => (
        <FollowUpCard key={followUp.id} followUp={followUp} language={language} />
      ))}
    </ul>
  );
}

function FollowUpCard({ followUp, language }: Props & { followUp: FollowUpDto }) {
  const { action, method, assigneePost, assigneeHolder, assigneeOrganization, dueOn, event, state, outcome } =
    followUp;
  const reply = replyText(followUp, language);
  return (
    <li class="card">
      <h3 lang="id">{action}</h3>
      <p>
        <span class={state === 'open' ? 'badge' : 'badge badge-ended'}>
          {WORDS[state as 'open' | 'done' | 'cancelled'][language]}
        </span>
        {followUp.isOverdue && (
          <>
            {' '}
            <span class="badge badge-late">{WORDS.overdue[language]}</span>
          </>
        )}
      </p>
      <dl class="facts">
        <dt>{WORDS.assignee[language]}</dt>
        <dd>
          {assigneePost && <PostLink post={assigneePost} language={language} />}
          {assigneeHolder && (
            <>
              {' ('}
              <PersonLink person={assigneeHolder} language={language} />)
            </>
          )}
          {assigneePost && assigneeOrganization && '; '}
          {assigneeOrganization && (
            <OrganizationLink organization={assigneeOrganization} language={language} />
          )}
          {!assigneePost && !assigneeOrganization && WORDS.hidden[language]}
        </dd>
        <dt>{WORDS.due[language]}</dt>
        <dd>
          <DayText day={dueOn} language={language} />
          {followUp.dueRule && ` (${ruleText(followUp.dueRule, language)})`}
        </dd>
        {followUp.sentOn && (
          <>
            <dt>{WORDS.sent[language]}</dt>
            <dd>
              <DayText day={followUp.sentOn} language={language} />
            </dd>
          </>
        )}
        {reply && (
          <>
            <dt>{WORDS.reply[language]}</dt>
            <dd>
              {reply}
              {followUp.replyNote && (
                <>
                  . <span lang="id">{followUp.replyNote}</span>
                </>
              )}
              {followUp.replySource && (
                <>
                  {' '}
                  <SourceName source={followUp.replySource} language={language} />
                </>
              )}
            </dd>
          </>
        )}
        <dt>{WORDS.how[language]}</dt>
        <dd>{METHOD_LABELS[method as keyof typeof METHOD_LABELS][language]}</dd>
        {event && (
          <>
            <dt>{WORDS.agreed[language]}</dt>
            <dd>
              <a href={eventPath(event.id)[language]}>{event.name}</a>
            </dd>
          </>
        )}
        {state !== 'open' && (
          <>
            <dt>{WORDS.outcome[language]}</dt>
            <dd>
              {outcome && <strong>{OUTCOME_LABELS[outcome as keyof typeof OUTCOME_LABELS][language]}</strong>}
              {outcome && followUp.outcomeOn && ', '}
              {followUp.outcomeOn && <DayText day={followUp.outcomeOn} language={language} />}
              {followUp.outcomeNote && (
                <>
                  . <span lang="id">{followUp.outcomeNote}</span>
                </>
              )}
            </dd>
          </>
        )}
        {followUp.outcomeSource && (
          <>
            <dt>{WORDS.source[language]}</dt>
            <dd>
              <SourceName source={followUp.outcomeSource} language={language} />
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}
