import type { Language, Text } from '../common/language.js';
import type { AttendanceOfEvent } from '../events/attendance.dto.js';
import { type Capacity, type Presence, SIDES } from '../events/attendance.entity.js';
import { listed } from '../notula/attendees.js';
import { PRESENCE_NAMES, SIDE_NAMES } from '../notula/words.js';
import { CAPACITY_LABELS } from '../page-parts/labels.js';
import { OrganizationLink, PersonLink } from '../page-parts/names.js';
import { postPath } from '../page-parts/paths.js';

const WORDS = {
  none: { id: 'Belum ada yang tercatat.', en: 'Nobody is on record yet.' },
  entries: { id: 'tercatat', en: 'on record' },
  came: { id: 'hadir', en: 'came' },
  people: { id: 'orang', en: 'people' },
  onBehalfOf: { id: 'mewakili', en: 'on behalf of' },
  uninvited: { id: 'tanpa undangan', en: 'uninvited' },
  unnamed: { id: 'tidak disebut namanya', en: 'not named' },
} satisfies Record<string, Text>;

interface Props {
  attendances: AttendanceOfEvent[];
  language: Language;
}

/** Who was there, by side, as far as the reader sees them. */
export function Attendees({ attendances, language }: Props) {
  if (attendances.length === 0) return <p>{WORDS.none[language]}</p>;
  const inOrder = listed(attendances);
  return (
    <div class="attendees">
      {SIDES.map((side) => {
        const those = inOrder.filter((one) => one.side === side);
        if (those.length === 0) return null;
        return (
          <section key={side}>
            <h3>
              {SIDE_NAMES[side][language]} <span class="soft">{countText(those, language)}</span>
            </h3>
            <ul class="rows">
              {those.map((one) => (
                <li key={one.id}>
                  <Attendee one={one} language={language} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const hasCome = ({ presence }: AttendanceOfEvent) => presence === 'present' || presence === 'late';
/** Whether nobody counted a group. */
const isUncounted = ({ person, post, headcount }: AttendanceOfEvent) =>
  !person && !post && headcount === null;

/** How many entries, how many of them came, and how many people those were, where every group was counted. */
function countText(those: AttendanceOfEvent[], language: Language): string {
  const came = those.filter(hasCome);
  const people = came.reduce((sum, { headcount }) => sum + (headcount ?? 1), 0);
  return [
    `${those.length} ${WORDS.entries[language]}`,
    `${came.length} ${WORDS.came[language]}`,
    ...(came.length > 0 && people !== came.length && !came.some(isUncounted)
      ? [`${people} ${WORDS.people[language]}`]
      : []),
  ].join(', ');
}

function Attendee({ one, language }: { one: AttendanceOfEvent; language: Language }) {
  const { person, post, onBehalfOf, role, headcount } = one;
  const organization = one.organization ?? post?.organization ?? null;
  const isUnnamed = !person && post !== null;
  const parts = [
    person && <PersonLink person={person} language={language} />,
    role && <span lang="id">{role}</span>,
    post && <a href={postPath(post.id)[language]}>{post.title}</a>,
    organization && <OrganizationLink organization={organization} language={language} />,
    onBehalfOf && (
      <>
        {WORDS.onBehalfOf[language]} <OrganizationLink organization={onBehalfOf} language={language} />
      </>
    ),
  ].filter((part) => part !== null && part !== '');
  const notes = [
    ...(isUnnamed ? [WORDS.unnamed[language]] : []),
    ...(headcount === null ? [] : [`${headcount} ${WORDS.people[language]}`]),
    ...(one.capacity === 'participant'
      ? []
      : [CAPACITY_LABELS[one.capacity as Capacity][language].toLowerCase()]),
    ...(one.presence === 'present' ? [] : [PRESENCE_NAMES[one.presence as Presence][language].toLowerCase()]),
    ...(hasCome(one) && one.wasInvited === false ? [WORDS.uninvited[language]] : []),
  ];
  return (
    <>
      {parts.map((part, n) => (
        <span key={n}>
          {n > 0 && ', '}
          {part}
        </span>
      ))}
      {notes.length > 0 && <span class="soft"> ({notes.join(', ')})</span>}
    </>
  );
}
