import { longDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { DayInput, Field, Form, Select, TextArea } from '../web/form.js';
import { ReasonForm } from '../web/reason-form.js';
import { type Failed, FRESH } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { CalendarGap } from './calendar-gaps.reader.js';
import { CalendarGaps } from './calendar-gaps.js';
import type { HolidayDto, HolidayYearDto } from './holiday-year.dto.js';
import type { News } from './holiday-years-page.dto.js';
import { HOLIDAY_KINDS, type HolidayKind } from './holiday.entity.js';
import { HOLIDAYS_PATH } from './paths.js';

const WORDS = {
  title: { id: 'Hari kerja', en: 'Working days' },
  lead: {
    id: 'Hari kerja ialah Senin sampai Jumat, kecuali hari libur nasional dan cuti bersama, yang tiap tahun ditetapkan dengan SKB tiga menteri. Tenggat dalam hari kerja dihitung dari daftar ini.',
    en: 'Working days are Monday to Friday, but for national holidays and joint leave, which three ministers set each year by a joint decree. Deadlines in working days are counted by this list.',
  },
  years: { id: 'Tahun yang punya kalender', en: 'Years with a calendar' },
  unknown: {
    id: 'Tahun ini belum punya kalender: tenggat dalam hari kerja yang jatuh di dalamnya belum dapat dihitung.',
    en: 'This year has no calendar yet: deadlines in working days that reach into it cannot be counted.',
  },
  decree: { id: 'Dasar', en: 'Set by' },
  source: { id: 'Naskah', en: 'Its text' },
  day: { id: 'Hari', en: 'Day' },
  name: { id: 'Nama', en: 'Name' },
  nameEn: { id: 'Nama dalam bahasa Inggris', en: 'Name in English' },
  kind: { id: 'Jenis', en: 'Kind' },
  change: { id: 'Ubah', en: 'Change' },
  reason: { id: 'Alasan, misalnya nomor keputusan', en: 'Reason, such as the number of the decree' },
  addDay: { id: 'Tambah hari', en: 'Add a day' },
  add: { id: 'Tambah', en: 'Add' },
  addYear: { id: 'Catat tahun lain', en: 'Record another year' },
  year: { id: 'Tahun', en: 'Year' },
  decreeHint: { id: 'Nama dan nomor keputusannya.', en: 'The name and numbers of the decree.' },
  sourceUrl: { id: 'Alamat naskahnya (boleh kosong)', en: 'Address of its text (may be left blank)' },
  holidays: { id: 'Semua hari libur dan cuti bersama', en: 'All holidays and days of joint leave' },
  holidaysHint: {
    id: 'Satu pada tiap baris: tanggal; L untuk libur nasional atau C untuk cuti bersama; nama; nama dalam bahasa Inggris (boleh kosong). Misalnya: 2027-01-01; L; Tahun Baru 2027 Masehi; New Year’s Day',
    en: 'One on each line: date; L for a national holiday or C for joint leave; name; name in English (may be left out). Such as: 2027-01-01; L; Tahun Baru 2027 Masehi; New Year’s Day',
  },
  record: { id: 'Catat tahun ini', en: 'Record this year' },
  save: { id: 'Simpan perubahan', en: 'Save the change' },
  remove: { id: 'Hapus dari daftar', en: 'Take off the list' },
  back: { id: 'Kembali ke hari kerja', en: 'Back to working days' },
} satisfies Record<string, Text>;

const KINDS: Record<HolidayKind, Text> = {
  national: { id: 'libur nasional', en: 'national holiday' },
  joint_leave: { id: 'cuti bersama', en: 'joint leave' },
};

const HAPPENED: Record<News, Text> = {
  recorded: { id: 'Tahun ini sudah dicatat.', en: 'The year is on record.' },
  corrected: { id: 'Sudah diubah.', en: 'Changed.' },
  added: { id: 'Hari sudah ditambahkan.', en: 'The day was added.' },
  changed: { id: 'Hari sudah diubah.', en: 'The day was changed.' },
  removed: { id: 'Hari sudah dihapus dari daftar.', en: 'The day was taken off the list.' },
};

/** Forms that failed. */
export interface HolidayForms {
  recording?: Failed;
  adding?: Failed;
}

interface HolidayYearsPage extends HolidayForms {
  /** The latest first. */
  years: HolidayYearDto[];
  /** Undefined where the year asked for has no calendar. */
  shown: HolidayYearDto | undefined;
  gaps: CalendarGap[];
  news?: News;
}

export function holidayYearsPage(visit: Visit, page: HolidayYearsPage): string {
  const { language } = visit;
  const { years, shown, gaps, news, recording = FRESH, adding = FRESH } = page;
  const mayChange = visit.viewer?.role === 'administrator';
  return visit.show(
    { path: HOLIDAYS_PATH, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      {news && (
        <p class="news" role="status">
          {HAPPENED[news][language]}
        </p>
      )}
      <CalendarGaps visit={visit} gaps={gaps} />
      <p class="lead">{WORDS.lead[language]}</p>
      <ul class="doors" aria-label={WORDS.years[language]}>
        {years.map(({ year }) => (
          <li key={year}>
            <a
              href={addressOf(visit.at(HOLIDAYS_PATH), { tahun: String(year) })}
              aria-current={year === shown?.year ? 'page' : undefined}
            >
              {year}
            </a>
          </li>
        ))}
      </ul>
      {shown ? <Year visit={visit} shown={shown} mayChange={mayChange} /> : <p>{WORDS.unknown[language]}</p>}
      {shown && mayChange && (
        <>
          <h2>{WORDS.addDay[language]}</h2>
          <Form
            visit={visit}
            action={`${HOLIDAYS_PATH}/${shown.id}/hari`}
            submit={WORDS.add[language]}
            failed={adding}
            revision={shown.revision}
            kind="lesser"
          >
            <HolidayFields language={language} year={shown.year} failed={adding} prefix="hari-" />
          </Form>
        </>
      )}
      {mayChange && (
        <>
          <h2>{WORDS.addYear[language]}</h2>
          <Form
            visit={visit}
            action={HOLIDAYS_PATH}
            submit={WORDS.record[language]}
            failed={recording}
            kind="lesser"
          >
            <YearFields language={language} next={(years[0]?.year ?? 2024) + 1} failed={recording} />
          </Form>
        </>
      )}
    </>,
  );
}

interface YearProps {
  visit: Visit;
  shown: HolidayYearDto;
  mayChange: boolean;
}

function Year({ visit, shown: { year, decree, sourceUrl, holidays }, mayChange }: YearProps) {
  const { language } = visit;
  return (
    <>
      <h2>{year}</h2>
      <p>
        {WORDS.decree[language]}: <span lang="id">{decree}</span>
        {sourceUrl && (
          <>
            {'. '}
            <a href={sourceUrl} rel="nofollow">
              {WORDS.source[language]}
            </a>
          </>
        )}
      </p>
      <ul class="listing">
        {holidays.map((holiday) => (
          <li key={holiday.id}>
            <strong>{longDay(holiday.day, language)}</strong>
            <br />
            {language === 'id' ? holiday.name : holiday.nameEn},{' '}
            <span class="soft">{KINDS[holiday.kind][language]}</span>
            {mayChange && (
              <>
                {' · '}
                <a
                  href={visit.at(`${HOLIDAYS_PATH}/hari/${holiday.id}`)}
                  aria-label={`${WORDS.change[language]}: ${longDay(holiday.day, language)}`}
                >
                  {WORDS.change[language]}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface HolidayFieldsProps {
  language: Language;
  year: number;
  failed: Failed;
  prefix: string;
  holiday?: HolidayDto;
}

function HolidayFields({ language, year, failed, prefix, holiday }: HolidayFieldsProps) {
  return (
    <>
      <DayInput
        name="day"
        prefix={prefix}
        label={WORDS.day[language]}
        language={language}
        value={holiday?.day}
        from={`${year}-01-01`}
        to={`${year}-12-31`}
        failed={failed}
      />
      <Select
        name="kind"
        prefix={prefix}
        label={WORDS.kind[language]}
        failed={failed}
        value={holiday?.kind ?? 'national'}
        options={HOLIDAY_KINDS.map((value) => ({ value, label: KINDS[value][language] }))}
      />
      <Field
        name="name"
        prefix={prefix}
        label={WORDS.name[language]}
        failed={failed}
        value={holiday?.name}
        autocomplete="off"
        longest={200}
      />
      <Field
        name="nameEn"
        prefix={prefix}
        label={WORDS.nameEn[language]}
        failed={failed}
        value={holiday?.nameEn}
        autocomplete="off"
        longest={200}
      />
      <Field
        name="reason"
        prefix={prefix}
        label={WORDS.reason[language]}
        failed={failed}
        autocomplete="off"
        longest={500}
      />
    </>
  );
}

interface YearFieldsProps {
  language: Language;
  /** The year offered. */
  next: number;
  failed: Failed;
}

function YearFields({ language, next, failed }: YearFieldsProps) {
  return (
    <>
      <Field
        name="year"
        label={WORDS.year[language]}
        failed={failed}
        value={String(next)}
        inputMode="numeric"
        autocomplete="off"
        longest={4}
      />
      <Field
        name="decree"
        label={WORDS.decree[language]}
        hint={WORDS.decreeHint[language]}
        failed={failed}
        autocomplete="off"
        longest={1000}
      />
      <Field
        name="sourceUrl"
        type="url"
        label={WORDS.sourceUrl[language]}
        failed={failed}
        required={false}
        autocomplete="off"
        longest={2000}
      />
      <TextArea
        name="holidays"
        label={WORDS.holidays[language]}
        hint={WORDS.holidaysHint[language]}
        failed={failed}
        rows={10}
        longest={20_000}
      />
    </>
  );
}

interface HolidayPage {
  year: number;
  holiday: HolidayDto;
  changing: Failed;
  removing: Failed;
}

/** One day, to be moved or taken off. */
export function holidayPage(visit: Visit, { year, holiday, changing, removing }: HolidayPage): string {
  const { language } = visit;
  const path = `${HOLIDAYS_PATH}/hari/${holiday.id}`;
  const day = longDay(holiday.day, language);
  return visit.show(
    { path, title: day, section: 'desk' },
    <>
      <h1>{day}</h1>
      <p class="lead">
        {language === 'id' ? holiday.name : holiday.nameEn}, {KINDS[holiday.kind][language]}
      </p>
      <Form
        visit={visit}
        action={path}
        submit={WORDS.save[language]}
        failed={changing}
        revision={holiday.revision}
      >
        <HolidayFields language={language} year={year} failed={changing} prefix="" holiday={holiday} />
      </Form>
      <h2>{WORDS.remove[language]}</h2>
      <ReasonForm
        visit={visit}
        action={`${path}/hapus`}
        submit={WORDS.remove[language]}
        failed={removing}
        revision={holiday.revision}
        kind="danger"
        prefix="hapus-"
        label={WORDS.reason[language]}
      />
      <p>
        <a href={addressOf(visit.at(HOLIDAYS_PATH), { tahun: String(year) })}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}
