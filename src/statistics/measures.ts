import sql, { join, type Sql } from 'sql-template-tag';
import { SILENT_AFTER_DAYS } from '../commitments/flags.js';
import { FINAL_STATES, OPEN_STATES } from '../commitments/fulfilment.js';
import type { Text } from '../common/language.js';
import type { Dialect } from './dialect.js';

/** What figures are told apart by. */
export const DIMENSIONS = ['state', 'topic', 'maker', 'receiver', 'year'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Below this many, neither a percentage nor a median is told: they would tell of single cases. */
export const FEW = 10;

/** A figure, with all that makes it what it is. */
export interface Measure {
  title: Text;
  /** What is counted, in a sentence. */
  definition: Text;
  /** Of what: the denominator. */
  denominator: Text;
  /** What the number in days is; null for measures that have none. */
  days: Text | null;
  /** What it can be told apart by. */
  by: readonly Dimension[];
  /** What of the commitments `c` is its denominator, beyond that they are verified; null for no more than that. */
  among: Sql | null;
  /** Which of those are counted, as a condition over `c` and `first_act`; null for all, told as a share of the whole. */
  counted: ((dialect: Dialect, day: string) => Sql) | null;
  /** The days of each, over the same, null where it has none; null for a measure without days. */
  daysOf: ((dialect: Dialect, day: string) => Sql) | null;
  /** Whether it looks at `first_act`. */
  needsFirstAct: boolean;
  /** Filters of the list that shows exactly what is counted; null if the list has none. */
  shownBy: Readonly<Record<string, readonly string[]>> | null;
  /** Filters of the list that shows exactly the denominator; null if the list has none. */
  amongShownBy: Readonly<Record<string, readonly string[]>> | null;
}

const states = (list: readonly string[]) => sql`c.fulfilment IN (${join([...list])})`;
const isOpen = states(OPEN_STATES);
const ALL: Text = { id: 'komitmen terverifikasi', en: 'verified pledges' };
const everything = { among: null, amongShownBy: {}, denominator: ALL };
const plain = { days: null, daysOf: null, needsFirstAct: false };
/** Those whose outcome was found; what was replaced by a later commitment is counted there. */
const FOUND = FINAL_STATES.filter((state) => state !== 'superseded');

export const MEASURES = {
  commitments: {
    ...everything,
    title: { id: 'Jumlah komitmen', en: 'Number of pledges' },
    definition: {
      id: 'Komitmen terverifikasi yang tampil untuk umum. Satu komitmen dapat mempunyai beberapa topik, pemberi janji, dan penerima; di sana ia dihitung pada masing-masing.',
      en: 'Verified pledges shown to everybody. A pledge may have several topics, makers and receivers, and counts with each of them there.',
    },
    ...plain,
    by: DIMENSIONS,
    counted: null,
    shownBy: {},
  },
  concluded: {
    ...everything,
    title: { id: 'Sudah ada hasilnya', en: 'With an outcome' },
    definition: {
      id: 'Komitmen yang keadaannya sudah akhir: terpenuhi, terpenuhi sebagian, tidak terpenuhi, gugur, digantikan, atau tidak dapat dinilai.',
      en: 'Pledges in a final state: fulfilled, partly fulfilled, not fulfilled, lapsed, superseded or impossible to rate.',
    },
    ...plain,
    by: ['topic', 'maker', 'receiver', 'year'],
    counted: () => states(FINAL_STATES),
    shownBy: { status: FINAL_STATES },
  },
  fulfilled: {
    title: { id: 'Terpenuhi', en: 'Fulfilled' },
    definition: {
      id: 'Komitmen yang dinilai terpenuhi seluruhnya oleh meja pencatat. Yang terpenuhi sebagian tidak dihitung.',
      en: 'Pledges the desk found fulfilled in full. Those fulfilled in part are not counted.',
    },
    denominator: {
      id: 'komitmen yang sudah ada hasilnya, kecuali yang digantikan',
      en: 'pledges with an outcome, except those superseded',
    },
    ...plain,
    by: ['topic', 'maker', 'receiver', 'year'],
    among: states(FOUND),
    amongShownBy: { status: FOUND },
    counted: () => sql`c.fulfilment = 'fulfilled'`,
    shownBy: { status: ['fulfilled'] },
  },
  'first-act': {
    ...everything,
    title: { id: 'Waktu sampai tindakan pertama', en: 'Time to the first act' },
    definition: {
      id: 'Hari dari diucapkan sampai tindakan bertanggal pertama yang ada buktinya: hari paling awal, tidak sebelum hari diucapkan, dalam bukti yang tidak membantah pada penilaian meja pencatat yang berlaku.',
      en: 'Days from the day it was said to the first dated act with evidence: the earliest day, not before it was said, in evidence that does not contradict, of findings of the desk in force.',
    },
    days: {
      id: 'median hari sampai tindakan pertama, dari yang ada tindakannya; yang belum ada dihitung dalam penyebut saja',
      en: 'median of the days to the first act, of those with one; those without are in the denominator only',
    },
    by: DIMENSIONS,
    counted: () => sql`first_act.act_on IS NOT NULL`,
    daysOf: ({ days }) => days(sql`c.stated_on`, sql`first_act.act_on`),
    needsFirstAct: true,
    shownBy: null,
  },
  silence: {
    title: { id: 'Tanpa kabar', en: 'Silence' },
    definition: {
      id: `Komitmen terbuka tanpa kabar dari pihak mana pun selama lebih dari ${SILENT_AFTER_DAYS} hari.`,
      en: `Open pledges without news from any side for more than ${SILENT_AFTER_DAYS} days.`,
    },
    denominator: { id: 'komitmen yang masih terbuka', en: 'pledges that are still open' },
    days: {
      id: 'median hari sejak kabar terakhir, dari semua yang masih terbuka',
      en: 'median of the days since the last news, of all that are still open',
    },
    by: DIMENSIONS,
    among: isOpen,
    amongShownBy: { status: OPEN_STATES },
    counted: ({ days, day }, today) => sql`${days(sql`c.last_news_on`, day(today))} > ${SILENT_AFTER_DAYS}`,
    daysOf: ({ days, day }, today) => days(sql`c.last_news_on`, day(today)),
    needsFirstAct: false,
    shownBy: { flag: ['silent'] },
  },
  overdue: {
    title: { id: 'Lewat tenggat', en: 'Overdue' },
    definition: {
      id: 'Komitmen terbuka yang tenggatnya sudah lewat.',
      en: 'Open pledges whose deadline has passed.',
    },
    denominator: {
      id: 'komitmen yang masih terbuka dan menyebut tenggat',
      en: 'pledges that are still open and have a deadline',
    },
    days: {
      id: 'median hari sejak tenggat, dari yang lewat',
      en: 'median of the days since the deadline, of those overdue',
    },
    by: DIMENSIONS,
    among: sql`${isOpen} AND c.due_on IS NOT NULL`,
    amongShownBy: null,
    counted: ({ day }, today) => sql`c.due_on < ${day(today)}`,
    daysOf: ({ days, day }, today) =>
      sql`CASE WHEN c.due_on < ${day(today)} THEN ${days(sql`c.due_on`, day(today))} END`,
    needsFirstAct: false,
    shownBy: { flag: ['overdue'] },
  },
  disputed: {
    ...everything,
    title: { id: 'Dibantah penerima', en: 'Disputed by a receiver' },
    definition: {
      id: 'Komitmen yang jawaban terakhir sedikitnya satu serikat penerimanya membantah.',
      en: 'Pledges that at least one receiving union disputes in its last answer.',
    },
    ...plain,
    by: DIMENSIONS,
    counted: () => sql`c.is_disputed`,
    shownBy: { flag: ['disputed'] },
  },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[];
