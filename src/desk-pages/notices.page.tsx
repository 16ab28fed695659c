import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { REPLY_DAYS } from '../commitments/fulfilment.js';
import type { NoticeDto } from '../commitments/notice.dto.js';
import { Happened } from '../page-parts/happened.js';
import { NoticeList, takesReply } from '../page-parts/notice-list.js';
import { Alert, DayInput, Field, Form, Select, StaleNotice, TextArea } from '../web/form.js';
import { ReasonForm } from '../web/reason-form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToPledge } from './back-to-pledge.js';
import { Chooser } from './chooser.js';
import type { OfferedBy } from './choosers.js';
import { PLEDGE_NEWS } from './pledge-news.js';
import { noticePath, tellPath } from './pledge-paths.js';

const WORDS = {
  tell: { id: 'Beri tahu sebelum putusan', en: 'Tell before the verdict' },
  lead: {
    id: 'Kantor yang berjanji diberi tahu bahwa komitmennya akan dinilai “Tidak terpenuhi”, dan mendapat waktu menjawab. Jawaban atau diamnya dimuat di samping putusan.',
    en: 'The office that promised is told that its pledge is about to be found “Not fulfilled”, and has time to reply. Its reply or its silence stands beside the verdict.',
  },
  addressee: { id: 'Kantor yang diberi tahu', en: 'Office to tell' },
  words: { id: 'Isi pemberitahuan, untuk dibaca semua orang', en: 'What it is told, for everybody to read' },
  sentOn: { id: 'Tanggal dikirim', en: 'Day it was sent' },
  days: { id: 'Waktu menjawab, hari kerja', en: 'Time to reply, working days' },
  save: { id: 'Catat pemberitahuan', en: 'Record the notice' },
  nobody: {
    id: 'Pemberi janji tidak terbuka atau tidak tercatat.',
    en: 'Who promised is not open or not on record.',
  },
  notice: { id: 'Pemberitahuan', en: 'Notice' },
  reply: { id: 'Catat jawabannya', en: 'Record its reply' },
  replyWords: { id: 'Jawabannya, apa adanya', en: 'Its reply, as it was put' },
  repliedOn: { id: 'Tanggal dijawab', en: 'Day of the reply' },
  source: { id: 'Sumber', en: 'Source' },
  sourceHint: { id: 'Surat atau rekaman jawabannya', en: 'The letter or recording of the reply' },
  withdraw: { id: 'Tarik pemberitahuan', en: 'Withdraw the notice' },
  reason: { id: 'Alasan', en: 'Reason' },
} satisfies Record<string, Text>;

export function tellPage(
  visit: Visit,
  { commitment, failed }: { commitment: CommitmentDto; failed: Failed },
): string {
  const { language } = visit;
  const path = tellPath(commitment.id);
  const offices = [
    ...new Map(
      commitment.makers.flatMap(({ organization }) =>
        organization ? [[organization.id, organization]] : [],
      ),
    ).values(),
  ];
  return visit.show(
    { path, title: WORDS.tell[language], section: 'desk' },
    <>
      <h1>{WORDS.tell[language]}</h1>
      <p class="lead">{commitment.title}</p>
      <p>{WORDS.lead[language]}</p>
      {offices.length === 0 ? (
        <p class="alert-box">{WORDS.nobody[language]}</p>
      ) : (
        <div class="narrow">
          <Form visit={visit} action={path} submit={WORDS.save[language]} failed={failed}>
            <Select
              name="addresseeId"
              label={WORDS.addressee[language]}
              failed={failed}
              options={offices.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextArea name="words" label={WORDS.words[language]} longest={5000} failed={failed} />
            <DayInput
              name="sentOn"
              label={WORDS.sentOn[language]}
              language={language}
              value={today()}
              from={commitment.statedOn}
              to={today()}
              failed={failed}
            />
            <Field
              name="replyDays"
              label={WORDS.days[language]}
              value={String(REPLY_DAYS)}
              inputMode="numeric"
              autocomplete="off"
              failed={failed}
            />
          </Form>
        </div>
      )}
      {commitment.notices.length > 0 && (
        <NoticeList
          notices={commitment.notices}
          language={language}
          replyPath={(id) => visit.at(noticePath(id))}
        />
      )}
      <BackToPledge visit={visit} id={commitment.id} />
    </>,
  );
}

interface NoticePage {
  notice: NoticeDto;
  found: OfferedBy;
  happened?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: string;
}

export function noticePage(visit: Visit, page: NoticePage): string {
  const { language } = visit;
  const { notice, found, happened, failed = FRESH, form } = page;
  const path = noticePath(notice.id);
  const isOpen = takesReply(notice);
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  const replying = failedOf('jawaban');
  return visit.show(
    { path, title: WORDS.notice[language], section: 'desk' },
    <>
      <h1>{WORDS.notice[language]}</h1>
      <Happened visit={visit} happened={happened} texts={PLEDGE_NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      {!isOpen && <Alert message={failed.message} />}
      <NoticeList notices={[notice]} language={language} />
      {isOpen && (
        <div class="narrow">
          <h2>{WORDS.reply[language]}</h2>
          <Form
            visit={visit}
            action={`${path}/jawaban`}
            submit={WORDS.reply[language]}
            revision={notice.revision}
            failed={replying}
          >
            <TextArea name="words" label={WORDS.replyWords[language]} longest={5000} failed={replying} />
            <DayInput
              name="repliedOn"
              label={WORDS.repliedOn[language]}
              language={language}
              value={today()}
              from={notice.sentOn}
              to={today()}
              failed={replying}
            />
            <Chooser
              visit={visit}
              name="sourceId"
              label={WORDS.source[language]}
              hint={WORDS.sourceHint[language]}
              failed={replying}
              found={found.sourceId}
            />
          </Form>
          <h2>{WORDS.withdraw[language]}</h2>
          <ReasonForm
            visit={visit}
            action={`${path}/tarik`}
            submit={WORDS.withdraw[language]}
            revision={notice.revision}
            failed={failedOf('tarik')}
            kind="danger"
            prefix="tarik-"
            label={WORDS.reason[language]}
          />
        </div>
      )}
      {notice.commitmentId && <BackToPledge visit={visit} id={notice.commitmentId} />}
    </>,
  );
}
