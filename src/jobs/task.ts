/**
 * A kind of work that is done after the answer: its name in the queue, and what it is told. A payload holds ids and
 * days, never text of a record: what a job may see it looks up when it runs.
 */
export class Task<Payload extends object> {
  /** For the compiler alone. */
  declare readonly payload: Payload;

  /** @param name as `saved-searches.send`; jobs that wait are found by it after an upgrade, so it stays */
  constructor(readonly name: string) {}
}

/** What a job of the timetable is told: the minute it stands for, RFC 3339, also when it runs later. */
export interface Timed {
  _cron: { ts: string };
}

/** When something is done every day, `HH:MM` in Asia/Jakarta. */
export type TimeOfDay = `${number}:${number}`;

/** Jakarta is seven hours ahead of UTC, all year round. Source: Keppres 41/1987. */
const AHEAD_HOURS = 7;

/** The same time in UTC, as the fields of a crontab. */
export function crontabOf(time: TimeOfDay): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return `${minutes} ${(hours - AHEAD_HOURS + 24) % 24} * * *`;
}
