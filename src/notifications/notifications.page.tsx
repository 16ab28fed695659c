import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import { FOLLOWS_PATH } from '../page-parts/follow-form.js';
import { Happened } from '../page-parts/happened.js';
import { SAVED_SEARCHES_PATH } from '../saved-searches/paths.js';
import { Form } from '../web/form.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { NotificationDto } from './notification.dto.js';
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
  next: { id: 'Kabar yang lebih lama', en: 'Older news' },
  follows: { id: 'Yang saya ikuti', en: 'What I follow' },
  mails: { id: 'Atur surel', en: 'Change the mails' },
  back: { id: 'Kembali ke akun', en: 'Back to your account' },
} satisfies Record<string, Text>;

const NEWS: Readonly<Record<string, Text>> = {
  read: { id: 'Ditandai sudah dibaca.', en: 'Marked as read.' },
};

interface NotificationsPage {
  items: NotificationDto[];
  next: string | null;
  unreadCount: number;
  isUnread: boolean;
  happened?: string;
}

export function notificationsPage(visit: Visit, page: NotificationsPage): string {
  const { language } = visit;
  const { items, next, unreadCount, isUnread, happened } = page;
  const path = visit.at(NOTIFICATIONS_PATH);
  return visit.show(
    { path: NOTIFICATIONS_PATH, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <p class="lead">{WORDS.lead[language]}</p>
      <ul class="doors">
        <li>
          <a href={isUnread ? path : addressOf(path, { unread: 'yes' })}>
            {isUnread ? WORDS.everything[language] : `${WORDS.onlyUnread[language]} (${unreadCount})`}
          </a>
        </li>
        <li>
          <a href={visit.at(FOLLOWS_PATH)}>{WORDS.follows[language]}</a>
        </li>
        <li>
          <a href={visit.at(SAVED_SEARCHES_PATH)}>{WORDS.mails[language]}</a>
        </li>
      </ul>
      {unreadCount > 0 && (
        <Form
          visit={visit}
          action={`${NOTIFICATIONS_PATH}/baca`}
          submit={WORDS.readAll[language]}
          kind="lesser"
        />
      )}
      {items.length === 0 && <p class="soft">{WORDS.none[language]}</p>}
      <ul class="cards">
        {items.map((item) => (
          <NotificationCard key={item.id} item={item} visit={visit} />
        ))}
      </ul>
      {next && (
        <p>
          <a href={addressOf(path, { unread: isUnread ? 'yes' : undefined, cursor: next })}>
            {WORDS.next[language]}
          </a>
        </p>
      )}
      <p class="after-form">
        <a href={visit.at('/akun')}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

function NotificationCard({ item, visit }: { item: NotificationDto; visit: Visit }) {
  const { language } = visit;
  const { id, text, address, recordedAt, readAt } = item;
  const title = item.title ?? text;
  return (
    <li class="card">
      {readAt === null && (
        <p>
          <span class="badge">{WORDS.new[language]}</span>
        </p>
      )}
      <h2>{address ? <a href={new URL(address).pathname}>{title}</a> : title}</h2>
      {item.title && <p>{text}</p>}
      <p class="soft">
        <time dateTime={recordedAt}>{shortInstant(recordedAt, language)}</time>
      </p>
      {readAt === null && (
        <Form
          visit={visit}
          action={`${NOTIFICATIONS_PATH}/${id}/baca`}
          submit={WORDS.read[language]}
          kind="lesser"
        />
      )}
    </li>
  );
}
