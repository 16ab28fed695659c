import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import type { FollowedKind } from '../commitments/follow.entity.js';
import { followedLinks, followedPath, FOLLOWS_PATH, NewsOf } from '../page-parts/follow-form.js';
import { Happened } from '../page-parts/happened.js';
import { FileLinks } from '../web/file-links.js';
import { Alert, Form, Select } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { NEWS } from './news.js';
import { ourCommitmentPath } from './paths.js';

const WORDS = {
  title: { id: 'Yang saya ikuti', en: 'What I follow' },
  lead: {
    id: 'Janji, orang, organisasi, dan topik yang Anda ikuti. Hanya Anda yang melihat daftar ini.',
    en: 'The pledges, people, organizations and topics you follow. Only you see this list.',
  },
  none: {
    id: 'Anda belum mengikuti apa pun. Buka sebuah janji, pejabat, atau serikat, lalu tekan tombol “Ikuti”.',
    en: 'You follow nothing yet. Open a pledge, an official or a union and press its button to follow.',
  },
  since: { id: 'Diikuti sejak', en: 'Followed since' },
  byDefault: {
    id: 'Diikuti dengan sendirinya, karena menjawab tuntutan serikat Anda, sejak',
    en: 'Followed by default, as it answers a demand of your union, since',
  },
  look: { id: 'Sudah saya baca', en: 'I have read it' },
  leave: { id: 'Berhenti mengikuti', en: 'Stop following' },
  topic: { id: 'Topik', en: 'Topic' },
  followTopic: { id: 'Ikuti topik', en: 'Follow a topic' },
  open: { id: 'Yang terbuka, juga sebagai', en: 'What is open, also as' },
  calendar: {
    id: 'Tenggat, acara, dan kabar yang Anda ikuti, sebagai tautan kalender dan umpan',
    en: 'Deadlines, events and news you follow, as links of calendars and feeds',
  },
  news: { id: 'Kabar dan surel', en: 'News and mails' },
  searches: { id: 'Pencarian tersimpan', en: 'Saved searches' },
  account: { id: 'Kembali ke akun', en: 'Back to the account' },
} satisfies Record<string, Text>;

const KINDS: Record<FollowedKind, Text> = {
  commitment: { id: 'Komitmen', en: 'Pledge' },
  person: { id: 'Orang', en: 'Person' },
  organization: { id: 'Organisasi', en: 'Organization' },
  topic: { id: 'Topik', en: 'Topic' },
};

/** A topic that can be followed. */
export interface TopicChoice {
  id: string;
  label: string;
  labelEn: string;
}

interface FollowsPage {
  /** Those that are not followed yet. */
  topics: TopicChoice[];
  follows: FollowDto[];
  happened?: string;
  failed?: Failed;
}

export function followsPage(
  visit: Visit,
  { follows, topics, happened, failed = FRESH }: FollowsPage,
): string {
  const { language } = visit;
  return visit.show(
    { path: FOLLOWS_PATH, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <Alert message={failed.message} />
      <p class="lead">{WORDS.lead[language]}</p>
      {follows.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="cards">
        {follows.map((follow) => (
          <FollowCard key={follow.id} follow={follow} visit={visit} />
        ))}
      </ul>
      {topics.length > 0 && (
        <div class="narrow">
          <h2>{WORDS.followTopic[language]}</h2>
          <Form visit={visit} action={FOLLOWS_PATH} submit={WORDS.followTopic[language]} failed={failed}>
            <Select
              name="topik"
              label={WORDS.topic[language]}
              failed={failed}
              options={topics.map(({ id, label, labelEn }) => ({
                value: id,
                label: language === 'en' ? labelEn : label,
              }))}
            />
          </Form>
        </div>
      )}
      <ul class="doors">
        <li>
          <a href={visit.at('/akun/kalender')}>{WORDS.calendar[language]}</a>
        </li>
        <li>
          <a href={visit.at('/akun/kabar')}>{WORDS.news[language]}</a>
        </li>
        <li>
          <a href={visit.at('/akun/pencarian')}>{WORDS.searches[language]}</a>
        </li>
      </ul>
      <p class="after-form">
        <a href={visit.at('/akun')}>{WORDS.account[language]}</a>
      </p>
    </>,
  );
}

function FollowCard({ follow, visit }: { follow: FollowDto; visit: Visit }) {
  const { language, viewer } = visit;
  const { kind, id, name, since, changeCount, isByDefault } = follow;
  const path = `${FOLLOWS_PATH}/${id}`;
  const address =
    viewer?.role === 'representative' && kind === 'commitment'
      ? visit.at(ourCommitmentPath(id))
      : followedPath(follow)[language];
  return (
    <li class="card">
      <p>
        <span class="badge">{KINDS[kind][language]}</span>
      </p>
      <h2>
        <a href={address}>{name}</a>
      </h2>
      <NewsOf follow={follow} visit={visit} />
      <p class="soft">
        {(isByDefault ? WORDS.byDefault : WORDS.since)[language]} {shortInstant(since, language)}
      </p>
      <FileLinks label={WORDS.open[language]} links={followedLinks(follow, language)} language={language} />
      <div class="button-row">
        {changeCount > 0 && (
          <Form visit={visit} action={`${path}/baca`} submit={WORDS.look[language]} kind="lesser" />
        )}
        <Form visit={visit} action={`${path}/lepas`} submit={WORDS.leave[language]} kind="lesser" />
      </div>
    </li>
  );
}
