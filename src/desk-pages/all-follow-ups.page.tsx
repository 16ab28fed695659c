import type { Text } from '../common/language.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import { FOLLOW_UP_STATES, type FollowUpState, type Method } from '../commitments/follow-up.entity.js';
import { Assignee, escalationText, followUpState } from '../page-parts/follow-up-list.js';
import { METHOD_LABELS } from '../page-parts/labels.js';
import { ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { ESCALATION_PATH } from './escalation.page.js';
import { DESK } from './meeting-paths.js';
import { FOLLOW_UPS_PATH, followUpPath } from './pledge-paths.js';

const WORDS = {
  list: { id: 'Tindak lanjut', en: 'Follow-ups' },
  state: { id: 'Keadaan', en: 'State' },
  overdue: { id: 'Lewat tenggat', en: 'Overdue' },
  replyLate: { id: 'Jawaban terlambat', en: 'Reply late' },
  escalated: { id: 'Dinaikkan ke atasan', en: 'Raised' },
  yes: { id: 'Ya', en: 'Yes' },
  due: { id: 'Tenggat terdekat dulu', en: 'Due first' },
  late: { id: 'Tenggat terjauh dulu', en: 'Due last' },
  changed: { id: 'Baru diubah', en: 'Changed last' },
  assignee: { id: 'PIC terpilih', en: 'Chosen post in charge' },
  escalation: { id: 'Eskalasi', en: 'Escalation' },
  desk: { id: 'Hari ini', en: 'Today' },
} satisfies Record<string, Text>;

const STATES: Record<FollowUpState, Text> = {
  open: { id: 'Belum selesai', en: 'Open' },
  done: { id: 'Selesai', en: 'Done' },
  cancelled: { id: 'Dibatalkan', en: 'Given up' },
};

interface FollowUpsPage {
  items: FollowUpDto[];
  next: string | null;
}

/** Every follow-up, by what is the matter with it and when it is due. */
export function followUpsPage(visit: Visit, { items, next }: FollowUpsPage): string {
  const { language } = visit;
  const yes = [{ value: 'yes', label: WORDS.yes[language], count: null }];
  return visit.show(
    { path: FOLLOW_UPS_PATH, title: WORDS.list[language], section: 'desk', script: 'htmx.js' },
    <>
      <h1>{WORDS.list[language]}</h1>
      <ListFrame
        visit={visit}
        paths={{ id: FOLLOW_UPS_PATH, en: `/en${FOLLOW_UPS_PATH}` }}
        groups={[
          {
            key: 'state',
            label: WORDS.state[language],
            choices: FOLLOW_UP_STATES.map((value) => ({
              value,
              label: STATES[value][language],
              count: null,
            })),
          },
          { key: 'overdue', label: WORDS.overdue[language], choices: yes },
          { key: 'reply_late', label: WORDS.replyLate[language], choices: yes },
          { key: 'escalated', label: WORDS.escalated[language], choices: yes },
        ]}
        others={
          visit.query['assignee'] === undefined
            ? []
            : [{ key: 'assignee', label: items[0]?.assigneePost?.title ?? WORDS.assignee[language] }]
        }
        orders={[
          { value: 'due', label: WORDS.due[language] },
          { value: '-due', label: WORDS.late[language] },
          { value: '-updated', label: WORDS.changed[language] },
        ]}
        isEmpty={items.length === 0}
        next={next}
      >
        <ul class="cards">
          {items.map((followUp) => (
            <li key={followUp.id} class="card">
              <h2>
                <a href={visit.at(followUpPath(followUp.id))} lang="id">
                  {followUp.action}
                </a>
              </h2>
              <p>
                {followUp.isOverdue && <span class="badge badge-late">{WORDS.overdue[language]}</span>}{' '}
                {followUp.replyState === 'late' && (
                  <span class="badge badge-late">{WORDS.replyLate[language]}</span>
                )}
              </p>
              <p class="soft">
                {METHOD_LABELS[followUp.method as Method][language]}
                {' · '}
                <Assignee followUp={followUp} language={language} />
                {' · '}
                {followUpState(followUp, language)}
                {followUp.escalation && ` · ${escalationText(followUp, language)}`}
              </p>
            </li>
          ))}
        </ul>
      </ListFrame>
      <p class="after-form">
        <a href={visit.at(DESK)}>{WORDS.desk[language]}</a>
        {' · '}
        <a href={visit.at(ESCALATION_PATH)}>{WORDS.escalation[language]}</a>
      </p>
    </>,
  );
}
