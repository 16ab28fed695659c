import type { ComponentChildren } from 'preact';
import { shortDay } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { Firmness } from '../commitments/commitment.entity.js';
import type { RecordState } from '../commitments/record-state.js';
import { FIRMNESS_LABELS, RECORD_STATE_LABELS } from '../page-parts/labels.js';
import { fullName, MakerNames, OrganizationLink, PostLink, SourceName } from '../page-parts/names.js';
import { dueText, StateTags } from '../page-parts/state.js';

const WORDS = {
  by: { id: 'Pemberi janji', en: 'Promised by' },
  said: { id: 'diucapkan', en: 'spoken by' },
  to: { id: 'Penerima', en: 'To' },
  firmness: { id: 'Ketegasan', en: 'Firmness' },
  condition: { id: 'Syarat', en: 'Condition' },
  measure: { id: 'Ukuran', en: 'Measure' },
  due: { id: 'Tenggat', en: 'Due' },
  pic: { id: 'PIC', en: 'Person in charge' },
  unit: { id: 'Unit kerja', en: 'Responsible unit' },
  authority: { id: 'Pemegang wewenang', en: 'Authority holder' },
  stated: { id: 'Dinyatakan', en: 'Stated' },
  lastNews: { id: 'Kabar terakhir', en: 'Last news' },
  source: { id: 'Sumber', en: 'Source' },
  reason: { id: 'Alasan keadaan catatan', en: 'Why the record is in this state' },
} satisfies Record<string, Text>;

/** A commitment as the desk works on it, in short. */
export function PledgeFacts({ commitment, language }: { commitment: CommitmentDto; language: Language }) {
  const { founding, receivers, receiverWords } = commitment;
  return (
    <>
      <p>
        <span class="badge">{RECORD_STATE_LABELS[commitment.recordState as RecordState][language]}</span>
      </p>
      <StateTags fulfilment={commitment.fulfilment} flags={commitment.flags} language={language} />
      {founding?.words && <blockquote lang="id">“{founding.words}”</blockquote>}
      <dl class="facts">
        <Fact name={WORDS.by[language]}>
          <MakerNames makers={commitment.makers} language={language} />
          {founding?.speaker && ` (${WORDS.said[language]} ${fullName(founding.speaker)})`}
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
        <Fact name={WORDS.firmness[language]}>
          {FIRMNESS_LABELS[commitment.firmness as Firmness][language]}
        </Fact>
        <Fact name={WORDS.condition[language]}>{commitment.condition}</Fact>
        <Fact name={WORDS.measure[language]}>{commitment.measure}</Fact>
        <Fact name={WORDS.due[language]}>{dueText(commitment.due, language)}</Fact>
        <Fact name={WORDS.pic[language]}>
          {commitment.picPost && <PostLink post={commitment.picPost} language={language} />}
        </Fact>
        <Fact name={WORDS.unit[language]}>
          {commitment.responsibleUnit && (
            <OrganizationLink organization={commitment.responsibleUnit} language={language} />
          )}
        </Fact>
        <Fact name={WORDS.authority[language]}>
          {commitment.authorityHolder && <PostLink post={commitment.authorityHolder} language={language} />}
        </Fact>
        <Fact name={WORDS.stated[language]}>{shortDay(commitment.statedOn, language)}</Fact>
        <Fact name={WORDS.lastNews[language]}>{shortDay(commitment.lastNewsOn, language)}</Fact>
        <Fact name={WORDS.source[language]}>
          {founding?.source && <SourceName source={founding.source} language={language} />}
        </Fact>
        <Fact name={WORDS.reason[language]}>{commitment.recordReason}</Fact>
      </dl>
    </>
  );
}

/** Left out where there is nothing to say. */
function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === null || children === undefined || children === false) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
