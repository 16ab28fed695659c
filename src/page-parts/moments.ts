import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { Happenings } from './happenings.reader.js';
import { BEARING_LABELS, findingLabel, LANE_LABELS } from './labels.js';
import { type Moment, startOfDay } from './moment.js';
import { momentsOfClocks, momentsOfDrafts, momentsOfSteps } from './moments-of-course.js';
import { momentsOfFollowUps, momentsOfNotices, momentsOfTakeovers } from './moments-of-parties.js';
import { fullName, shortName } from './names.js';

const WORDS = {
  demand: { id: 'Tuntutan', en: 'Demand' },
  verified: { id: 'Diverifikasi', en: 'Verified' },
  verifiedText: {
    id: 'Orang kedua memeriksa kata-kata dan sumbernya; sejak itu terbuka untuk umum.',
    en: 'A second person checked the words and their source; open to everybody since then.',
  },
  proposed: { id: 'usulan', en: 'proposed' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
  retracted: { id: 'Catatan ditarik', en: 'Record retracted' },
} satisfies Record<string, Text>;

/** What happened to a commitment, by day; of one day, in the order of the chain. */
export function momentsOf(item: CommitmentDto, happenings: Happenings, language: Language): Moment[] {
  const { demand, statements, verifiedAt, followUps, lanes, takeovers } = item;
  const chain: Moment[] = [
    ...(demand
      ? [{ on: demand.raisedOn, what: WORDS.demand[language], text: demand.title, href: '#janji' }]
      : []),
    ...statements.map(({ id, saidOn, bearing, words, gist, speaker }) => ({
      on: saidOn,
      what: BEARING_LABELS[bearing as keyof typeof BEARING_LABELS][language],
      text: `${speaker ? `${fullName(speaker)}: ` : ''}${words ? `“${words}”` : gist}`,
      href: '#pernyataan',
      news: { id, at: startOfDay(saidOn) },
    })),
    ...(verifiedAt
      ? [
          {
            on: today(new Date(verifiedAt)),
            what: WORDS.verified[language],
            text: WORDS.verifiedText[language],
            isOurs: true,
            href: '#riwayat',
            news: { id: null, at: verifiedAt },
          },
        ]
      : []),
    ...momentsOfSteps(happenings.milestones, language),
    ...momentsOfDrafts(happenings.drafts, language),
    ...momentsOfFollowUps(followUps, happenings.raised, language),
    ...momentsOfNotices(item, language),
    ...[lanes.giver, lanes.receiver, lanes.desk].flat().map((entry) => {
      const who = entry.organization ? shortName(entry.organization) : null;
      const state = entry.state === 'in_force' ? '' : ` (${WORDS[entry.state as 'proposed'][language]})`;
      return {
        on: entry.assessedOn,
        what: `${LANE_LABELS[entry.lane as keyof typeof LANE_LABELS][language]}: ${findingLabel(entry, language)}${state}`,
        text: `${who ? `${who}: ` : ''}${entry.note}`,
        href: `#${entry.id}`,
        news: { id: entry.id, at: entry.changedAt },
      };
    }),
    ...momentsOfTakeovers(takeovers, language),
    ...momentsOfClocks(item, happenings.clocks, language),
    ...retractionOf(item, happenings, language),
  ];
  return chain.toSorted((one, other) => one.on.localeCompare(other.on));
}

/** Where the history does not tell its reader when, the last change of the record does: a retracted one rests. */
function retractionOf(
  { id, recordState, recordReason, changedAt }: CommitmentDto,
  { retractedAt }: Happenings,
  language: Language,
): Moment[] {
  if (recordState !== 'retracted') return [];
  const at = retractedAt ?? changedAt;
  return [
    {
      on: today(new Date(at)),
      what: WORDS.retracted[language],
      text: recordReason ?? '',
      href: '#riwayat',
      news: { id, part: 'retracted', at },
    },
  ];
}
