import { type Day, daysBetween } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { SourceKind } from '../sources/source.entity.js';
import { type Unheard, UNHEARD } from './hearing.js';
import { FINAL_STATES, type Fulfilment, FULFILMENTS, OPEN_STATES } from '../statements/outcome.js';

export { FINAL_STATES, type Fulfilment, FULFILMENTS, OPEN_STATES };

/** What people read for each state. Words of the state auditor's follow-up scheme where it has one. */
export const FULFILMENT_LABELS: Record<Fulfilment, Text> = {
  not_started: { id: 'Belum ditindaklanjuti', en: 'Not started' },
  waiting: { id: 'Menunggu syarat', en: 'Waiting for its condition' },
  in_progress: { id: 'Dalam proses', en: 'In progress' },
  stalled: { id: 'Tersendat', en: 'Stalled' },
  referred: { id: 'Diteruskan ke yang berwenang', en: 'Referred to the authority' },
  partly_fulfilled: { id: 'Terpenuhi sebagian', en: 'Partly fulfilled' },
  fulfilled: { id: 'Terpenuhi', en: 'Fulfilled' },
  not_fulfilled: { id: 'Tidak terpenuhi', en: 'Not fulfilled' },
  lapsed: { id: 'Gugur dengan alasan yang sah', en: 'Lapsed for a valid reason' },
  superseded: { id: 'Digantikan', en: 'Superseded' },
  unratable: { id: 'Tidak dapat dinilai', en: 'Cannot be rated' },
};

const TWO_PEOPLE: readonly Fulfilment[] = ['fulfilled', 'not_fulfilled', 'lapsed'];

export const isOpen = (state: Fulfilment): boolean => (OPEN_STATES as readonly string[]).includes(state);

/** Whether a second person must sign the finding: the heavy verdicts, and every correction of a final state. */
export const needsTwoPeople = (finding: Fulfilment, isCorrection: boolean): boolean =>
  isCorrection || TWO_PEOPLE.includes(finding);

const started: readonly Fulfilment[] = FULFILMENTS.filter((state) => state !== 'not_started');

/** Which state may follow which without being a correction. An open state may be found again. */
export const TRANSITIONS: Record<Fulfilment, readonly Fulfilment[]> = {
  not_started: FULFILMENTS,
  waiting: started,
  in_progress: started,
  stalled: started,
  referred: started,
  partly_fulfilled: [],
  fulfilled: [],
  not_fulfilled: [],
  lapsed: [],
  superseded: [],
  unratable: [],
};

/**
 * How far evidence carries: A legal or budget instrument, signed minutes, official data; B official release,
 * recording, letter; C independent report; D one side's claim, which never moves the status.
 */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

/** The best grade a kind of source can give; a lower one may be stated. */
export const BEST_GRADE: Record<SourceKind, Grade> = {
  regulation: 'A',
  decree: 'A',
  budget_document: 'A',
  signed_minutes: 'A',
  official_data: 'A',
  government_release: 'B',
  recording: 'B',
  letter: 'B',
  news_article: 'C',
  union_release: 'D',
  employer_release: 'D',
  social_post: 'D',
  testimony: 'D',
  other: 'D',
};

/** One piece of evidence, with what its source is. */
export interface Evidence {
  sourceId: string;
  grade: Grade;
  sourceKind: SourceKind;
  /** Outlet or office; sources confirm each other only where their publishers are known and differ. */
  publisher: string | null;
  /** Day of the act it shows, YYYY-MM-DD; null if it shows none. */
  actOn: Day | null;
  /** Which part of the commitment it is about; null for all of it. */
  part: string | null;
  isContradicting: boolean;
}

/** What a finding rests on. */
export interface Grounds {
  evidence: readonly Evidence[];
  assessedOn: Day;
  conditionWords: string | null;
  referredToId: string | null;
  reasonCode: string | null;
  sought: object | null;
  supersededById: string | null;
  /** Why an office that promised was not heard; null where each had notice, and replied or let its time to reply pass. */
  unheard: Unheard | null;
  dueOn: Day | null;
  lastNewsOn: Day;
}

/** A field that lacks something, and what. */
export type Lack = [field: string, what: Text];

/** Working days a party has to reply, unless it is given another time: to a letter, before a negative verdict, and when asked to confirm one. */
export const REPLY_DAYS = 10;
/** Days without an act after which a commitment may be called stalled. */
export const STALLED_AFTER_DAYS = 90;

const graded = (evidence: readonly Evidence[], ...grades: Grade[]) =>
  evidence.filter(({ grade }) => grades.includes(grade));

const areIndependent = (one: Evidence, other: Evidence) =>
  one.sourceId !== other.sourceId &&
  one.publisher !== null &&
  other.publisher !== null &&
  one.publisher !== other.publisher;

const confirmEachOther = (some: readonly Evidence[], others: readonly Evidence[]) =>
  some.some((one) => others.some((other) => areIndependent(one, other)));

