import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { Conflict, type FieldErrors, Invalid } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { History } from '../history/history.js';
import { RecordsService } from '../records/records.service.js';
import { Source } from '../sources/source.entity.js';
import type { EvidenceDto, NewAssessmentDto } from './assessment.dto.js';
import { ANSWERS, Assessment, type EvidenceLink } from './assessment.entity.js';
import type { Commitment } from './commitment.entity.js';
import { CommitmentsService, heard, secondPersonNeeded } from './commitments.service.js';
import {
  type Evidence,
  type Fulfilment,
  type Lack,
  lacksOf,
  needsTwoPeople,
  TRANSITIONS,
} from './fulfilment.js';

/** Findings that a check alone can bring; they are no news of the commitment. */
const WITHOUT_NEWS: readonly string[] = ['not_started', 'stalled', 'unratable'];

@Injectable()
export class AssessmentsService extends RecordsService<Assessment> {
  protected readonly entity = Assessment;
  protected override readonly refusals = {
    assessment_one_proposal: () =>
      new Conflict('proposal-waiting', {
        id: 'Sudah ada usulan penilaian yang menunggu tanda tangan kedua.',
        en: 'A proposed assessment already waits for its second signature.',
      }),
    assessment_signed_by_second_person: secondPersonNeeded,
    assessment_reply_in_order: () =>
      new Invalid('days-out-of-order', {
        id: 'Batas jawaban tidak sesudah pemberitahuan.',
        en: 'The end of the reply window is not after the notice.',
      }),
  };

  constructor(
    history: History,
    private readonly commitments: CommitmentsService,
  ) {
    super(history);
  }

  /**
   * Enters a claim, an answer or a finding into its lane. A finding that takes two people waits as a proposal.
   * @param seen revision of the commitment its editor saw; needed in the desk's lane
   * @throws NotFound, Stale, Invalid, Conflict
   */
  async assess(
    tx: Tx,
    commitmentId: string,
    seen: number | null,
    input: NewAssessmentDto,
  ): Promise<Assessment> {
    const { evidence = [], isCorrection = false, sought = null, ...fields } = input;
    const isDesk = input.lane === 'desk';
    this.checkLane(input);
    let isProposal = false;
    const commitment = await this.commitments.takeIn(
      tx,
      'assessed',
      commitmentId,
      isDesk ? seen : null,
      async (row) => {
        if (input.assessedOn < row.statedOn || input.assessedOn > today()) throw outOfTime(row.statedOn);
        if (isDesk) {
          await this.checkFinding(tx, row, input);
          isProposal = needsTwoPeople(input.finding as Fulfilment, isCorrection);
        }
        if (!isProposal)
          await this.apply(tx, row, { ...input, organizationId: input.organizationId ?? null });
      },
    );
    return this.add(tx, isProposal ? 'proposed' : 'recorded', {
      ...fields,
      visibility: input.visibility ?? commitment.visibility,
      commitmentId,
      evidence: evidence.map(evidenceLink),
      sourceIds: [...new Set(evidence.map(({ sourceId }) => sourceId))],
      sought,
      isCorrection,
      state: isProposal ? 'proposed' : 'in_force',
    });
  }

  /** The second signature puts a proposal in force. @throws NotFound, Stale, Invalid, Problem for the same person */
  async sign(tx: Tx, id: string, seen: number, reason: string | null = null): Promise<Assessment> {
    const proposal = await this.change(tx, 'signed', id, seen, reason, (row) => {
      if (row.state !== 'proposed') throw notProposed();
      if (row.recordedById === tx.actor.id) throw secondPersonNeeded();
      row.state = 'in_force';
      row.signedById = tx.actor.id;
      row.signedAt = new Date();
    });
    await this.commitments.takeIn(tx, 'assessed', proposal.commitmentId, null, async (row) => {
      checkTransition(row.fulfilment, proposal.finding as Fulfilment, proposal.isCorrection);
      await this.apply(tx, row, proposal);
    });
    return proposal;
  }

  /** Takes a proposal back. @throws NotFound, Stale, Invalid */
  withdraw(tx: Tx, id: string, seen: number, reason: string): Promise<Assessment> {
    return this.change(tx, 'withdrawn', id, seen, reason, (row) => {
      if (row.state !== 'proposed') throw notProposed();
      row.state = 'withdrawn';
      row.stateReason = reason;
    });
  }

  private checkLane({ lane, finding, organizationId, isCorrection }: NewAssessmentDto): void {
    const isAnswer = (ANSWERS as readonly string[]).includes(finding);
    const errors: FieldErrors = {
      ...((lane === 'receiver') !== isAnswer && {
        finding: [
          {
            id: 'confirms atau disputes hanya dan selalu di lajur receiver',
            en: 'confirms or disputes belong to the lane receiver, and only they do',
          },
        ],
      }),
      ...(lane !== 'desk' &&
        !organizationId && {
          organizationId: [
            {
              id: 'sebutkan organisasi yang mengklaim atau menjawab',
              en: 'name the organization that claims or answers',
            },
          ],
        }),
      ...(lane !== 'desk' &&
        isCorrection && { isCorrection: [{ id: 'hanya di lajur desk', en: 'in the lane desk only' }] }),
    };
    if (Object.keys(errors).length > 0)
      throw new Invalid(
        'wrong-lane',
        { id: 'Isian tidak cocok dengan lajurnya.', en: 'The entry does not fit its lane.' },
        errors,
      );
  }

