import type { ComponentChildren } from 'preact';
import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { NoticeKind, NoticeState } from '../commitments/notice.entity.js';
import { Happened } from '../page-parts/happened.js';
import {
  NOTICE_KIND_LABELS,
  NOTICE_STATE_LABELS,
  NoticeList,
  takesOwnReply,
} from '../page-parts/notice-list.js';
import { Alert, Form, StaleNotice, TextArea } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToOurs } from './back.js';
import { NEWS } from './news.js';
import type { OurNotice, OurNotices } from './our-notices.reader.js';
import { ourCommitmentPath, ourNoticePath, UNION_PATHS } from './paths.js';
import { SourceFields } from './source-fields.js';

const WORDS = {
  all: { id: 'Pemberitahuan kepada kami', en: 'Notices to us' },
  lead: {
    id: 'Sebelum komitmen dinilai tidak terpenuhi, pemberi janji diberi waktu menjawab; setelah dinilai terpenuhi, penerimanya ditanya. Jawaban dan diam sama-sama dicatat.',
    en: 'Before a pledge is found not fulfilled, who made it has time to reply; once it is found fulfilled, who receives it is asked. Replies and silence are both kept.',
  },
  waiting: { id: 'Menunggu jawaban', en: 'Waiting for a reply' },
  noneWaiting: { id: 'Tidak ada yang menunggu jawaban.', en: 'Nothing waits for a reply.' },
  others: { id: 'Lewat waktunya, dijawab atau ditarik', en: 'Late, replied or withdrawn' },
  noOthers: { id: 'Belum ada.', en: 'There is none yet.' },
  until: { id: 'Hari terakhir menjawab', en: 'Last day to reply' },
  left: { id: 'hari kerja lagi', en: 'working days left' },
  oneLeft: { id: 'hari kerja lagi', en: 'working day left' },
  lastDay: { id: 'hari ini yang terakhir', en: 'today is the last' },
  hidden: { id: 'Komitmen yang tidak terbuka', en: 'A pledge that is not open' },
  open: { id: 'Buka dan jawab', en: 'Open and reply' },
  says: { id: 'Isi pemberitahuan', en: 'What it says' },
  reply: { id: 'Jawab', en: 'Reply' },
  words: { id: 'Jawaban organisasi kami', en: 'The reply of our organization' },
  wordsHint: {
    id: 'Dimuat apa adanya di samping putusan, dengan tanggal hari ini, dan tidak dapat diubah siapa pun setelah tersimpan.',
    en: 'It stands beside the verdict as put, dated today, and nobody can change it once it is saved.',
  },
  source: { id: 'Dokumennya, bila ada', en: 'The document, if any' },
  sourceHint: {
    id: 'Surat jawaban sebagai berkas atau tautan. Terbuka bagi siapa pun yang membaca jawaban ini.',
    en: 'The letter of reply, as a file or a link. It is open to whoever reads this reply.',
  },
  late: {
    id: 'Waktu menjawab sudah habis. Jawaban tetap diterima dan ditandai terlambat.',
    en: 'The time to reply is over. A reply is still taken, and marked as late.',
  },
  noted: {
    id: 'Jawaban di atas dicatat kantor atas nama organisasi Anda. Jawaban Anda sendiri menggantikannya; keduanya tetap ada di riwayat.',
    en: 'The office noted the reply above on behalf of your organization. Your own takes its place; the history keeps both.',
  },
  send: { id: 'Simpan jawaban', en: 'Save the reply' },
  lane: { id: 'Benarkan atau bantah', en: 'Confirm or dispute' },
  laneLead: {
    id: 'Permintaan konfirmasi dijawab di lajur penerima pada komitmennya.',
    en: 'A request to confirm is answered in the lane of the receivers, on the pledge.',
  },
  pledge: { id: 'Komitmennya', en: 'The pledge' },
  back: { id: 'Semua pemberitahuan kepada kami', en: 'All notices to us' },
} satisfies Record<string, Text>;

/** Until when there is time to reply, and how many working days that leaves. */
export function TimeLeft({ notice, language }: { notice: OurNotice; language: Language }) {
  const { replyUntilOn, daysLeft } = notice;
  const unit = daysLeft === 1 ? WORDS.oneLeft : WORDS.left;
  return (
    <>
      {WORDS.until[language]}:{' '}
      <strong>
        <time dateTime={replyUntilOn}>{shortDay(replyUntilOn, language)}</time>
      </strong>
      {daysLeft !== null &&
        ` · ${daysLeft === 0 ? WORDS.lastDay[language] : `${daysLeft} ${unit[language]}`}`}
    </>
  );
}

