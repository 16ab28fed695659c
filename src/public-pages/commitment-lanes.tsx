import type { ComponentChildren } from 'preact';
import type { Language, Text } from '../common/language.js';
import { isDay, today } from '../common/day.js';
import type { AssessmentDto, EvidenceAnswer } from '../commitments/assessment.dto.js';
import type { Lane } from '../commitments/assessment.entity.js';
import type { LanesAnswer } from '../commitments/commitment.dto.js';
import type { Grade } from '../commitments/fulfilment.js';
import { findingLabel, GRADE_LABELS, LANE_LABELS, REASON_CODE_LABELS } from '../page-parts/labels.js';
import { OrganizationLink, SourceName } from '../page-parts/names.js';
import { commitmentPath } from '../page-parts/paths.js';
import { DayText } from './commitment-facts.js';

/* The three lanes, side by side. None edits another, so each stands as its party put it. */

const WORDS = {
  intro: {
    id: 'Tidak satu pihak pun dapat mengubah kata pihak lain. Yang terbaru di atas.',
    en: 'No side can change what another says. The latest stands first.',
  },
  byParty: { id: 'dicatat lewat akunnya sendiri', en: 'entered by its own login' },
  byOffice: { id: 'dicatat kantor atas namanya', en: 'entered by the office on its behalf' },
  desk: { id: 'Meja pencatat', en: 'The desk' },
  hidden: { id: 'Pihak yang tidak terbuka', en: 'A side that is not open' },
  proposed: {
    id: 'Usulan, menunggu tanda tangan orang kedua; belum berlaku',
    en: 'Proposed; not in force until a second person signs',
  },
  signed: { id: 'Berlaku, ditandatangani orang kedua', en: 'In force, signed by a second person' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
  correction: { id: 'Koreksi atas hasil akhir', en: 'Corrects a final outcome' },
  condition: { id: 'Syarat yang ditunggu', en: 'The condition it waits for' },
  referred: { id: 'Diteruskan kepada', en: 'Referred to' },
  reason: { id: 'Alasan', en: 'Reason' },
  sought: { id: 'Yang dicari', en: 'What was sought' },
  from: { id: 'dari', en: 'from' },
  superseded: { id: 'Komitmen penggantinya', en: 'The later commitment' },
  notice: { id: 'Pemberi janji diberi tahu', en: 'The giver was told' },
  replyUntil: { id: 'waktu menjawab sampai', en: 'time to reply until' },
  reply: { id: 'Jawabannya', en: 'Its reply' },
  silence: { id: 'Tidak menjawab.', en: 'It did not reply.' },
  evidence: { id: 'Bukti', en: 'Evidence' },
  noEvidence: { id: 'Tanpa bukti.', en: 'Without evidence.' },
  contradicting: { id: 'berlawanan dengan janji', en: 'against the pledge' },
  act: { id: 'Tindakan tanggal', en: 'Act of' },
  part: { id: 'Bagian', en: 'Part' },
  hiddenSource: { id: 'Sumber yang tidak terbuka', en: 'A source that is not open' },
} satisfies Record<string, Text>;

const EMPTY: Record<Lane, Text> = {
  giver: {
    id: 'Pemberi janji belum menyampaikan apa pun tentang pelaksanaannya.',
    en: 'The giver has not said anything of how it is kept.',
  },
  receiver: { id: 'Belum ada serikat penerima yang menjawab.', en: 'No receiving union has answered yet.' },
  desk: { id: 'Belum ada penilaian.', en: 'Nothing was assessed yet.' },
};

interface Props {
  language: Language;
}

export function Lanes({ lanes, language }: Props & { lanes: LanesAnswer }) {
  return (
    <>
      <p class="soft">{WORDS.intro[language]}</p>
      <div class="lanes">
        {(['giver', 'receiver', 'desk'] as const).map((lane) => (
          <section key={lane} class={`lane lane-${lane}`}>
            <h3>{LANE_LABELS[lane][language]}</h3>
            {lanes[lane].length === 0 ? (
              <p class="soft">{EMPTY[lane][language]}</p>
            ) : (
              <ol>
                {lanes[lane].toReversed().map((entry) => (
                  <Entry key={entry.id} entry={entry} language={language} />
                ))}
              </ol>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

/** One claim, answer or finding. */
function Entry({ entry, language }: Props & { entry: AssessmentDto }) {
  return (
    <li id={entry.id} class={`entry entry-${entry.state}`}>
      <p class="finding">
        {findingLabel(entry, language)}
        <DayText day={entry.assessedOn} language={language} />
      </p>
      <p class="soft">
        <Who entry={entry} language={language} />
      </p>
      <Standing entry={entry} language={language} />
      <p lang="id">{entry.note}</p>
      <Grounds entry={entry} language={language} />
      {entry.evidence.length > 0 ? (
        <ul class="evidence" aria-label={WORDS.evidence[language]}>
          {entry.evidence.map((piece, n) => (
            <Piece key={n} piece={piece} language={language} />
          ))}
        </ul>
      ) : (
        <p class="soft">{WORDS.noEvidence[language]}</p>
      )}
    </li>
  );
}

/** Who says it, and whether by its own hand. */
function Who({ entry: { lane, organization, isByParty }, language }: Props & { entry: AssessmentDto }) {
  if (lane === 'desk' && !organization) return WORDS.desk[language];
  return (
    <>
      {organization ? (
        <OrganizationLink organization={organization} language={language} isShort />
      ) : (
        WORDS.hidden[language]
      )}
      {lane !== 'desk' && `, ${(isByParty ? WORDS.byParty : WORDS.byOffice)[language]}`}
    </>
  );
}

/** How far it counts. */
function Standing({ entry, language }: Props & { entry: AssessmentDto }) {
  const { state, stateReason, signedAt, isCorrection } = entry;
  return (
    <>
      {isCorrection && (
        <p>
          <span class="badge">{WORDS.correction[language]}</span>
        </p>
      )}
      {state === 'proposed' && <p class="proposal">{WORDS.proposed[language]}</p>}
      {state === 'withdrawn' && (
        <p class="proposal">
          {WORDS.withdrawn[language]}: <span lang="id">{stateReason}</span>
        </p>
      )}
      {state === 'in_force' && signedAt && (
        <p class="soft">
          {WORDS.signed[language]}, <DayText day={today(new Date(signedAt))} language={language} />
        </p>
      )}
    </>
  );
}

/** What the finding rests on beside its evidence. */
function Grounds({ entry, language }: Props & { entry: AssessmentDto }) {
  const { conditionWords, referredTo, reasonCode, sought, supersededById, noticeOn } = entry;
  const facts: [Text, ComponentChildren][] = [
    [WORDS.condition, conditionWords && <span lang="id">“{conditionWords}”</span>],
    [WORDS.referred, referredTo && <OrganizationLink organization={referredTo} language={language} />],
    [WORDS.reason, reasonCode && REASON_CODE_LABELS[reasonCode as keyof typeof REASON_CODE_LABELS][language]],
    [
      WORDS.sought,
      sought && (
        <>
          <span lang="id">
            {sought.what}, {WORDS.from[language]} {sought.fromWhom}
          </span>
          {isDay(sought.on) && (
            <>
              , <DayText day={sought.on} language={language} />
            </>
          )}
        </>
      ),
    ],
    [
      WORDS.superseded,
      supersededById && <a href={commitmentPath(supersededById)[language]}>{WORDS.superseded[language]}</a>,
    ],
    [WORDS.reply, noticeOn && <Reply entry={entry} language={language} />],
  ];
  const given = facts.filter(([, value]) => value);
  if (given.length === 0) return null;
  return (
    <dl class="grounds">
      {given.map(([label, value]) => (
        <div key={label.id}>
          <dt>{label[language]}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the maker said when a negative verdict was announced, or that it said nothing. */
const Reply = ({ entry: { noticeOn, replyUntilOn, reply }, language }: Props & { entry: AssessmentDto }) => (
  <>
    {noticeOn && (
      <>
        {WORDS.notice[language]} <DayText day={noticeOn} language={language} />
      </>
    )}
    {replyUntilOn && (
      <>
        ; {WORDS.replyUntil[language]} <DayText day={replyUntilOn} language={language} />
      </>
    )}
    . {reply === null ? WORDS.silence[language] : <q lang="id">{reply}</q>}
  </>
);

function Piece({ piece, language }: Props & { piece: EvidenceAnswer }) {
  const { source, grade, shows, actOn, part, isContradicting } = piece;
  return (
    <li>
      <p>
        <strong class={`grade grade-${grade.toLowerCase()}`}>
          {WORDS.evidence[language]} {grade}
        </strong>{' '}
        <span class="soft">{GRADE_LABELS[grade as Grade][language]}</span>
      </p>
      <p>
        <span lang="id">{shows}</span>
        {isContradicting && <strong> ({WORDS.contradicting[language]})</strong>}
        {part && (
          <span class="soft">
            {' '}
            {WORDS.part[language]}: <span lang="id">{part}</span>.
          </span>
        )}
        {actOn && (
          <span class="soft">
            {' '}
            {WORDS.act[language]} <DayText day={actOn} language={language} />.
          </span>
        )}
      </p>
      <p>
        {source ? (
          <SourceName source={source} language={language} />
        ) : (
          <span class="soft">{WORDS.hiddenSource[language]}</span>
        )}
      </p>
    </li>
  );
}
