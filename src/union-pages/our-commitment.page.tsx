import type { ComponentChildren } from 'preact';
import { shortDay } from '../common/dates.js';
import { today } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { FollowDto } from '../commitments/follow.dto.js';
import type { Course } from '../milestones/milestones.reader.js';
import { titleOf } from '../page-parts/commitment-card.js';
import { CourseOf } from '../page-parts/course.js';
import { FollowForm } from '../page-parts/follow-form.js';
import { FollowUpList } from '../page-parts/follow-up-list.js';
import { Happened } from '../page-parts/happened.js';
import { Lanes } from '../page-parts/lanes.js';
import { NoticeList, takesOwnReply } from '../page-parts/notice-list.js';
import { fullName, MakerNames, OrganizationLink, PostLink, SourceName } from '../page-parts/names.js';
import { commitmentPath } from '../page-parts/paths.js';
import { dueText, StateTags } from '../page-parts/state.js';
import { TakeoverList } from '../page-parts/takeover-list.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { AnswerFields } from './answer-form.js';
import { BackToOurs } from './back.js';
import { NEWS } from './news.js';
import { ourCommitmentPath, ourDraftPath, ourNoticePath, ourTakeoverPath } from './paths.js';

const WORDS = {
  by: { id: 'Dijanjikan oleh', en: 'Promised by' },
  said: { id: 'diucapkan', en: 'spoken by' },
  to: { id: 'Kepada', en: 'To' },
  pic: { id: 'Penanggung jawab (PIC)', en: 'Person in charge (PIC)' },
  unit: { id: 'Unit kerja', en: 'Responsible unit' },
  authority: { id: 'Pemegang wewenang', en: 'Authority holder' },
  condition: { id: 'Syarat', en: 'Condition' },
  due: { id: 'Tenggat', en: 'Due' },
  lastNews: { id: 'Kabar terakhir', en: 'Last news' },
  source: { id: 'Sumber', en: 'Source' },
  notSaid: { id: 'belum ditetapkan', en: 'not settled yet' },
  became: { id: 'Apa jadinya', en: 'What became of it' },
  followUps: { id: 'Tindak lanjut', en: 'Follow-ups' },
  course: { id: 'Langkah dan rancangannya', en: 'Its steps and drafts' },
  remark: {
    id: 'Buka versi terakhir untuk memberi catatan atas nama organisasi Anda.',
    en: 'Open the latest version to remark on it in the name of your organization.',
  },
  takeovers: { id: 'Serah terima jabatan', en: 'Handover of the post' },
  takeOver: { id: 'Nyatakan sikap pejabat baru', en: 'Say how the new holder stands to it' },
  notices: { id: 'Pemberitahuan kepada kami', en: 'Notices to us' },
  reply: { id: 'Jawab', en: 'Reply' },
  following: { id: 'Ikuti kabarnya', en: 'Follow its news' },
  notOurs: {
    id: 'Komitmen ini tidak ditujukan langsung kepada organisasi Anda, jadi jawaban diberikan oleh penerimanya. Anda tetap dapat mengikutinya.',
    en: 'This pledge was not made to your organization itself, so its receivers answer. You can follow it all the same.',
  },
  publicPage: {
    id: 'Halaman lengkapnya: riwayat, kutipan, versi hari lain',
    en: 'Its whole page: history, quote, as of other days',
  },
} satisfies Record<string, Text>;

interface OurCommitment {
  commitment: CommitmentDto;
  follow: FollowDto | null;
  course: Course;
  /** Whether it came to a new holder of a post of the reader's office. */
  isInherited: boolean;
  /** Whom the reader speaks for. */
  organizationId: string | null;
  failed?: Failed;
  happened?: string;
}

