import type { Language, Text } from '../common/language.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import type { FollowedKind } from '../commitments/follow.entity.js';
import { Form } from '../web/form.js';
import type { FileLink } from '../web/file-links.js';
import { addressOf, type Visit } from '../web/visit.js';
import { ChangeLine } from './assessment-entry.js';
import { followedOfConcerned, followedOfOne } from './followed-links.js';
import { commitmentPath, officialPath, organizationPath, PUBLIC_PATHS } from './paths.js';

/** What an account follows, for every account. Indonesian; the English page has the same below /en. */
export const FOLLOWS_PATH = '/akun/ikutan';

const WORDS = {
  followHint: {
    id: 'Perubahan berikutnya tampil di halaman “Kabar” dan, bila Anda mau, datang lewat surel.',
    en: 'The next changes show on the page “News” and, if you like, come by mail.',
  },
  followed: { id: 'Anda mengikutinya.', en: 'You follow it.' },
  byDefault: {
    id: 'Anda mengikutinya karena janji ini menjawab tuntutan organisasi Anda.',
    en: 'You follow it because this pledge answers a demand of your organization.',
  },
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

const FOLLOW: Record<FollowedKind, Text> = {
  commitment: { id: 'Ikuti komitmen ini', en: 'Follow this pledge' },
  person: { id: 'Ikuti orang ini', en: 'Follow this person' },
  organization: { id: 'Ikuti organisasi ini', en: 'Follow this organization' },
  topic: { id: 'Ikuti topik ini', en: 'Follow this topic' },
};

/** The page of what is followed; of a topic the list of its pledges. */
export function followedPath({ kind, id, topic }: Pick<FollowDto, 'kind' | 'id' | 'topic'>): Text {
  switch (kind) {
    case 'commitment':
      return commitmentPath(id);
    case 'person':
      return officialPath(id);
    case 'organization':
      return organizationPath(id);
    case 'topic':
      return {
        id: addressOf(PUBLIC_PATHS.commitments.id, { topic: topic?.key }),
        en: addressOf(PUBLIC_PATHS.commitments.en, { topic: topic?.key }),
      };
  }
}

/** Where programs read what everybody sees of what is followed. */
export const followedLinks = (
  { kind, id, topic }: Pick<FollowDto, 'kind' | 'id' | 'topic'>,
  language: Language,
): FileLink[] =>
  kind === 'commitment'
    ? followedOfOne(id, language)
    : followedOfConcerned(kind, kind === 'topic' ? (topic?.key ?? '') : id, language);

interface FollowFormProps {
  visit: Visit;
  kind: FollowedKind;
  /** Of the record. */
  id: string;
  /** Null where it is not followed. */
  follow: FollowDto | null;
  /** The page it stands on, as it is to be opened again. */
  back: string;
}

/** Follows a record, or tells what is new of one that is followed. Nothing for who is not logged in. */
export function FollowForm({ visit, kind, id, follow, back }: FollowFormProps) {
  const { language, viewer } = visit;
  if (!viewer) return null;
  const path = `${FOLLOWS_PATH}/${id}`;
  if (!follow)
    return (
      <div class="follow">
        <Form visit={visit} action={path} submit={FOLLOW[kind][language]} kind="lesser">
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
        {(follow.isByDefault ? WORDS.byDefault : WORDS.followed)[language]}{' '}
        <a href={visit.at(FOLLOWS_PATH)}>{WORDS.all[language]}</a>
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
