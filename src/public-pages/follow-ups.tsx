import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import type { FollowUpState } from '../commitments/follow-up.entity.js';
import type { FollowUpOfMeeting, MeetingDto } from '../meetings/meeting.dto.js';
import { FOLLOW_UP_NAMES } from '../notula/words.js';
import { Assignee } from '../page-parts/follow-up-list.js';

const WORDS = {
  caption: { id: 'Tindak lanjut', en: 'Follow-ups' },
  action: { id: 'Tindak lanjut', en: 'Action' },
  assignee: { id: 'PIC', en: 'In charge' },
  due: { id: 'Tenggat', en: 'Due' },
  state: { id: 'Status', en: 'Status' },
} satisfies Record<string, Text>;

/** Those of the minutes in their order, then others that were agreed there. */
export function followUpsOf({ followUps }: MeetingDto, ofEvent: FollowUpDto[]): FollowUpOfMeeting[] {
  return [...followUps, ...ofEvent.filter(({ id }) => !followUps.some((other) => other.id === id))];
}

/** The table of follow-ups as minutes have it: tindak lanjut, PIC, tenggat, status. */
export const FollowUps = ({
  followUps,
  language,
}: {
  followUps: FollowUpOfMeeting[];
  language: Language;
}) => (
  <table class="grid" role="table" aria-label={WORDS.caption[language]}>
    <thead role="rowgroup">
      <tr role="row">
        {(['action', 'assignee', 'due', 'state'] as const).map((key) => (
          <th key={key} role="columnheader" scope="col">
            {WORDS[key][language]}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {followUps.map((one) => (
        <tr key={one.id} role="row">
          <td role="cell" data-label={WORDS.action[language]}>
            <div lang="id">{one.action}</div>
          </td>
          <td role="cell" data-label={WORDS.assignee[language]}>
            <div>
              {(one.assigneePost ?? one.assigneeOrganization) ? (
                <Assignee followUp={one} language={language} />
              ) : (
                '–'
              )}
            </div>
          </td>
          <td role="cell" data-label={WORDS.due[language]}>
            <div>
              <time dateTime={one.dueOn}>{shortDay(one.dueOn, language)}</time>
            </div>
          </td>
          <td role="cell" data-label={WORDS.state[language]}>
            <div>
              {FOLLOW_UP_NAMES[one.state as FollowUpState][language]}
              {one.outcomeNote && (
                <p class="soft" lang="id">
                  {one.outcomeNote}
                </p>
              )}
            </div>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
