import type { ComponentChildren } from 'preact';
import { FEED_LINKS_PATH } from '../calendar/feed-links.page.js';
import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import { FOLLOWS_PATH } from '../page-parts/follow-form.js';
import { Happened } from '../page-parts/happened.js';
import { SAVED_SEARCHES_PATH } from '../saved-searches/paths.js';
import { Form } from '../web/form.js';
import { addressOf, type Visit } from '../web/visit.js';
import { MOST_COUNTED, type NotificationDto } from './notification.dto.js';
import { NOTIFICATIONS_PATH } from './paths.js';

const WORDS = {
  title: { id: 'Kabar', en: 'News' },
  lead: {
    id: 'Perubahan dari janji, orang, organisasi, dan topik yang Anda ikuti. Yang Anda kerjakan sendiri tidak dikabarkan.',
    en: 'Changes of the pledges, people, organizations and topics you follow. What you did yourself is no news.',
  },
  none: { id: 'Belum ada kabar.', en: 'There is no news yet.' },
  unread: { id: 'belum dibaca', en: 'unread' },
  new: { id: 'Baru', en: 'New' },
  onlyUnread: { id: 'Hanya yang belum dibaca', en: 'Unread only' },
  everything: { id: 'Semua kabar', en: 'All news' },
  readAll: { id: 'Tandai semua sudah dibaca', en: 'Mark all as read' },
  read: { id: 'Tandai sudah dibaca', en: 'Mark as read' },
  readBatch: { id: 'Tandai semua ini sudah dibaca', en: 'Mark all of these as read' },
  together: {
    id: 'Yang dilakukan dengan cara yang sama, sekaligus.',
    en: 'What was done in the same way, in one go.',
  },
  next: { id: 'Kabar yang lebih lama', en: 'Older news' },
  follows: { id: 'Yang saya ikuti', en: 'What I follow' },
  feed: { id: 'Baca di pembaca umpan', en: 'Read in a feed reader' },
  mails: { id: 'Atur surel', en: 'Change the mails' },
  back: { id: 'Kembali ke akun', en: 'Back to your account' },
} satisfies Record<string, Text>;

const howMany = (count: number): string => (count < MOST_COUNTED ? `${count}` : `${MOST_COUNTED}+`);
const counted = ({ text, count }: NotificationDto): Text => ({
  id: `${text}: ${howMany(count)} catatan`,
  en: `${text}: ${howMany(count)} records`,
});
const readThese = (count: number): Text => ({
  id: `Tandai ${howMany(count)} kabar ini sudah dibaca`,
  en: `Mark these ${howMany(count)} as read`,
});

const NEWS: Readonly<Record<string, Text>> = {
  read: { id: 'Ditandai sudah dibaca.', en: 'Marked as read.' },
};

interface NotificationsPage {
  items: NotificationDto[];
  next: string | null;
  unreadCount: number;
  isUnread: boolean;
  /** Id of one of the batch whose news are shown one by one; without it, each batch is a card. */
  batch?: string;
  happened?: string;
}

export function notificationsPage(visit: Visit, page: NotificationsPage): string {
  const { language } = visit;
  const { items, next, unreadCount, isUnread, batch, happened } = page;
  const path = visit.at(NOTIFICATIONS_PATH);
  const unread = isUnread ? 'yes' : undefined;
  return visit.show(
    { path: NOTIFICATIONS_PATH, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <p class="lead">{(batch ? WORDS.together : WORDS.lead)[language]}</p>
      <ul class="doors">
        <li>
          <a href={isUnread || batch ? path : addressOf(path, { unread: 'yes' })}>
            {isUnread || batch
              ? WORDS.everything[language]
              : `${WORDS.onlyUnread[language]} (${unreadCount})`}
          </a>
        </li>
        {!batch && (
          <>
            <li>
              <a href={visit.at(FOLLOWS_PATH)}>{WORDS.follows[language]}</a>
            </li>
            <li>
              <a href={visit.at(SAVED_SEARCHES_PATH)}>{WORDS.mails[language]}</a>
            </li>
            <li>
              <a href={visit.at(FEED_LINKS_PATH)}>{WORDS.feed[language]}</a>
            </li>
          </>
        )}
      </ul>
      {(batch ? items.some(({ readAt }) => readAt === null) : unreadCount > 0) && (
        <Form
          visit={visit}
          action={batch ? readingOf(batch) : `${NOTIFICATIONS_PATH}/baca`}
          submit={(batch ? WORDS.readBatch : WORDS.readAll)[language]}
          kind="lesser"
        />
      )}
      {items.length === 0 && <p class="soft">{WORDS.none[language]}</p>}
      <ul class="cards">
        {items.map((item) => (
          <NotificationCard key={item.id} item={item} visit={visit}>
            {item.readAt === null && !batch && (
              <Form
                visit={visit}
                action={readingOf(item.id)}
                submit={(item.count === 1 ? WORDS.read : readThese(item.count))[language]}
                kind="lesser"
              />
            )}
          </NotificationCard>
        ))}
      </ul>
      {next && (
        <p>
          <a href={addressOf(path, { unread, batch, cursor: next })}>{WORDS.next[language]}</a>
        </p>
      )}
      <p class="after-form">
        <a href={visit.at('/akun')}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

const readingOf = (id: string) => `${NOTIFICATIONS_PATH}/${id}/baca`;

interface NotificationCardProps {
  item: NotificationDto;
  visit: Visit;
  children: ComponentChildren;
}

function NotificationCard({ item, visit, children }: NotificationCardProps) {
  const { language } = visit;
  const { id, count, recordedAt, readAt } = item;
  return (
    <li class="card">
      {readAt === null && (
        <p>
          <span class="badge">{WORDS.new[language]}</span>
        </p>
      )}
      {count === 1 ? (
        <One item={item} />
      ) : (
        <>
          <h2>
            <a href={addressOf(visit.at(NOTIFICATIONS_PATH), { batch: id })}>{counted(item)[language]}</a>
          </h2>
          <ul>
            {item.titles.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </>
      )}
      <p class="soft">
        <time dateTime={recordedAt}>{shortInstant(recordedAt, language)}</time>
      </p>
      {children}
    </li>
  );
}

function One({ item: { title, text, address } }: { item: NotificationDto }) {
  const name = title ?? text;
  const at = address && new URL(address);
  return (
    <>
      <h2>{at ? <a href={at.pathname + at.search}>{name}</a> : name}</h2>
      {title && <p>{text}</p>}
    </>
  );
}
