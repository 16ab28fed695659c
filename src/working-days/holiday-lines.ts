import { isDay } from '../common/day.js';
import { Invalid } from '../common/problem.js';
import type { NewHolidayDto } from './holiday-year.dto.js';
import type { HolidayKind } from './holiday.entity.js';

/** How a line says what kind of day it is. */
const LETTERS: Record<string, HolidayKind> = { L: 'national', C: 'joint_leave' };
const LONGEST = 200;

/**
 * Holidays typed one a line: day, L or C, name, and the name in English, `2027-01-01; L; Tahun Baru Masehi; New Year’s Day`.
 * Without the last the Indonesian one stands for both. @throws Invalid that names the lines that are not so
 */
export function holidaysOf(text: string): NewHolidayDto[] {
  const lines = text.split(/\r?\n/).map((line, n) => ({ line, n: n + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== '');
  const read = filled.map(({ line, n }) => ({ n, holiday: holidayOf(line) }));
  const wrong = read.filter(({ holiday }) => holiday === null).map(({ n }) => n);
  if (wrong.length > 0 || read.length === 0) throw new HolidayLinesUnreadable(wrong);
  return read.flatMap(({ holiday }) => holiday ?? []);
}

function holidayOf(line: string): NewHolidayDto | null {
  const [day = '', letter = '', name = '', nameEn = name, ...more] = line
    .split(';')
    .map((part) => part.trim().normalize('NFC'));
  const kind = LETTERS[letter.toUpperCase()];
  const isNamed = [name, nameEn].every((one) => one !== '' && one.length <= LONGEST);
  return isDay(day) && kind !== undefined && isNamed && more.length === 0
    ? { day, kind, name, nameEn }
    : null;
}

/** A list of holidays, typed one a line, holds none or lines that cannot be read. */
class HolidayLinesUnreadable extends Invalid {
  /** @param lines numbers, from 1; none where nothing was typed */
  constructor(lines: number[]) {
    const which = lines.slice(0, 10).join(', ');
    super(
      'holiday-lines-unreadable',
      { id: 'Daftar hari libur tidak terbaca.', en: 'The list of holidays cannot be read.' },
      {
        holidays: [
          lines.length === 0
            ? { id: 'harus memuat paling sedikit satu hari', en: 'must hold at least one day' }
            : { id: `baris yang tidak terbaca: ${which}`, en: `lines that cannot be read: ${which}` },
        ],
      },
    );
  }
}
