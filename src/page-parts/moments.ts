import { type Day, today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { BEARING_LABELS, findingLabel, LANE_LABELS, OUTCOME_LABELS } from './labels.js';
import { fullName, shortName } from './names.js';

const WORDS = {
  demand: { id: 'Tuntutan', en: 'Demand' },
  verified: { id: 'Diverifikasi', en: 'Verified' },
  verifiedText: {
    id: 'Orang kedua memeriksa kata-kata dan sumbernya; sejak itu terbuka untuk umum.',
    en: 'A second person checked the words and their source; open to everybody since then.',
  },
  due: { id: 'Tenggat', en: 'Deadline' },
  followUp: { id: 'Tindak lanjut', en: 'Follow-up' },
  dueFollowUp: { id: 'Tenggat tindak lanjut', en: 'Follow-up due' },
  cancelled: { id: 'Tindak lanjut dibatalkan', en: 'Follow-up given up' },
  proposed: { id: 'usulan', en: 'proposed' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
} satisfies Record<string, Text>;

/** Something that happened, or is due, on a day. */
export interface Moment {
  on: Day;
  what: string;
  /** In Bahasa Indonesia, as the record has it, unless it is ours. */
  text: string;
  isOurs?: boolean;
  /** Part of the page that says more. */
  href: string;
  /** Of what is news to those who follow it: the record that tells it, null for none but the commitment, and when it last changed, RFC 3339. */
  news?: { id: string | null; at: string };
}

/** What happened to a commitment, by day; of one day, in the order of the chain. */
export function momentsOf(item: CommitmentDto, language: Language): Moment[] {
  const { demand, statements, verifiedAt, followUps, lanes, due } = item;
  const chain: Moment[] = [
    ...(demand
      ? [{ on: demand.raisedOn, what: WORDS.demand[language], text: demand.title, href: '#janji' }]
      : []),
    ...statements.map(({ id, saidOn, bearing, words, gist, speaker }) => ({
      on: saidOn,
      what: BEARING_LABELS[bearing as keyof typeof BEARING_LABELS][language],
      text: `${speaker ? `${fullName(speaker)}: ` : ''}${words ? `“${words}”` : gist}`,
      href: '#pernyataan',
      news: { id, at: `${saidOn}T00:00:00+07:00` },
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
    ...followUps.map(({ id, changedAt, dueOn, outcomeOn, state, action, outcome, outcomeNote }) => ({
      on: outcomeOn ?? dueOn,
      what:
        state === 'cancelled'
          ? WORDS.cancelled[language]
          : outcome
            ? `${WORDS.followUp[language]}: ${OUTCOME_LABELS[outcome as keyof typeof OUTCOME_LABELS][language]}`
            : WORDS.dueFollowUp[language],
      text: outcomeNote ? `${action}: ${outcomeNote}` : action,
      href: '#tindak-lanjut',
      news: { id, at: changedAt },
    })),
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
    ...(due.on
      ? [{ on: due.on, what: WORDS.due[language], text: due.phrase ? `“${due.phrase}”` : '', href: '#janji' }]
      : []),
  ];
  return chain.toSorted((one, other) => one.on.localeCompare(other.on));
}
