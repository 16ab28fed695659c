import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { BASIS_LABELS } from '../page-parts/labels.js';
import { fullName } from '../page-parts/names.js';
import type { PersonDto, TenureOfPerson } from '../people/person.dto.js';
import type { Basis } from '../people/tenure.entity.js';
import { Form, Radios, TextArea } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import { MERGE_PATH } from './merge.paths.js';
import { ReasonForm } from '../web/reason-form.js';

const WORDS = {
  title: { id: 'Gabungkan dua catatan satu orang', en: 'Merge two records of one person' },
  lead: {
    id: 'Tidak ada catatan yang dipindah atau hilang: janji, pernyataan, dan kehadiran tetap seperti ditulis, hanya dibaca di bawah satu nama. Penggabungan dapat dibatalkan kapan saja.',
    en: 'Nothing is moved or lost: pledges, statements and attendance stay as they were entered and are read under one name. A merge can be undone at any time.',
  },
  searchFirst: { id: 'Cari orang pertama', en: 'Search the first person' },
  searchOther: { id: 'Cari catatan lain tentang orang ini', en: 'Search another record of this person' },
  search: { id: 'Cari', en: 'Search' },
  choose: { id: 'Pilih', en: 'Choose' },
  found: { id: 'Ditemukan', en: 'Found' },
  none: { id: 'Tidak ada yang cocok.', en: 'Nothing matches.' },
  first: { id: 'Catatan pertama', en: 'First record' },
  second: { id: 'Catatan kedua', en: 'Second record' },
  otherOne: { id: 'Pilih yang lain', en: 'Choose another' },
  titles: { id: 'Nama dan gelar', en: 'Name and titles' },
  aliases: { id: 'Ejaan lain', en: 'Other spellings' },
  tenures: { id: 'Jabatan', en: 'Posts' },
  nothing: { id: 'tidak ada', en: 'none' },
  until: { id: 'sampai', en: 'until' },
  now: { id: 'sekarang', en: 'now' },
  unknown: { id: 'tidak diketahui', en: 'unknown' },
  physician: {
    id: 'Perhatikan: “dr.” adalah gelar dokter, “Dr.” gelar doktor. Dua gelar ini sering tertukar, tetapi dapat juga menandakan dua orang.',
    en: 'Note: “dr.” is a physician, “Dr.” a doctorate. The two are often mixed up, but they can also mean two people.',
  },
  stays: { id: 'Catatan yang tetap', en: 'The record that stays' },
  reason: { id: 'Alasan', en: 'Reason' },
  reasonHint: {
    id: 'Dari mana diketahui bahwa keduanya satu orang. Tersimpan dalam riwayat.',
    en: 'How you know that both are one person. It stays in the history.',
  },
  merge: { id: 'Gabungkan', en: 'Merge' },
  mergedHere: { id: 'Tergabung dalam catatan ini', en: 'Merged into this record' },
  split: { id: 'Pisahkan lagi', en: 'Split again' },
  isMerged: {
    id: 'Catatan ini sudah tergabung dengan catatan lain; buka yang lain itu untuk memisahkannya:',
    en: 'This record is merged with another; open that one to split them:',
  },
} satisfies Record<string, Text>;

export type PersonFound = Pick<PersonDto, 'id' | 'name' | 'frontTitles' | 'backTitles' | 'tenures'>;

interface Merge {
  one: PersonDto | null;
  other: PersonDto | null;
  /** Those the first stands for. */
  merged: PersonDto[];
  /** What was looked for. */
  asked: string | undefined;
  found: PersonFound[];
  failed: Failed;
  /** The merged record whose form failed; null for the form of the merge. */
  splitting: string | null;
}

