import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import type { Outcome } from '../commitments/follow-up.entity.js';
import type { Visit } from '../web/visit.js';
import { OUTCOME_LABELS } from './labels.js';
import { OrganizationLink, PostLink } from './names.js';

const WORDS = {
  none: { id: 'Belum ada tindak lanjut.', en: 'There is no follow-up yet.' },
  due: { id: 'tenggat', en: 'due' },
  cancelled: { id: 'dibatalkan', en: 'given up' },
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

type Assigned = Pick<FollowUpDto, 'assigneePost' | 'assigneeOrganization'>;

/** Who is in charge: a post, else an organization. */
export function Assignee({ followUp, language }: { followUp: Assigned; language: Language }) {
  const { assigneePost, assigneeOrganization } = followUp;
  if (assigneePost) return <PostLink post={assigneePost} language={language} />;
  return assigneeOrganization && <OrganizationLink organization={assigneeOrganization} language={language} />;
}

/** How far a follow-up has come, in words. */
export function followUpState({ state, outcome, outcomeOn, dueOn }: FollowUpDto, language: Language): string {
  if (state === 'open') return `${WORDS.due[language]} ${shortDay(dueOn, language)}`;
  const what = outcome === null ? WORDS.cancelled[language] : OUTCOME_LABELS[outcome as Outcome][language];
  return outcomeOn === null ? what : `${what}, ${shortDay(outcomeOn, language)}`;
}
