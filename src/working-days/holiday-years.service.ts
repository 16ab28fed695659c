import { Injectable } from '@nestjs/common';
import { Audit } from '../auth/audit.js';
import { violatedConstraint } from '../common/database-error.js';
import { Conflict, Invalid, NotFound, type Problem, Stale } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { givenFields } from '../records/records.service.js';
import type {
  AddHolidayDto,
  CorrectHolidayDto,
  CorrectHolidayYearDto,
  NewHolidayDto,
  NewHolidayYearDto,
} from './holiday-year.dto.js';
import { HolidayYear } from './holiday-year.entity.js';
import { Holiday } from './holiday.entity.js';

const REFUSALS: Record<string, () => Problem> = {
  holiday_year_year_key: () =>
    new Conflict('year-known', {
      id: 'Hari libur tahun ini sudah dicatat; tambahkan atau ubah harinya satu per satu.',
      en: 'The holidays of this year are on record already; add or change its days one by one.',
    }),
  holiday_day_key: () =>
    new Conflict('holiday-known', {
      id: 'Hari ini sudah tercatat sebagai hari libur.',
      en: 'This day is on record as a holiday already.',
    }),
  holiday_year_fkey: () =>
    new Invalid('holiday-in-unknown-year', {
      id: 'Tahun hari ini belum punya kalender; catat tahunnya lebih dulu.',
      en: 'The year of this day has no calendar; record the year first.',
    }),
  holiday_in_its_year: () =>
    new Invalid('holiday-outside-year', {
      id: 'Ada hari yang bukan hari dari tahun ini.',
      en: 'A day is none of this year.',
    }),
};

/** Which days are no working days, as decrees set it. What is changed stands in the audit log, with its reason. */
@Injectable()
export class HolidayYearsService {
  constructor(private readonly audit: Audit) {}

  /** Records a year with its holidays. @throws Conflict, Invalid */
  async record(
    tx: Tx,
    { year, decree, sourceUrl = null, holidays }: NewHolidayYearDto,
  ): Promise<HolidayYear> {
    const known = await named(tx.repo(HolidayYear).save({ year, decree, sourceUrl }));
    await named(tx.repo(Holiday).insert(holidays.map((holiday) => ({ ...fieldsOf(holiday), year }))));
    await this.note(tx, 'calendar.recorded', `${year}: ${decree}`);
    return { ...known, revision: 1 };
  }

  /** Puts right what sets the holidays of a year. @throws NotFound, Stale */
  async correct(
    tx: Tx,
    id: string,
    seen: number,
    { reason, ...changes }: CorrectHolidayYearDto,
  ): Promise<HolidayYear> {
    const year = await tx.change(
      HolidayYear,
      id,
      seen,
      (row) => void Object.assign(row, givenFields(changes)),
    );
    await this.note(tx, 'calendar.corrected', `${year.year}: ${reason}`);
    return year;
  }

  /** Adds a day. @returns its year @throws NotFound, Stale, Conflict, Invalid */
  async add(
    tx: Tx,
    yearId: string,
    seen: number,
    { reason, ...holiday }: AddHolidayDto,
  ): Promise<HolidayYear> {
    const year = await tx.lock(HolidayYear, yearId);
    if (year.revision !== seen) throw new Stale(year.revision);
    await named(tx.repo(Holiday).insert({ ...fieldsOf(holiday), year: year.year }));
    await this.note(tx, 'calendar.holiday_added', `${holiday.day} ${holiday.name}: ${reason}`);
    return year;
  }

  /** Moves a day, or puts right what it is called. @returns its year @throws NotFound, Stale, Conflict, Invalid */
  async correctHoliday(
    tx: Tx,
    id: string,
    seen: number,
    { reason, ...changes }: CorrectHolidayDto,
  ): Promise<HolidayYear> {
    let before = '';
    const holiday = await named(
      tx.change(Holiday, id, seen, (row) => {
        if (row.isRemoved) throw new NotFound();
        before = row.day;
        Object.assign(row, fieldsOf({ ...row, ...givenFields(changes) }));
      }),
    );
    const moved = before === holiday.day ? before : `${before} → ${holiday.day}`;
    await this.note(tx, 'calendar.holiday_corrected', `${moved} ${holiday.name}: ${reason}`);
    return this.yearOf(tx, holiday);
  }

  /** Makes a day a working day again. @returns its year @throws NotFound, Stale */
  async remove(tx: Tx, id: string, seen: number, reason: string): Promise<HolidayYear> {
    const holiday = await tx.change(Holiday, id, seen, (row) => {
      if (row.isRemoved) throw new NotFound();
      row.isRemoved = true;
    });
    await this.note(tx, 'calendar.holiday_removed', `${holiday.day} ${holiday.name}: ${reason}`);
    return this.yearOf(tx, holiday);
  }

  private async yearOf(tx: Tx, { year }: Holiday): Promise<HolidayYear> {
    const known = await tx.repo(HolidayYear).findOneBy({ year });
    if (!known) throw new NotFound();
    return known;
  }

  private note(tx: Tx, act: string, detail: string): Promise<void> {
    return this.audit.note(tx, { act, actorId: tx.actor.id, detail });
  }
}

const fieldsOf = ({ day, name, nameEn, kind }: NewHolidayDto) => ({
  day,
  year: Number(day.slice(0, 4)),
  name,
  nameEn,
  kind,
});

/** Gives what the database refuses its name. */
async function named<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    throw REFUSALS[violatedConstraint(error) ?? '']?.() ?? error;
  }
}