/** What each state needs; an empty list means that the finding stands. */
const NEEDS: Record<Fulfilment, (grounds: Grounds) => Lack[]> = {
  not_started: () => [],
  waiting: ({ conditionWords }) =>
    conditionWords
      ? []
      : [['conditionWords', { id: 'kutip syarat yang ditunggu', en: 'quote the condition it waits for' }]],
  in_progress: ({ evidence }) => {
    const acts = evidence.filter(({ actOn }) => actOn !== null);
    const reports = graded(acts, 'C');
    if (graded(acts, 'A', 'B').length > 0 || confirmEachOther(reports, reports)) return [];
    return [
      [
        'evidence',
        {
          id: 'perlu satu tindakan bertanggal dengan bukti A atau B, atau C dari dua penerbit',
          en: 'needs one dated act with evidence A or B, or C from two publishers',
        },
      ],
    ];
  },
  stalled: ({ evidence, lastNewsOn, assessedOn }) => {
    if (
      graded(evidence, 'A', 'B', 'C').length > 0 ||
      daysBetween(lastNewsOn, assessedOn) >= STALLED_AFTER_DAYS
    )
      return [];
    return [
      [
        'evidence',
        {
          id: `perlu bukti penundaan yang dinyatakan, atau ${STALLED_AFTER_DAYS} hari tanpa tindakan`,
          en: `needs evidence of a stated pause, or ${STALLED_AFTER_DAYS} days without an act`,
        },
      ],
    ];
  },
  referred: ({ evidence, referredToId }) => [
    ...lacking(!referredToId, 'referredToId', {
      id: 'sebutkan diteruskan kepada siapa',
      en: 'say to whom it was referred',
    }),
    ...lacking(graded(evidence, 'A', 'B').length === 0, 'evidence', {
      id: 'perlu surat atau catatan penerusan (bukti A atau B)',
      en: 'needs the letter or record of the referral (evidence A or B)',
    }),
  ],
  partly_fulfilled: ({ evidence }) => {
    const parts = new Set(evidence.map(({ part }) => part).filter((part) => part !== null));
    const isEachShown = [...parts].every((part) =>
      graded(evidence, 'A', 'B').some((piece) => piece.part === part),
    );
    return lacking(parts.size === 0 || !isEachShown, 'evidence', {
      id: 'perlu bukti A atau B untuk setiap bagian',
      en: 'needs evidence A or B for each part',
    });
  },
  fulfilled: ({ evidence }) =>
    lacking(
      graded(evidence, 'A').length === 0 && !confirmEachOther(graded(evidence, 'B'), graded(evidence, 'C')),
      'evidence',
      {
        id: 'perlu bukti A, atau B dengan C yang independen',
        en: 'needs evidence A, or B with an independent C',
      },
    ),
  not_fulfilled: ({ evidence, reasonCode, dueOn, assessedOn, unheard }) => {
    const isContradicted = isByAct({ evidence, reasonCode });
    const isOver = dueOn !== null && dueOn < assessedOn;
    return [
      ...lacking(!reasonCode, 'reasonCode', { id: 'pilih kode alasan', en: 'choose a reason code' }),
      ...lacking(!isContradicted && !isOver, 'evidence', {
        id: 'tenggat belum lewat, dan tidak ada bukti A atau B yang bertentangan',
        en: 'the deadline has not passed, and no evidence A or B contradicts',
      }),
      ...lacking(!isContradicted && isOver && unheard !== null, 'finding', UNHEARD[unheard ?? 'untold']),
    ];
  },
  lapsed: ({ evidence, reasonCode }) => [
    ...lacking(!reasonCode, 'reasonCode', { id: 'pilih kode alasan', en: 'choose a reason code' }),
    ...lacking(graded(evidence, 'A', 'B').length === 0, 'evidence', {
      id: 'perlu dokumen alasannya (bukti A atau B)',
      en: 'needs the document of the reason (evidence A or B)',
    }),
  ],
  superseded: ({ supersededById }) =>
    lacking(!supersededById, 'supersededById', {
      id: 'tautkan komitmen yang menggantikannya',
      en: 'link the commitment that replaces it',
    }),
  unratable: ({ sought }) =>
    lacking(!sought, 'sought', {
      id: 'sebutkan apa yang dicari, dari siapa, dan kapan',
      en: 'say what was sought, from whom and when',
    }),
};

/** Whether a negative verdict rests on an act to the contrary, which needs no hearing; else it rests on the deadline. */
export const isByAct = ({ evidence, reasonCode }: Pick<Grounds, 'evidence' | 'reasonCode'>): boolean =>
  reasonCode !== 'deadline_passed' &&
  graded(evidence, 'A', 'B').some(({ isContradicting }) => isContradicting);

const lacking = (isLacking: boolean, field: string, what: Text): Lack[] => (isLacking ? [[field, what]] : []);

/** What a finding still lacks. Also every piece of evidence whose grade its source cannot give. */
export function lacksOf(finding: Fulfilment, grounds: Grounds): Lack[] {
  const overrated = grounds.evidence.flatMap(({ grade, sourceKind }, n) =>
    lacking(grade < BEST_GRADE[sourceKind], `evidence.${n}.grade`, {
      id: `sumber jenis ${sourceKind} paling tinggi bernilai ${BEST_GRADE[sourceKind]}`,
      en: `a source of the kind ${sourceKind} gives ${BEST_GRADE[sourceKind]} at best`,
    }),
  );
  return [...overrated, ...NEEDS[finding](grounds)];
}
