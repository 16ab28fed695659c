import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { AssessmentDto } from '../commitments/assessment.dto.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { AssessmentEntry, findingName } from '../page-parts/assessment-entry.js';
import { Happened } from '../page-parts/happened.js';
import { StateTags } from '../page-parts/state.js';
import { Alert, StaleNotice } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToPledge } from './back-to-pledge.js';
import { PLEDGE_NEWS } from './pledge-news.js';
import { assessmentPath } from './pledge-paths.js';
import { ReasonForm } from '../web/reason-form.js';

const WORDS = {
  title: { id: 'Penilaian', en: 'Finding' },
  proposedBy: { id: 'Diusulkan oleh', en: 'Proposed by' },
  signedAt: { id: 'Ditandatangani', en: 'Signed' },
  withdrawnFor: { id: 'Ditarik karena', en: 'Withdrawn because' },
  state: { id: 'Keadaan komitmennya sekarang', en: 'State of the pledge now' },
  sign: { id: 'Tanda tangani sebagai orang kedua', en: 'Sign as the second person' },
  signHint: {
    id: 'Dengan ini penilaian berlaku dan terbaca semua orang.',
    en: 'This puts the finding in force, for everybody to read.',
  },
  needsOther: {
    id: 'Tanda tangan kedua perlu orang lain: Anda yang mengusulkannya.',
    en: 'The second signature takes somebody else: you proposed it.',
  },
  optional: { id: 'Catatan untuk riwayat, bila perlu', en: 'Note for the history, if any' },
  withdraw: { id: 'Tarik usulan', en: 'Withdraw the proposal' },
  reason: { id: 'Alasan menarik', en: 'Why it is withdrawn' },
} satisfies Record<string, Text>;

interface ProposalPage {
  assessment: AssessmentDto;
  commitment: CommitmentDto;
  proposer: { isMine: boolean; name: string } | null;
  happened?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: string;
}

/** A finding that waits for its second signature, or did. */
export function proposalPage(visit: Visit, page: ProposalPage): string {
  const { language } = visit;
  const { assessment, commitment, proposer, happened, failed = FRESH, form } = page;
  const path = assessmentPath(assessment.id);
  const isProposed = assessment.state === 'proposed' && assessment.lane === 'desk';
  const isMine = proposer?.isMine ?? false;
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  const isLost = form !== undefined && (!isProposed || (form === 'tanda-tangan' && isMine));
  return visit.show(
    { path, title: WORDS.title[language], section: 'desk' },
    <>
      <h1>
        {WORDS.title[language]}: {findingName(assessment.finding, language)}
      </h1>
      <Happened visit={visit} happened={happened} texts={PLEDGE_NEWS} />
      <StaleNotice visit={visit} failed={failed} fields={[]} path={path} />
      {isLost && <Alert message={failed.message} remedy={failed.remedy} />}
      <p class="lead">{commitment.title}</p>
      <ul class="cards">
        <AssessmentEntry entry={assessment} language={language} />
      </ul>
      <dl class="facts">
        {proposer && (
          <>
            <dt>{WORDS.proposedBy[language]}</dt>
            <dd>{proposer.name}</dd>
          </>
        )}
        {assessment.signedAt && (
          <>
            <dt>{WORDS.signedAt[language]}</dt>
            <dd>{shortInstant(assessment.signedAt, language)}</dd>
          </>
        )}
        {assessment.stateReason && (
          <>
            <dt>{WORDS.withdrawnFor[language]}</dt>
            <dd>{assessment.stateReason}</dd>
          </>
        )}
        <dt>{WORDS.state[language]}</dt>
        <dd>
          <StateTags fulfilment={commitment.fulfilment} flags={commitment.flags} language={language} />
        </dd>
      </dl>
      {isProposed && (
        <div class="narrow">
          {isMine ? (
            <p class="needs">{WORDS.needsOther[language]}</p>
          ) : (
            <ReasonForm
              visit={visit}
              action={`${path}/tanda-tangan`}
              submit={WORDS.sign[language]}
              revision={assessment.revision}
              failed={failedOf('tanda-tangan')}
              prefix="tanda-tangan-"
              label={WORDS.optional[language]}
              hint={WORDS.signHint[language]}
              isNeeded={false}
            />
          )}
          <ReasonForm
            visit={visit}
            action={`${path}/tarik`}
            submit={WORDS.withdraw[language]}
            revision={assessment.revision}
            failed={failedOf('tarik')}
            kind="danger"
            prefix="tarik-"
            label={WORDS.reason[language]}
          />
        </div>
      )}
      <BackToPledge visit={visit} id={commitment.id} />
    </>,
  );
}