export function mergePage(
  visit: Visit,
  { one, other, merged, asked, found, failed, splitting }: Merge,
): string {
  const { language } = visit;
  return visit.show(
    { path: MERGE_PATH, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      {one && <Compared visit={visit} one={one} other={other} />}
      {one?.mergedInto && (
        <p class="news">
          {WORDS.isMerged[language]}{' '}
          <a href={addressOf(visit.at(MERGE_PATH), { satu: one.mergedInto.id })}>
            {fullName(one.mergedInto)}
          </a>
        </p>
      )}
      {merged.length > 0 && (
        <section>
          <h2>{WORDS.mergedHere[language]}</h2>
          <ul class="cards">
            {merged.map((person) => (
              <li key={person.id} class="card">
                <h3>{fullName(person)}</h3>
                <ReasonForm
                  visit={visit}
                  action={`${MERGE_PATH}/${person.id}/pisah`}
                  submit={WORDS.split[language]}
                  kind="lesser"
                  revision={person.revision}
                  failed={splitting === person.id ? failed : FRESH}
                  prefix={person.id}
                  label={WORDS.reason[language]}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {one && other ? (
        <MergeFields visit={visit} one={one} other={other} failed={splitting === null ? failed : FRESH} />
      ) : (
        !one?.mergedInto && <Search visit={visit} one={one} asked={asked} found={found} />
      )}
    </>,
  );
}

interface SearchProps extends Pick<Merge, 'one' | 'asked' | 'found'> {
  visit: Visit;
}

function Search({ visit, one, asked, found }: SearchProps) {
  const { language } = visit;
  return (
    <section>
      <form method="get" action={visit.at(MERGE_PATH)} role="search" class="search">
        <label for="q">{(one ? WORDS.searchOther : WORDS.searchFirst)[language]}</label>
        <div>
          <input id="q" type="search" name="q" value={asked} maxLength={200} />
          {one && <input type="hidden" name="satu" value={one.id} />}
          <button type="submit" class="button">
            {WORDS.search[language]}
          </button>
        </div>
      </form>
      {asked && (
        <>
          <h2>{WORDS.found[language]}</h2>
          {found.length === 0 && <p>{WORDS.none[language]}</p>}
          <ul class="cards">
            {found.map((person) => (
              <li key={person.id} class="card">
                <h3>{fullName(person)}</h3>
                <Tenures tenures={person.tenures} language={language} />
                <p>
                  <a
                    class="button button-lesser"
                    href={addressOf(
                      visit.at(MERGE_PATH),
                      one ? { satu: one.id, dua: person.id } : { satu: person.id },
                    )}
                    aria-label={`${WORDS.choose[language]}: ${fullName(person)}`}
                  >
                    {WORDS.choose[language]}
                  </a>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What tells whether both are one person, side by side. */
function Compared({ visit, one, other }: { visit: Visit; one: PersonDto; other: PersonDto | null }) {
  const { language } = visit;
  const people = [
    { person: one, title: WORDS.first, others: { satu: other?.id } },
    ...(other ? [{ person: other, title: WORDS.second, others: { satu: one.id } }] : []),
  ];
  return (
    <>
      <div class="compared">
        {people.map(({ person, title, others }) => (
          <section key={person.id} class="card">
            <h2>{title[language]}</h2>
            <dl class="facts">
              <dt>{WORDS.titles[language]}</dt>
              <dd>{fullName(person)}</dd>
              <dt>{WORDS.aliases[language]}</dt>
              <dd>{person.aliases.join('; ') || WORDS.nothing[language]}</dd>
              <dt>{WORDS.tenures[language]}</dt>
              <dd>
                <Tenures tenures={person.tenures} language={language} />
              </dd>
            </dl>
            <p>
              <a href={addressOf(visit.at(MERGE_PATH), others)}>{WORDS.otherOne[language]}</a>
            </p>
          </section>
        ))}
      </div>
      {other && misleads(one, other) && <p class="news">{WORDS.physician[language]}</p>}
    </>
  );
}

/** Whether one is a physician and the other a doctor by degree, as far as their titles tell. */
function misleads(one: PersonDto, other: PersonDto): boolean {
  const has = (person: PersonDto, title: RegExp) => title.test(person.frontTitles ?? '');
  return [
    [one, other],
    [other, one],
  ].some(([a, b]) => a && b && has(a, /(^|\s)dr\./) && has(b, /(^|\s)Dr\./));
}

function Tenures({ tenures, language }: { tenures: TenureOfPerson[]; language: Language }) {
  if (tenures.length === 0) return <p class="soft">{WORDS.nothing[language]}</p>;
  const day = (value: string | null, none: Text) => (value ? shortDay(value, language) : none[language]);
  return (
    <ul>
      {tenures.map(({ id, post, basis, startedOn, endedOn }) => (
        <li key={id}>
          {[post?.title, post?.organization?.name].filter(Boolean).join(', ')} (
          {BASIS_LABELS[basis as Basis][language]}, {day(startedOn, WORDS.unknown)} {WORDS.until[language]}{' '}
          {day(endedOn, WORDS.now)})
        </li>
      ))}
    </ul>
  );
}

function MergeFields({
  visit,
  one,
  other,
  failed,
}: {
  visit: Visit;
  one: PersonDto;
  other: PersonDto;
  failed: Failed;
}) {
  const { language } = visit;
  const named = (person: PersonDto) => fullName(person);
  return (
    <Form visit={visit} action={MERGE_PATH} submit={WORDS.merge[language]} failed={failed}>
      <input type="hidden" name="satu" value={one.id} />
      <input type="hidden" name="dua" value={other.id} />
      <input type="hidden" name="revisiSatu" value={one.revision} />
      <input type="hidden" name="revisiDua" value={other.revision} />
      <Radios
        name="tetap"
        label={WORDS.stays[language]}
        failed={failed}
        value="satu"
        options={[
          { value: 'satu', label: `${WORDS.first[language]}: ${named(one)}` },
          { value: 'dua', label: `${WORDS.second[language]}: ${named(other)}` },
        ]}
      />
      <TextArea
        name="reason"
        label={WORDS.reason[language]}
        hint={WORDS.reasonHint[language]}
        failed={failed}
        longest={2000}
      />
    </Form>
  );
}
