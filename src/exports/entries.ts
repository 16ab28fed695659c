import { EVENT_KIND_NAMES } from '../calendar/words.js';
import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentCard, CommitmentDto } from '../commitments/commitment.dto.js';
import { type Flag, FLAG_LABELS } from '../commitments/flags.js';
import { type Fulfilment, FULFILMENT_LABELS } from '../commitments/fulfilment.js';
import type { EventDto } from '../events/event.dto.js';
import type { EventKind } from '../events/event.entity.js';
import type { MeetingCard } from '../meetings/meeting.dto.js';
import type { MeetingState } from '../meetings/meeting-state.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { MEETING_STATE_LABELS, STATEMENT_KIND_LABELS } from '../page-parts/labels.js';
import type { Happenings } from '../page-parts/happenings.reader.js';
import { momentsOf } from '../page-parts/moments.js';
import { fullName, makersText, shortName } from '../page-parts/names.js';
import { commitmentPath, eventPath, meetingPath, sourcePath } from '../page-parts/paths.js';
import { dueText, RETRACTED } from '../page-parts/state.js';
import type { RecordDto } from '../records/record.dto.js';
import type { StatementDto } from '../statements/statement.dto.js';
import type { StatementKind } from '../statements/statement.entity.js';
import { type Entry, idOf } from './feed.js';
import type { AddressOf } from './thing.js';

/* Records as entries of a feed, in words. */

const WORDS = {
  by: { id: 'Oleh', en: 'By' },
  to: { id: 'Kepada', en: 'To' },
  status: { id: 'Status', en: 'State' },
  due: { id: 'Tenggat', en: 'Due' },
  flags: { id: 'Tanda', en: 'Flags' },
  state: { id: 'Keadaan', en: 'State' },
  source: { id: 'Sumber', en: 'Source' },
  hosts: { id: 'Penyelenggara', en: 'Held by' },
  where: { id: 'Tempat', en: 'Place' },
  cancelled: { id: 'Dibatalkan', en: 'Called off' },
  meeting: { id: 'Rapat', en: 'Meeting' },
  said: { id: 'Pernyataan', en: 'Statement' },
} satisfies Record<string, Text>;

/** Where a record is read, and in which language. */
export interface Shown {
  language: Language;
  at: AddressOf;
}

const entryOf = (
  { id, changedAt, recordedAt }: RecordDto,
  title: string,
  link: string,
  lines: readonly (string | null)[],
): Entry => ({
  id: idOf(id),
  title,
  link,
  summary: lines.filter(Boolean).join('\n'),
  updated: changedAt,
  published: recordedAt,
});

const line = (
  word: keyof typeof WORDS,
  text: string | null | undefined,
  language: Language,
): string | null => (text ? `${WORDS[word][language]}: ${text}` : null);

export function commitmentEntry(card: CommitmentCard, { language, at }: Shown): Entry {
  const { founding, receivers, receiverWords, recordState, fulfilment, due, flags, statedOn } = card;
  const to = [...receivers.map(shortName), ...(receiverWords ? [receiverWords] : [])].join(', ');
  return entryOf(card, titleOf(card, language), at(commitmentPath(card.id)[language]), [
    recordState === 'retracted' ? RETRACTED[language] : null,
    founding?.words ? `“${founding.words}”` : null,
    line('by', `${makersText(card)}, ${shortDay(statedOn, language)}`, language),
    line('to', to, language),
    line('status', FULFILMENT_LABELS[fulfilment as Fulfilment][language], language),
    line('due', dueText(due, language), language),
    line('flags', flags.map((flag) => FLAG_LABELS[flag as Flag][language]).join(', '), language),
  ]);
}

/** A commitment as it stands, and each news of it, the latest change first. */
export function newsOf(item: CommitmentDto, happenings: Happenings, shown: Shown): Entry[] {
  const { language, at } = shown;
  const whole = commitmentEntry(item, shown);
  const page = at(commitmentPath(item.id)[language]);
  const news = momentsOf(item, happenings, language).flatMap(({ what, on, text, href, news: one }) =>
    one
      ? [
          {
            id: one.id === null ? page + href : idOf(one.id) + (one.part ? `#${one.part}` : ''),
            title: `${what}, ${shortDay(on, language)}`,
            summary: text,
            link: page + href,
            updated: one.at,
            published: null,
          },
        ]
      : [],
  );
  return [whole, ...news].toSorted((one, other) => Date.parse(other.updated) - Date.parse(one.updated));
}

export function statementEntry(row: StatementDto, { language, at }: Shown): Entry {
  const { kind, speaker, post, words, gist, saidOn, source, event } = row;
  const who = speaker ? fullName(speaker) : (post?.title ?? null);
  const page = event ? eventPath(event.id) : source && sourcePath(source.id);
  return entryOf(
    row,
    [STATEMENT_KIND_LABELS[kind as StatementKind][language], who, shortDay(saidOn, language)]
      .filter(Boolean)
      .join(', '),
    // Somebody may see what was said and neither where nor by what.
    at(page?.[language] ?? `/api/v1/statements/${row.id}`),
    [words ? `“${words}”` : null, gist, line('source', source?.title, language)],
  );
}

export function eventEntry(row: EventDto, { language, at }: Shown): Entry {
  const { name, kind, heldOn, hosts, venue, place, cancelledOn, summary } = row;
  return entryOf(row, `${name}, ${shortDay(heldOn, language)}`, at(eventPath(row.id)[language]), [
    EVENT_KIND_NAMES[kind as EventKind][language],
    cancelledOn && `${WORDS.cancelled[language]}, ${shortDay(cancelledOn, language)}`,
    line('hosts', hosts.map(shortName).join(', '), language),
    line('where', venue?.name ?? place, language),
    summary,
  ]);
}

export function meetingEntry(row: MeetingCard, { language, at }: Shown): Entry {
  const { event, state, office } = row;
  const title = event ? `${event.name}, ${shortDay(event.heldOn, language)}` : WORDS.meeting[language];
  return entryOf(row, title, at(meetingPath(row.id)[language]), [
    line('state', MEETING_STATE_LABELS[state as MeetingState][language], language),
    line('hosts', event?.hosts.map(shortName).join(', '), language),
    line('where', event?.venue?.name ?? event?.place, language),
    office && office.name,
  ]);
}