/** A notice in a list of those to the organization. */
export function OurNoticeItem({ notice, visit }: { notice: OurNotice; visit: Visit }) {
  const { language } = visit;
  const { id, kind, state, commitment } = notice;
  const title = commitment?.title ?? WORDS.hidden[language];
  const path = visit.at(ourNoticePath(id));
  return (
    <li class="card">
      <h3>
        <a href={path}>{title}</a>
      </h3>
      <p>
        {NOTICE_KIND_LABELS[kind as NoticeKind][language]}
        {state !== 'waiting' && (
          <>
            {' '}
            <span class="badge badge-ended">{NOTICE_STATE_LABELS[state as NoticeState][language]}</span>
          </>
        )}
      </p>
      <p>
        <TimeLeft notice={notice} language={language} />
      </p>
      {state === 'waiting' && (
        <p>
          <a class="button button-lesser" href={path} aria-label={`${WORDS.open[language]}: ${title}`}>
            {WORDS.open[language]}
          </a>
        </p>
      )}
    </li>
  );
}

export function ourNoticesPage(visit: Visit, { waiting, others }: OurNotices): string {
  const { language } = visit;
  return visit.show(
    { path: UNION_PATHS.notices, title: WORDS.all[language], section: 'union' },
    <>
      <h1>{WORDS.all[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <Group visit={visit} title={WORDS.waiting[language]} none={WORDS.noneWaiting[language]}>
        {waiting}
      </Group>
      <Group visit={visit} title={WORDS.others[language]} none={WORDS.noOthers[language]}>
        {others}
      </Group>
      <BackToOurs visit={visit} />
    </>,
  );
}

interface GroupProps {
  visit: Visit;
  title: string;
  none: string;
  children: OurNotice[];
}

const Group = ({ visit, title, none, children }: GroupProps) => (
  <section>
    <h2>{title}</h2>
    {children.length === 0 ? (
      <p class="soft">{none}</p>
    ) : (
      <ul class="cards">
        {children.map((notice) => (
          <OurNoticeItem key={notice.id} notice={notice} visit={visit} />
        ))}
      </ul>
    )}
  </section>
);

interface OurNoticePage {
  notice: OurNotice;
  happened?: string;
  failed?: Failed;
}

export function ourNoticePage(visit: Visit, { notice, happened, failed = FRESH }: OurNoticePage): string {
  const { language } = visit;
  const { commitment, kind, state, revision } = notice;
  const path = ourNoticePath(notice.id);
  const isOpen = takesOwnReply(notice);
  return visit.show(
    { path, title: NOTICE_KIND_LABELS[kind as NoticeKind][language], section: 'union' },
    <>
      <h1>{NOTICE_KIND_LABELS[kind as NoticeKind][language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      {!isOpen && <Alert message={failed.isStale ? '' : failed.message} />}
      <p class="lead">
        {commitment ? (
          <a href={visit.at(ourCommitmentPath(commitment.id))}>{commitment.title}</a>
        ) : (
          WORDS.hidden[language]
        )}
      </p>
      {state === 'waiting' && (
        <p>
          <TimeLeft notice={notice} language={language} />
        </p>
      )}
      <h2>{WORDS.says[language]}</h2>
      <NoticeList notices={[notice]} language={language} />
      {isOpen && (
        <Part title={WORDS.reply[language]}>
          {state === 'silent' && <p class="soft">{WORDS.late[language]}</p>}
          {state === 'replied' && <p class="soft">{WORDS.noted[language]}</p>}
          <Form
            visit={visit}
            action={path}
            submit={WORDS.send[language]}
            revision={revision}
            failed={failed}
            hasFile
          >
            <TextArea
              name="words"
              label={WORDS.words[language]}
              hint={WORDS.wordsHint[language]}
              rows={8}
              longest={5000}
              failed={failed}
            />
            <h3>{WORDS.source[language]}</h3>
            <p class="hint">{WORDS.sourceHint[language]}</p>
            <SourceFields visit={visit} failed={failed} />
          </Form>
        </Part>
      )}
      {kind === 'confirmation' && notice.repliedOn === null && state !== 'withdrawn' && commitment && (
        <Part title={WORDS.reply[language]}>
          {state === 'silent' && <p class="soft">{WORDS.late[language]}</p>}
          <p>{WORDS.laneLead[language]}</p>
          <p>
            <a class="button" href={`${visit.at(ourCommitmentPath(commitment.id))}#jawaban`}>
              {WORDS.lane[language]}
            </a>
          </p>
        </Part>
      )}
      <p class="after-form">
        <a href={visit.at(UNION_PATHS.notices)}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="narrow">
    <h2>{title}</h2>
    {children}
  </section>
);
