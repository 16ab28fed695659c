import type { AreaLevel } from '../../areas/area.entity.js';
import type { Use } from '../../bookings/booking.entity.js';
import type { Precision } from '../../common/day.js';
import type { Text } from '../../common/language.js';
import type { AssessmentState } from '../../commitments/assessment.entity.js';
import type { DayUnit } from '../../commitments/deadline-phrase.entity.js';
import type { Qualifier } from '../../events/attendance-estimate.entity.js';
import type { CapacityQualifier } from '../../events/venue.entity.js';
import type { HolidayKind } from '../../working-days/holiday.entity.js';

/* Values that have a name only here; the others share theirs with the pages. */

export const AREA_LEVEL_VALUES: Record<AreaLevel, Text> = {
  country: { id: 'Negara', en: 'Country' },
  province: { id: 'Provinsi', en: 'Province' },
  regency: { id: 'Kabupaten', en: 'Regency' },
  city: { id: 'Kota', en: 'City' },
  district: { id: 'Kecamatan', en: 'District' },
  village: { id: 'Desa atau kelurahan', en: 'Village' },
};

export const PRECISION_VALUES: Record<Precision, Text> = {
  day: { id: 'Sampai harinya', en: 'To the day' },
  month: { id: 'Sampai bulannya', en: 'To the month' },
  quarter: { id: 'Sampai triwulannya', en: 'To the quarter' },
  year: { id: 'Sampai tahunnya', en: 'To the year' },
  none: { id: 'Tidak ada tenggat yang disebut', en: 'No deadline was stated' },
};

export const ASSESSMENT_STATE_VALUES: Record<Exclude<AssessmentState, 'proposed'>, Text> = {
  in_force: { id: 'Berlaku', en: 'In force' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
};

export const QUALIFIER_VALUES: Record<Qualifier, Text> = {
  exactly: { id: 'Tepat', en: 'Exactly' },
  about: { id: 'Sekitar', en: 'About' },
  almost: { id: 'Hampir', en: 'Almost' },
  more_than: { id: 'Lebih dari', en: 'More than' },
  at_least: { id: 'Paling sedikit', en: 'At least' },
  at_most: { id: 'Paling banyak', en: 'At most' },
  between: { id: 'Antara dua angka', en: 'Between two figures' },
  unquantified: { id: 'Tanpa angka, seperti “ribuan”', en: 'Without a figure, as “thousands”' },
};

export const CAPACITY_QUALIFIER_VALUES: Record<CapacityQualifier, Text> = {
  exactly: { id: 'Tepat', en: 'Exactly' },
  about: { id: 'Sekitar', en: 'About' },
  at_most: { id: 'Paling banyak', en: 'At most' },
};

export const USE_VALUES: Record<Use, Text> = {
  used: { id: 'Dipakai', en: 'Used' },
  unused: { id: 'Tidak dipakai', en: 'Not used' },
};

export const DAY_UNIT_VALUES: Record<DayUnit, Text> = {
  calendar: { id: 'Hari kalender', en: 'Calendar days' },
  working: { id: 'Hari kerja', en: 'Working days' },
};

export const HOLIDAY_KIND_VALUES: Record<HolidayKind, Text> = {
  national: { id: 'Libur nasional', en: 'National holiday' },
  joint_leave: { id: 'Cuti bersama', en: 'Joint leave' },
};
