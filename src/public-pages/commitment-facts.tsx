import { shortDay } from '../common/dates.js';
import { type Day, daysBetween, today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { FLAG_LABELS } from '../commitments/flags.js';
import { FULFILMENT_LABELS, type Fulfilment } from '../commitments/fulfilment.js';
import { FIRMNESS_LABELS } from '../page-parts/labels.js';
import { MakerNames, OrganizationLink, PostLink } from '../page-parts/names.js';
import { commitmentPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { dueText } from '../page-parts/state.js';

/* What is known of a commitment: how it stands, and what exactly was promised. */

const WORDS = {
  status: { id: 'Status', en: 'State' },
  neverChecked: { id: 'belum pernah diperiksa', en: 'not checked yet' },
  checkedOn: { id: 'diperiksa', en: 'checked' },
  news: { id: 'Kabar terakhir', en: 'Last news' },
  today: { id: 'hari ini', en: 'today' },
  pic: { id: 'Penanggung jawab (PIC)', en: 'In charge (PIC)' },
  notSaid: { id: 'belum ditetapkan', en: 'not named yet' },
  due: { id: 'Tenggat', en: 'Due' },
  nextStep: { id: 'Langkah berikutnya', en: 'Next step' },
  makers: { id: 'Yang berjanji', en: 'Who promised' },
  receivers: { id: 'Kepada', en: 'To' },
  firmness: { id: 'Ketegasan', en: 'Firmness' },
  condition: { id: 'Syarat', en: 'Condition' },
  measure: { id: 'Terlihat terpenuhi bila', en: 'Seen to be kept when' },
  authority: { id: 'Yang berwenang menandatangani', en: 'Whose signature it takes' },
  authorityNote: { id: 'Tentang kewenangan', en: 'On authority' },
  unit: { id: 'Unit yang bertugas', en: 'Responsible unit' },
  first: { id: 'Saat pertama diverifikasi', en: 'As first verified' },
  asNow: { id: 'sama seperti sekarang', en: 'the same as now' },
  topics: { id: 'Topik', en: 'Topics' },
  demand: { id: 'Menjawab tuntutan', en: 'In answer to the demand' },
  fulfilledOn: { id: 'Terpenuhi pada', en: 'Kept on' },
  superseded: { id: 'Digantikan oleh', en: 'Superseded by' },
  verified: { id: 'Diverifikasi', en: 'Verified' },
  verifiedBy: { id: 'oleh orang kedua', en: 'by a second person' },
} satisfies Record<string, Text>;

interface Props {
  item: CommitmentDto;
  language: Language;
}

/** How it stands on a day: what somebody who asked for it looks for first. */
export function StandingFacts({ item, day, language }: Props & { day: Day }) {
  const next = item.followUps.find(({ state }) => state === 'open');
  return (
    <dl class="facts standing">
      <dt>{WORDS.status[language]}</dt>
      <dd>
        {FULFILMENT_LABELS[item.fulfilment as Fulfilment][language]},{' '}
        {item.checkedOn ? (
          <>
            {WORDS.checkedOn[language]} <DayText day={item.checkedOn} language={language} />
          </>
        ) : (
          WORDS.neverChecked[language]
        )}
      </dd>
      <dt>{WORDS.news[language]}</dt>
      <dd>
        <DayText day={item.lastNewsOn} language={language} /> ({ago(item.lastNewsOn, day, language)})
      </dd>
      <dt>{WORDS.pic[language]}</dt>
      <dd>{item.picPost ? <PostLink post={item.picPost} language={language} /> : WORDS.notSaid[language]}</dd>
      <dt>{WORDS.due[language]}</dt>
      <dd>{dueText(item.due, language)}</dd>
      {next && (
        <>
          <dt>{WORDS.nextStep[language]}</dt>
          <dd>
            <a href="#tindak-lanjut">
              <span lang="id">{next.action}</span>
            </a>
            , <DayText day={next.dueOn} language={language} />
            {next.dueOn < day && ` (${FLAG_LABELS.overdue[language].toLowerCase()})`}
          </dd>
        </>
      )}
    </dl>
  );
}

export const DayText = ({ day, language }: { day: Day; language: Language }) => (
  <time dateTime={day}>{shortDay(day, language)}</time>
);

function ago(from: Day, to: Day, language: Language): string {
  const days = daysBetween(from, to);
  if (days === 0) return WORDS.today[language];
  return language === 'id' ? `${days} hari lalu` : `${days} ${days === 1 ? 'day' : 'days'} ago`;
}

/** What was promised, by whom, to whom, on whose authority. */
export function FactsOfCommitment({ item, language }: Props) {
  const { authorityHolder, authorityNote, responsibleUnit, first, demand, supersededBy, topics } = item;
  return (
    <dl class="facts">
      <dt>{WORDS.makers[language]}</dt>
      <dd>
        <MakerNames makers={item.makers} language={language} />
      </dd>
      <dt>{WORDS.receivers[language]}</dt>
      <dd>
        <ul class="plain">
          {item.receivers.map((receiver) => (
            <li key={receiver.id}>
              <OrganizationLink organization={receiver} language={language} />
              {receiver.acronym && ` (${receiver.acronym})`}
            </li>
          ))}
          {item.receiverWords && <li lang="id">{item.receiverWords}</li>}
        </ul>
      </dd>
      <dt>{WORDS.firmness[language]}</dt>
      <dd>{FIRMNESS_LABELS[item.firmness as keyof typeof FIRMNESS_LABELS][language]}</dd>
      <Words label={WORDS.condition[language]} text={item.condition} />
      <Words label={WORDS.measure[language]} text={item.measure} />
      {authorityHolder && (
        <>
          <dt>{WORDS.authority[language]}</dt>
          <dd>
            <PostLink post={authorityHolder} language={language} />
          </dd>
        </>
      )}
      <Words label={WORDS.authorityNote[language]} text={authorityNote} />
      {responsibleUnit && (
        <>
          <dt>{WORDS.unit[language]}</dt>
          <dd>
            <OrganizationLink organization={responsibleUnit} language={language} />
          </dd>
        </>
      )}
      {demand && (
        <>
          <dt>{WORDS.demand[language]}</dt>
          <dd>
            <span lang="id">{demand.title}</span>, <DayText day={demand.raisedOn} language={language} />
          </dd>
        </>
      )}
      {item.fulfilledOn && (
        <>
          <dt>{WORDS.fulfilledOn[language]}</dt>
          <dd>
            <DayText day={item.fulfilledOn} language={language} />
          </dd>
        </>
      )}
      {supersededBy && (
        <>
          <dt>{WORDS.superseded[language]}</dt>
          <dd>
            <a href={commitmentPath(supersededBy.id)[language]}>{supersededBy.title}</a>
          </dd>
        </>
      )}
      {topics.length > 0 && (
        <>
          <dt>{WORDS.topics[language]}</dt>
          <dd>
            {topics.map(({ key, label, labelEn }, n) => (
              <span key={key}>
                {n > 0 && ', '}
                <a href={`${PUBLIC_PATHS.commitments[language]}?topic=${key}`}>
                  {language === 'en' ? labelEn : label}
                </a>
              </span>
            ))}
          </dd>
        </>
      )}
      {item.verifiedAt && (
        <>
          <dt>{WORDS.verified[language]}</dt>
          <dd>
            <DayText day={today(new Date(item.verifiedAt))} language={language} />{' '}
            {WORDS.verifiedBy[language]}
          </dd>
        </>
      )}
      {first && (
        <>
          <dt>{WORDS.first[language]}</dt>
          <dd>
            {isAsFirst(item) ? (
              WORDS.asNow[language]
            ) : (
              <>
                <span lang="id">“{first.title}”</span>; {WORDS.due[language].toLowerCase()}{' '}
                {dueText(first.due, language)}
              </>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

const isAsFirst = ({ first, title, due }: CommitmentDto): boolean =>
  first?.title === title && first.due.on === due.on && first.due.precision === due.precision;

const Words = ({ label, text }: { label: string; text: string | null }) =>
  text === null ? null : (
    <>
      <dt>{label}</dt>
      <dd lang="id">{text}</dd>
    </>
  );