export function ourCommitmentPage(visit: Visit, page: OurCommitment): string {
  const { language } = visit;
  const { commitment, follow, course, isInherited, organizationId, failed = FRESH, happened } = page;
  const path = ourCommitmentPath(commitment.id);
  const notices = commitment.notices.filter(({ addressee }) => addressee?.id === organizationId);
  const isOurs = commitment.receivers.some(({ id }) => id === organizationId);
  const isParty = isOurs || commitment.makers.some(({ organization }) => organization?.id === organizationId);
  return visit.show(
    { path, title: titleOf(commitment, language), section: 'union' },
    <>
      <h1>{titleOf(commitment, language)}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <StateTags fulfilment={commitment.fulfilment} flags={commitment.flags} language={language} />
      <Facts commitment={commitment} language={language} />
      <section>
        <h2>{WORDS.following[language]}</h2>
        <FollowForm
          visit={visit}
          kind="commitment"
          id={commitment.id}
          follow={follow}
          back={visit.at(path)}
        />
      </section>
      <section>
        <h2>{WORDS.became[language]}</h2>
        <Lanes lanes={commitment.lanes} language={language} />
      </section>
      <section>
        <h2>{WORDS.followUps[language]}</h2>
        <FollowUpList followUps={commitment.followUps} visit={visit} />
      </section>
      {(course.milestones.length > 0 || course.drafts.length > 0) && (
        <section>
          <h2>{WORDS.course[language]}</h2>
          {course.drafts.length > 0 && isParty && <p class="soft">{WORDS.remark[language]}</p>}
          <CourseOf
            course={course}
            day={today()}
            language={language}
            draftPath={(id) => visit.at(ourDraftPath(id))}
          />
        </section>
      )}
      {(isInherited || commitment.takeovers.length > 0) && (
        <section>
          <h2>{WORDS.takeovers[language]}</h2>
          <TakeoverList takeovers={commitment.takeovers} language={language} />
          {isInherited && (
            <p>
              <a class="button button-lesser" href={visit.at(ourTakeoverPath(commitment.id))}>
                {WORDS.takeOver[language]}
              </a>
            </p>
          )}
        </section>
      )}
      {notices.length > 0 && (
        <section>
          <h2>{WORDS.notices[language]}</h2>
          <NoticeList
            notices={notices}
            language={language}
            replyPath={(id) => visit.at(ourNoticePath(id))}
            replyName={WORDS.reply}
            takes={takesOwnReply}
          />
        </section>
      )}
      <section id="jawaban" class="narrow">
        {isOurs ? (
          <AnswerFields visit={visit} action={`${path}/jawaban`} failed={failed} />
        ) : (
          <p class="soft">{WORDS.notOurs[language]}</p>
        )}
      </section>
      <p class="after-form">
        <a href={commitmentPath(commitment.id)[language]}>{WORDS.publicPage[language]}</a>
      </p>
      <BackToOurs visit={visit} />
    </>,
  );
}

function Facts({ commitment, language }: { commitment: CommitmentDto; language: Language }) {
  const { founding, receivers, receiverWords, responsibleUnit, authorityHolder, condition } = commitment;
  return (
    <>
      {founding?.words && <blockquote lang="id">“{founding.words}”</blockquote>}
      <dl class="facts">
        <Fact name={WORDS.by[language]}>
          <MakerNames makers={commitment.makers} language={language} />
          {founding?.relayedFrom &&
            founding.speaker &&
            ` (${WORDS.said[language]} ${fullName(founding.speaker)})`}
        </Fact>
        <Fact name={WORDS.to[language]}>
          {receivers.map((receiver, n) => (
            <span key={receiver.id}>
              {n > 0 && ', '}
              <OrganizationLink organization={receiver} language={language} />
            </span>
          ))}
          {receiverWords && (receivers.length > 0 ? `, ${receiverWords}` : receiverWords)}
        </Fact>
        <Fact name={WORDS.pic[language]}>
          {commitment.picPost ? (
            <PostLink post={commitment.picPost} language={language} />
          ) : (
            WORDS.notSaid[language]
          )}
        </Fact>
        {responsibleUnit && (
          <Fact name={WORDS.unit[language]}>
            <OrganizationLink organization={responsibleUnit} language={language} />
          </Fact>
        )}
        {authorityHolder && (
          <Fact name={WORDS.authority[language]}>
            <PostLink post={authorityHolder} language={language} />
          </Fact>
        )}
        {condition && <Fact name={WORDS.condition[language]}>{condition}</Fact>}
        <Fact name={WORDS.due[language]}>{dueText(commitment.due, language)}</Fact>
        <Fact name={WORDS.lastNews[language]}>
          <time dateTime={commitment.lastNewsOn}>{shortDay(commitment.lastNewsOn, language)}</time>
        </Fact>
        {founding?.source && (
          <Fact name={WORDS.source[language]}>
            <SourceName source={founding.source} language={language} />
          </Fact>
        )}
      </dl>
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
