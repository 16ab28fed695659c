import type { Language, Text } from '../common/language.js';
import { shortDay } from '../common/dates.js';
import type { NoticeDto } from '../commitments/notice.dto.js';
import type { NoticeKind, NoticeState } from '../commitments/notice.entity.js';
import { OrganizationLink, SourceName } from './names.js';

const WORDS = {
  hidden: { id: 'Pihak yang tidak terbuka', en: 'A party that is not open' },
  told: { id: 'diberi tahu', en: 'told' },
  asked: { id: 'ditanya', en: 'asked' },
  until: { id: 'waktu menjawab sampai', en: 'time to reply until' },
  workingDays: { id: 'hari kerja', en: 'working days' },
  replied: { id: 'Menjawab', en: 'Replied' },
  byParty: { id: 'lewat akunnya sendiri', en: 'by its own login' },
  byOffice: { id: 'dicatat kantor atas namanya', en: 'noted by the office on its behalf' },
  late: { id: 'setelah waktunya habis', en: 'after its time was over' },
  inLane: { id: 'jawabannya ada di lajurnya', en: 'its answer stands in its lane' },
  source: { id: 'Sumber', en: 'Source' },
  open: { id: 'Catat jawabannya', en: 'Record its reply' },
} satisfies Record<string, Text>;

export const NOTICE_KIND_LABELS: Record<NoticeKind, Text> = {
  before_verdict: { id: 'Kesempatan menjawab sebelum putusan', en: 'Reply before the verdict' },
  confirmation: { id: 'Permintaan konfirmasi', en: 'Request to confirm' },
};

export const NOTICE_STATE_LABELS: Record<NoticeState, Text> = {
  waiting: { id: 'Menunggu jawaban', en: 'Waiting for a reply' },
  replied: { id: 'Sudah menjawab', en: 'Replied' },
  silent: { id: 'Diam', en: 'Silent' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
};

/** Whether a reply to it can still be recorded here: a request to confirm is answered in its lane. */
export const takesReply = ({ kind, state }: NoticeDto): boolean =>
  kind === 'before_verdict' && (state === 'waiting' || state === 'silent');

/** Whether its addressee can reply by its own login: also where the office alone noted a reply. */
export const takesOwnReply = (notice: NoticeDto): boolean =>
  takesReply(notice) || (notice.kind === 'before_verdict' && notice.state === 'replied' && !notice.isByParty);

interface Props {
  notices: readonly NoticeDto[];
  language: Language;
  /** Where a reply is recorded, for those who may. */
  replyPath?: (id: string) => string;
  /** What that is called. */
  replyName?: Text;
  /** Which notices take one. */
  takes?: (notice: NoticeDto) => boolean;
}

/** What parties were told and asked, each with its reply or its silence. */
export const NoticeList = ({
  notices,
  language,
  replyPath,
  replyName = WORDS.open,
  takes = takesReply,
}: Props) => (
  <ul class="cards">
    {notices.map((notice) => (
      <li key={notice.id} id={notice.id} class="card">
        <h3>{NOTICE_KIND_LABELS[notice.kind as NoticeKind][language]}</h3>
        <p>
          {notice.addressee ? (
            <OrganizationLink organization={notice.addressee} language={language} />
          ) : (
            WORDS.hidden[language]
          )}{' '}
          {(notice.kind === 'confirmation' ? WORDS.asked : WORDS.told)[language]}{' '}
          {shortDay(notice.sentOn, language)}; {WORDS.until[language]}{' '}
          {shortDay(notice.replyUntilOn, language)} ({notice.replyDays} {WORDS.workingDays[language]})
        </p>
        <p>
          <span class={notice.state === 'waiting' ? 'badge' : 'badge badge-ended'}>
            {NOTICE_STATE_LABELS[notice.state as NoticeState][language]}
          </span>
        </p>
        <p lang="id">{notice.words}</p>
        <Reply notice={notice} language={language} />
        {notice.withdrawnReason && <p lang="id">{notice.withdrawnReason}</p>}
        {replyPath && takes(notice) && (
          <p>
            <a class="button button-lesser" href={replyPath(notice.id)}>
              {replyName[language]}
            </a>
          </p>
        )}
      </li>
    ))}
  </ul>
);

function Reply({ notice, language }: { notice: NoticeDto; language: Language }) {
  const { repliedOn, replyUntilOn, reply, replySource, isByParty } = notice;
  if (repliedOn === null) return null;
  return (
    <p>
      {WORDS.replied[language]} {shortDay(repliedOn, language)},{' '}
      {repliedOn > replyUntilOn && `${WORDS.late[language]}, `}
      {(isByParty ? WORDS.byParty : WORDS.byOffice)[language]}
      {reply === null ? (
        `; ${WORDS.inLane[language]}.`
      ) : (
        <>
          : <q lang="id">{reply}</q>
        </>
      )}
      {replySource && (
        <>
          {' '}
          {WORDS.source[language]}: <SourceName source={replySource} language={language} />
        </>
      )}
    </p>
  );
}
