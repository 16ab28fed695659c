import type { Language } from '../common/language.js';
import type { AttendanceOfEvent } from '../events/attendance.dto.js';
import { CAPACITIES, type Presence, PRESENCES, type Side, SIDES } from '../events/attendance.entity.js';
import type { MeetingDto, SideCount } from '../meetings/meeting.dto.js';
import type { OrganizationRef } from '../organizations/organization.dto.js';
import type { PersonRef } from '../people/person.dto.js';
import type { Column, Table } from './notula.content.js';
import { oneLine } from './printable.js';
import { PRESENCE_NAMES, SIDE_NAMES, WORDS } from './words.js';

/** A name between its titles. */
export const fullName = ({ frontTitles, name, backTitles }: PersonRef): string =>
  oneLine(`${frontTitles ? `${frontTitles} ` : ''}${name}${backTitles ? `, ${backTitles}` : ''}`);

/** The person's name; null where nobody is named. */
export const nameOf = ({ person }: AttendanceOfEvent): string | null => person && fullName(person);

/** Title of the post they came in; null where there is none. */
export const postOf = ({ post }: AttendanceOfEvent): string | null => post && oneLine(post.title);

const organizationOf = ({ organization, post }: AttendanceOfEvent): OrganizationRef | null =>
  organization ?? post?.organization ?? null;

/** Post, organization and whom they came for. */
function standing(one: AttendanceOfEvent, language: Language): string[] {
  const organization = organizationOf(one);
  const place = [postOf(one), organization && oneLine(organization.name)].filter((text) => text !== null);
  return [
    ...(place.length > 0 ? [place.join(', ')] : []),
    ...(one.onBehalfOf ? [`${WORDS.onBehalfOf[language]} ${oneLine(one.onBehalfOf.name)}`] : []),
  ];
}

/** Who is not named: what they came as, or how many they were. */
function unnamed({ role, headcount }: AttendanceOfEvent, language: Language): string {
  const group = headcount === null ? null : `${headcount} ${WORDS.group[language]}`;
  if (role === null) return group ?? WORDS.none[language];
  return group ? `${oneLine(role)} (${group})` : oneLine(role);
}

/** Somebody in one line: name, post, organization, for whom. */
export function attendee(one: AttendanceOfEvent, language: Language): string {
  const who = nameOf(one) ?? (one.role === null && one.headcount === null ? null : unnamed(one, language));
  return [...(who === null ? [] : [who]), ...standing(one, language)].join(', ') || WORDS.none[language];
}

/** Who made a point, with the side they came for. */
export const speaker = (one: AttendanceOfEvent, language: Language): string =>
  `${attendee(one, language)} (${SIDE_NAMES[one.side as Side][language]})`;

const SPECIAL: Readonly<Record<string, keyof typeof WORDS>> = {
  chair: 'asChair',
  minute_taker: 'asMinuteTaker',
  observer: 'asObserver',
};

const rank = (list: readonly string[], value: string): number => list.indexOf(value);
const hasCome = ({ presence }: AttendanceOfEvent): boolean => presence === 'present' || presence === 'late';

/** The attendance list in the order it is read: by side, chair first, by organization and name. */
export function listed(attendances: readonly AttendanceOfEvent[]): AttendanceOfEvent[] {
  const keys = new Map(
    attendances.map((one) => [
      one,
      {
        ranks: [
          rank(SIDES, one.side),
          one.capacity === 'chair' ? 0 : 1,
          rank(PRESENCES, one.presence),
          rank(CAPACITIES, one.capacity),
        ],
        text: [organizationOf(one)?.name ?? '', one.person?.name ?? one.role ?? '', one.id].join('\n'),
      },
    ]),
  );
  return attendances.toSorted((a, b) => {
    const [first, second] = [keys.get(a), keys.get(b)];
    if (!first || !second) return 0;
    const at = first.ranks.findIndex((value, n) => value !== second.ranks[n]);
    if (at >= 0) return (first.ranks[at] ?? 0) - (second.ranks[at] ?? 0);
    return first.text < second.text ? -1 : 1;
  });
}

const PAPER: Omit<Column, 'title' | 'width'> = { align: 'left', isForPaper: false };

/** The attendance list to be signed; null while nobody is on it. */
export function attendanceTable({ attendances }: MeetingDto, language: Language): Table | null {
  if (attendances.length === 0) return null;
  const rows = listed(attendances).map((one, n) => {
    const special = SPECIAL[one.capacity];
    const presence = PRESENCE_NAMES[one.presence as Presence][language];
    return [
      [`${n + 1}.`],
      [nameOf(one) ?? unnamed(one, language)],
      [...standing(one, language), ...(special ? [WORDS[special][language]] : [])],
      [SIDE_NAMES[one.side as Side][language]],
      hasCome(one) && one.wasInvited === false ? [presence, WORDS.uninvited[language]] : [presence],
      [],
    ];
  });
  return {
    name: WORDS.attached[language],
    columns: [
      { ...PAPER, title: WORDS.no[language], width: 6, align: 'right' },
      { ...PAPER, title: WORDS.person[language], width: 24 },
      { ...PAPER, title: WORDS.office[language], width: 28 },
      { ...PAPER, title: WORDS.side[language], width: 13 },
      { ...PAPER, title: WORDS.presence[language], width: 13 },
      { ...PAPER, title: WORDS.signature[language], width: 16, isForPaper: true },
    ],
    rows,
    hasTotal: false,
  };
}

const COUNTS = ['invited', 'came', 'late', 'absent', 'walkIns'] as const satisfies (keyof SideCount)[];

const peopleCame = (count: number, language: Language): string =>
  `${count} ${WORDS[count === 1 ? 'oneCame' : 'people'][language]}`;

/** How many came of each side, and in all: `SP/SB: 5 orang hadir (diundang 2, datang 2)`. */
export function turnout({ sides, attendances }: MeetingDto, language: Language): string[] {
  const lines = sides.map((count) => {
    const entries = COUNTS.filter((key) => count[key] > 0)
      .map((key) => `${WORDS[key][language]} ${count[key]}`)
      .join(', ');
    const side = SIDE_NAMES[count.side as Side][language];
    if (count.came === 0) return `${side}: ${entries || WORDS.none[language]}`;
    return `${side}: ${peopleCame(count.people, language)} (${entries})`;
  });
  const people = sides.reduce((sum, count) => sum + count.people, 0);
  const organizations = new Set(
    attendances
      .filter(hasCome)
      .map((one) => (one.onBehalfOf ?? organizationOf(one))?.id)
      .filter((id) => id !== undefined),
  ).size;
  if (people === 0) return lines;
  const all = `${WORDS.inAll[language]} ${peopleCame(people, language)}`;
  return [
    ...lines,
    organizations > 1
      ? `${all} ${WORDS.from[language]} ${organizations} ${WORDS.fromOrganizations[language]}`
      : all,
  ];
}
