import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import { FOLLOWS_PATH, NewsOf } from '../page-parts/follow-form.js';
import { Happened } from '../page-parts/happened.js';
import { commitmentPath } from '../page-parts/paths.js';
import { Alert, Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { NEWS } from './news.js';
import { ourCommitmentPath } from './paths.js';

const WORDS = {
  title: { id: 'Yang saya ikuti', en: 'What I follow' },
  lead: {
    id: 'Komitmen yang Anda ikuti, dan apa yang berubah sejak Anda terakhir membacanya. Hanya Anda yang melihat daftar ini.',
    en: 'The pledges you follow, and what changed since you last looked. Only you see this list.',
  },
  none: {
    id: 'Anda belum mengikuti komitmen. Buka salah satunya, lalu tekan “Ikuti komitmen ini”.',
    en: 'You follow no pledge yet. Open one and press “Follow this pledge”.',
  },
  since: { id: 'Diikuti sejak', en: 'Followed since' },
  look: { id: 'Sudah saya baca', en: 'I have read it' },
  leave: { id: 'Berhenti mengikuti', en: 'Stop following' },
  account: { id: 'Kembali ke akun', en: 'Back to the account' },
} satisfies Record<string, Text>;

interface FollowsPage {
  follows: FollowDto[];
  happened?: string;
  failed?: Failed;
}

export function followsPage(visit: Visit, { follows, happened, failed = FRESH }: FollowsPage): string {
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
          <FollowCard key={follow.commitment.id} follow={follow} visit={visit} />
        ))}
      </ul>
      <p class="after-form">
        <a href={visit.at('/akun')}>{WORDS.account[language]}</a>
      </p>
    </>,
  );
}

function FollowCard({ follow, visit }: { follow: FollowDto; visit: Visit }) {
  const { language, viewer } = visit;
  const { commitment, since, changeCount } = follow;
  const path = `${FOLLOWS_PATH}/${commitment.id}`;
  const address =
    viewer?.role === 'representative'
      ? visit.at(ourCommitmentPath(commitment.id))
      : commitmentPath(commitment.id)[language];
  return (
    <li class="card">
      <h2>
        <a href={address}>{commitment.title}</a>
      </h2>
      <NewsOf follow={follow} visit={visit} />
      <p class="soft">
        {WORDS.since[language]} {shortInstant(since, language)}
      </p>
      <div class="button-row">
        {changeCount > 0 && (
          <Form visit={visit} action={`${path}/baca`} submit={WORDS.look[language]} kind="lesser" />
        )}
        <Form visit={visit} action={`${path}/lepas`} submit={WORDS.leave[language]} kind="lesser" />
      </div>
    </li>
  );
}