  private async checkFinding(tx: Tx, row: Commitment, input: NewAssessmentDto): Promise<void> {
    const finding = input.finding as Fulfilment;
    checkTransition(row.fulfilment, finding, input.isCorrection ?? false);
    const lacks = lacksOf(finding, {
      evidence: await this.withSources(tx, input.evidence ?? []),
      assessedOn: input.assessedOn,
      conditionWords: input.conditionWords ?? row.condition,
      referredToId: input.referredToId ?? null,
      reasonCode: input.reasonCode ?? null,
      sought: input.sought ?? null,
      supersededById: input.supersededById ?? null,
      noticeOn: input.noticeOn ?? null,
      replyUntilOn: input.replyUntilOn ?? null,
      dueOn: row.dueOn,
      lastNewsOn: row.lastNewsOn,
    });
    if (lacks.length > 0) throw new EvidenceMissing(finding, lacks);
  }

  /** Evidence with the kind and publisher of its source; the database refuses a source that does not exist. */
  private async withSources(tx: Tx, evidence: EvidenceDto[]): Promise<Evidence[]> {
    const sources = await tx.repo(Source).findBy({ id: In(evidence.map(({ sourceId }) => sourceId)) });
    return evidence.map((piece) => {
      const source = sources.find(({ id }) => id === piece.sourceId);
      const { grade, actOn, part, isContradicting } = evidenceLink(piece);
      return {
        grade,
        actOn,
        part,
        isContradicting,
        sourceKind: source?.kind ?? 'other',
        publisher: source?.publisher ?? null,
      };
    });
  }

  /** What an entry changes on the commitment: a finding its status, an answer whether it is disputed. */
  private async apply(
    tx: Tx,
    row: Commitment,
    {
      lane,
      finding,
      assessedOn,
      organizationId,
      supersededById,
      evidence = [],
    }: Pick<Assessment, 'lane' | 'finding' | 'assessedOn' | 'organizationId'> & {
      supersededById?: string | null;
      evidence?: readonly Pick<EvidenceDto, 'actOn'>[];
    },
  ): Promise<void> {
    if (!WITHOUT_NEWS.includes(finding)) heard(row, assessedOn);
    if (lane === 'receiver') row.isDisputed = await this.isDisputed(tx, row.id, organizationId, finding);
    if (lane !== 'desk') return;
    const acts = evidence.map(({ actOn }) => actOn ?? assessedOn).toSorted();
    row.fulfilment = finding as Fulfilment;
    row.checkedOn = assessedOn;
    row.fulfilledOn = finding === 'fulfilled' ? (acts.at(-1) ?? assessedOn) : null;
    row.supersededById = finding === 'superseded' ? (supersededById ?? null) : null;
    row.isSelfAssessed = row.makers.some((maker) => maker.organizationId === organizationId);
  }

  /** Whether some receiver's last answer disputes, once this answer counts. */
  private async isDisputed(
    tx: Tx,
    commitmentId: string,
    organizationId: string | null,
    finding: string,
  ): Promise<boolean> {
    if (finding === 'disputes') return true;
    const answers = await tx.repo(Assessment).find({
      where: { commitmentId, lane: 'receiver', state: 'in_force' },
      order: { recordedAt: 'ASC' },
    });
    const last = new Map(answers.map((answer) => [answer.organizationId, answer.finding]));
    last.set(organizationId, 'confirms');
    return [...last.values()].includes('disputes');
  }
}

/** The finding lacks what the transition table asks for; `errors` says what, by field. */
export class EvidenceMissing extends Invalid {
  constructor(finding: Fulfilment, lacks: Lack[]) {
    const errors: FieldErrors = {};
    for (const [field, what] of lacks) errors[field] = [...(errors[field] ?? []), what];
    const list = (language: keyof Text) => lacks.map(([, what]) => what[language]).join('; ');
    super(
      'evidence-missing',
      { id: `Penilaian ${finding}: ${list('id')}.`, en: `The finding ${finding}: ${list('en')}.` },
      errors,
    );
  }
}

const evidenceLink = ({
  sourceId,
  grade,
  shows,
  actOn = null,
  part = null,
  isContradicting = false,
}: EvidenceDto): EvidenceLink => ({
  sourceId,
  grade,
  shows,
  actOn,
  part,
  isContradicting,
});

/** @throws Invalid if the table of transitions does not lead there */
function checkTransition(from: Fulfilment, to: Fulfilment, isCorrection: boolean): void {
  const isFinal = TRANSITIONS[from].length === 0;
  if (isCorrection ? isFinal : TRANSITIONS[from].includes(to)) return;
  throw new Invalid(
    'transition-not-allowed',
    isFinal
      ? {
          id: `Status ${from} sudah final; hanya koreksi (isCorrection) oleh dua orang yang mengubahnya.`,
          en: `The status ${from} is final; only a correction (isCorrection) by two people changes it.`,
        }
      : { id: `Dari ${from} tidak dapat menjadi ${to}.`, en: `${to} cannot follow ${from}.` },
    {
      [isCorrection ? 'isCorrection' : 'finding']: [
        { id: `tidak dapat mengikuti ${from}`, en: `cannot follow ${from}` },
      ],
    },
  );
}

function outOfTime(statedOn: string): Invalid {
  const text = { id: `harus dari ${statedOn} sampai hari ini`, en: `must be from ${statedOn} to today` };
  return new Invalid(
    'assessed-out-of-time',
    { id: 'Tanggal penilaian di luar masa komitmen.', en: 'The day of the assessment is out of range.' },
    { assessedOn: [text] },
  );
}

function notProposed(): Invalid {
  return new Invalid('not-proposed', {
    id: 'Ini bukan usulan yang menunggu tanda tangan.',
    en: 'This is no proposal that waits for a signature.',
  });
}
