import type { Language, Text } from '../common/language.js';
import type { MeetingDto, PointOfMeeting } from '../meetings/meeting.dto.js';
import { POINT_KINDS, type PointKind } from '../meetings/minutes-point.entity.js';
import { attendee } from '../notula/attendees.js';
import { PARTS } from '../notula/words.js';
import { commitmentPath } from '../page-parts/paths.js';

const WORDS = {
  votes: { id: 'Suara', en: 'Votes' },
  became: { id: 'Menjadi komitmen', en: 'Became a pledge' },
  rest: {
    id: 'Pembukaan, informasi, pembahasan, dan penutup',
    en: 'Opening, information, discussion and closing',
  },
} satisfies Record<string, Text>;

/** What binds comes first; the way there is folded in. */
const BINDING: readonly PointKind[] = ['decision', 'conclusion'];

interface Props {
  record: MeetingDto;
  language: Language;
}

/** The points of the minutes, as far as they are seen. */
export function MinutesPoints({ record, language }: Props) {
  const rest = POINT_KINDS.filter((kind) => !BINDING.includes(kind));
  const hasRest = record.points.some(({ kind }) => rest.includes(kind as PointKind));
  return (
    <>
      {BINDING.map((kind) => (
        <PointsOfKind key={kind} kind={kind} record={record} language={language} />
      ))}
      {hasRest && (
        <details class="more-ways">
          <summary>{WORDS.rest[language]}</summary>
          {rest.map((kind) => (
            <PointsOfKind key={kind} kind={kind} record={record} language={language} />
          ))}
        </details>
      )}
    </>
  );
}

function PointsOfKind({ kind, record, language }: Props & { kind: PointKind }) {
  const points = record.points.filter((point) => point.kind === kind);
  if (points.length === 0) return null;
  return (
    <>
      <h3>{PARTS[kind][language]}</h3>
      <ul class="rows points">
        {points.map((point) => (
          <li key={point.id}>
            <Point point={point} record={record} language={language} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Point({ point, record, language }: Props & { point: PointOfMeeting }) {
  const speaker = record.attendances.find(({ id }) => id === point.speakerId);
  return (
    <>
      {speaker && <p class="soft">{attendee(speaker, language)}:</p>}
      <p lang="id">{point.text}</p>
      {point.votes && (
        <p class="soft">
          {WORDS.votes[language]}: {votesText(point)}
        </p>
      )}
      {point.commitment && (
        <p>
          {WORDS.became[language]}:{' '}
          <a href={commitmentPath(point.commitment.id)[language]} lang="id">
            {point.commitment.title}
          </a>
        </p>
      )}
    </>
  );
}

/** Votes by choice over all sides; by side they are in the minutes. */
function votesText({ votes, votesCast }: PointOfMeeting): string {
  const sums = new Map<string, number>();
  for (const { choice, count } of votes ?? []) sums.set(choice, (sums.get(choice) ?? 0) + count);
  const choices = [...sums].map(([choice, count]) => `${choice} ${count}`).join('; ');
  return votesCast === null ? choices : `${choices} (${votesCast})`;
}
