import type { Text } from '../common/language.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import { Form } from '../web/form.js';
import type { Visit } from '../web/visit.js';
import { ChangeLine } from './assessment-entry.js';

/** What an account follows, for every account. Indonesian; the English page has the same below /en. */
export const FOLLOWS_PATH = '/akun/ikutan';

const WORDS = {
  follow: { id: 'Ikuti komitmen ini', en: 'Follow this pledge' },
  followHint: {
    id: 'Perubahan berikutnya tampil sebagai kabar di halaman “Yang saya ikuti”.',
    en: 'The next changes show as news on the page “What I follow”.',
  },
  followed: { id: 'Anda mengikuti komitmen ini.', en: 'You follow this pledge.' },
  all: { id: 'Yang saya ikuti', en: 'What I follow' },
  leave: { id: 'Berhenti mengikuti', en: 'Stop following' },
  look: { id: 'Sudah saya baca', en: 'I have read it' },
  news: { id: 'Baru sejak Anda terakhir membaca', en: 'New since you last looked' },
  more: { id: 'dan perubahan lain', en: 'and other changes' },
  quiet: {
    id: 'Belum ada perubahan sejak Anda terakhir membaca.',
    en: 'Nothing has changed since you last looked.',
  },
} satisfies Record<string, Text>;

interface FollowFormProps {
  visit: Visit;
  commitmentId: string;
  /** Null where it is not followed. */
  follow: FollowDto | null;
  /** The page it stands on, as it is to be opened again. */
  back: string;
}

/** Follows a commitment, or tells what is new of one that is followed. Nothing for who is not logged in. */
export function FollowForm({ visit, commitmentId, follow, back }: FollowFormProps) {
  const { language, viewer } = visit;
  if (!viewer) return null;
  const path = `${FOLLOWS_PATH}/${commitmentId}`;
  if (!follow)
    return (
      <div class="follow">
        <Form visit={visit} action={path} submit={WORDS.follow[language]} kind="lesser">
          <Back to={back} />
        </Form>
        <p class="hint">{WORDS.followHint[language]}</p>
      </div>
    );
  return (
    <div class="follow">
      <NewsOf follow={follow} visit={visit} />
      <div class="button-row">
        {follow.changeCount > 0 && (
          <Form visit={visit} action={`${path}/baca`} submit={WORDS.look[language]}>
            <Back to={back} />
          </Form>
        )}
        <Form visit={visit} action={`${path}/lepas`} submit={WORDS.leave[language]} kind="lesser">
          <Back to={back} />
        </Form>
      </div>
      <p class="after-form">
        {WORDS.followed[language]} <a href={visit.at(FOLLOWS_PATH)}>{WORDS.all[language]}</a>
      </p>
    </div>
  );
}

const Back = ({ to }: { to: string }) => <input type="hidden" name="ke" value={to} />;

/** What changed since its follower last looked. */
export function NewsOf({
  follow: { changeCount, changes },
  visit: { language },
}: {
  follow: FollowDto;
  visit: Visit;
}) {
  if (changeCount === 0) return <p class="soft">{WORDS.quiet[language]}</p>;
  return (
    <div class="news">
      <p>
        {WORDS.news[language]} ({changeCount})
      </p>
      <ul>
        {changes.map((change, n) => (
          <li key={n}>
            <ChangeLine change={change} language={language} />
          </li>
        ))}
        {changeCount > changes.length && <li>{WORDS.more[language]}</li>}
      </ul>
    </div>
  );
}
