import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import sql from 'sql-template-tag';
import { isKeeper } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { Conflict, type FieldErrors, Invalid, Problem, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Policy, secondPersonNeeded } from '../policy/policy.js';
import { type Classification, isWithin } from '../policy/visibility.js';
import type { PublishDto, RestrictDto } from '../records/record.dto.js';
import { RecordsService } from '../records/records.service.js';
import { withAffiliates, withThoseAbove } from '../organizations/organizations.reader.js';
import { Source } from '../sources/source.entity.js';
import type { EvidenceDto, NewAssessmentDto } from './assessment.dto.js';
import { ANSWERS, Assessment, type EvidenceLink, type Lane } from './assessment.entity.js';
import { Commitment, type Maker } from './commitment.entity.js';
import type { Hearing, Unheard } from './hearing.js';
import { NoticesService } from './notices.service.js';
import { CommitmentsService, heard } from './commitments.service.js';
import {
  type Evidence,
  type Fulfilment,
  FULFILMENT_LABELS,
  isByAct,
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
  };

  constructor(
    private readonly commitments: CommitmentsService,
    private readonly policy: Policy,
    private readonly notices: NoticesService,
  ) {
    super();
  }

  /**
   * Enters a claim, an answer or a finding into its lane. A finding that takes two people waits as a proposal. A party
   * writes in its own lane by its own login, dated today; the office writes its findings, and what a party told it on its
   * behalf; what a receiver answered on an earlier day only with what shows it.
   * @param seen revision of the commitment its editor saw; needed in the desk's lane
   * @throws NotFound, Stale, Invalid, Conflict, Problem for a lane that is not the actor's
   */
  async assess(
    tx: Tx,
    commitmentId: string,
    seen: number | null,
    input: NewAssessmentDto,
  ): Promise<Assessment> {
    const { evidence = [], isCorrection = false, sought = null, ...fields } = input;
    const isDesk = input.lane === 'desk';
    const isByParty = !isKeeper(tx.actor);
    const organizationId = input.organizationId ?? tx.actor.organizationId;
    this.checkLane({ ...input, organizationId });
    if (!isByParty && input.lane === 'receiver' && input.assessedOn < today() && evidence.length === 0)
      throw toldWithoutSource();
    if (isByParty) {
      await this.requireOwnLane(tx, commitmentId, { ...fields, organizationId, isByParty });
      await this.requireKnown(tx, input);
    }
    let isProposal = false;
    let hearing = null as Hearing | null;
    const commitment = await this.commitments.takeIn(
      tx,
      'assessed',
      commitmentId,
      isDesk ? seen : null,
      async (row) => {
        // Whoever enters its own word says it now: an earlier day would make a late one look like one in time.
        const first = isByParty ? today() : row.statedOn;
        if (input.assessedOn < first || input.assessedOn > today()) throw outOfTime(first);
        requireParty(row, input.lane, organizationId);
        if (isDesk) {
          hearing = await this.checkFinding(tx, row, input, input.assessedOn);
          isProposal = needsTwoPeople(input.finding as Fulfilment, isCorrection);
        }
        if (!isProposal && !isConfidential(input)) await this.apply(tx, row, { ...input, organizationId });
      },
    );
    const assessment = await this.add(tx, isProposal ? 'proposed' : 'recorded', {
      ...fields,
      ...hearing,
      commitmentId: commitment.id,
      organizationId,
      isByParty,
      evidence: evidence.map(evidenceLink),
      sourceIds: [...new Set(evidence.map(({ sourceId }) => sourceId))],
      sought,
      isCorrection,
      state: isProposal ? 'proposed' : 'in_force',
    });
    if (!isProposal) await this.tell(tx, commitment, assessment);
    return assessment;
  }

  /**
   * The second signature puts a proposal in force, where it still stands: what it needs is checked again, and the offices
   * that promised are heard up to this day.
   * @throws NotFound, Stale, Invalid, EvidenceMissing, Conflict once a later finding is in force, Problem for the same person
   */
  async sign(tx: Tx, id: string, seen: number, reason: string | null = null): Promise<Assessment> {
    const proposal = await this.change(tx, 'signed', id, seen, reason, async (row) => {
      if (row.state !== 'proposed') throw notProposed();
      const current = await this.commitments.requireVerified(tx, row.commitmentId);
      await this.requireLatest(tx, row);
      const hearing = await this.checkFinding(tx, current, row, today());
      Object.assign(row, hearing ?? { noticeOn: null, replyUntilOn: null, reply: null });
      row.state = 'in_force';
      row.signedById = tx.actor.id;
      row.signedAt = new Date();
    });
    const commitment = await this.commitments.takeIn(tx, 'assessed', proposal.commitmentId, null, (row) =>
      this.apply(tx, row, proposal),
    );
    await this.tell(tx, commitment, proposal);
    return proposal;
  }

  /** @throws Conflict if the desk found something after it was proposed */
  private async requireLatest(tx: Tx, { commitmentId, recordedAt }: Assessment): Promise<void> {
    const later = {
      commitmentId,
      lane: 'desk',
      state: 'in_force',
      recordedAt: MoreThan(recordedAt),
    } as const;
    if (await tx.repo(Assessment).existsBy(later)) throw overtaken();
  }

  /** Takes a proposal back. @throws NotFound, Stale, Invalid */
  withdraw(tx: Tx, id: string, seen: number, reason: string): Promise<Assessment> {
    return this.change(tx, 'withdrawn', id, seen, reason, (row) => {
      if (row.state !== 'proposed') throw notProposed();
      row.state = 'withdrawn';
      row.stateReason = reason;
    });
  }

  /** An answer that becomes public counts from then on, and replies to what its author was asked. @throws NotFound, Stale, Problem */
  override async publish(tx: Tx, id: string, seen: number, input: PublishDto): Promise<Assessment> {
    return this.recounted(tx, await super.publish(tx, id, seen, input));
  }

  /** An answer that is no longer public does not count. @throws NotFound, Stale, Invalid, Problem */
  override async restrict(tx: Tx, id: string, seen: number, input: RestrictDto): Promise<Assessment> {
    if ((await tx.lock(Assessment, id)).lane === 'desk') throw findingHidden();
    return this.recounted(tx, await super.restrict(tx, id, seen, input));
  }

  private async recounted(tx: Tx, entry: Assessment): Promise<Assessment> {
    if (entry.lane !== 'receiver') return entry;
    await this.commitments.takeIn(tx, 'assessed', entry.commitmentId, null, async (row) => {
      row.isDisputed = isDisputed(await this.answersTo(tx, row));
    });
    await this.notices.answered(tx, entry);
    return entry;
  }

  private async requireOwnLane(
    tx: Tx,
    commitmentId: string,
    entry: Pick<Assessment, 'lane' | 'organizationId' | 'isByParty'>,
  ): Promise<void> {
    this.policy.check(tx.actor, 'assessment', 'recorded', { ...entry, recordedById: tx.actor.id });
    await this.policy.requireSeen(tx, 'commitment', commitmentId);
    const commitment = await tx.repo(Commitment).findOneByOrFail({ id: commitmentId });
    requireParty(commitment, entry.lane, entry.organizationId);
  }

  /** What a party refers to, it sees: else the answer would tell whether something hidden exists. @throws Conflict */
  private async requireKnown(
    tx: Tx,
    { evidence = [], referredToId, supersededById }: NewAssessmentDto,
  ): Promise<void> {
    const references: [kind: string, field: string, ids: (string | null | undefined)[]][] = [
      ['source', 'evidence', evidence.map(({ sourceId }) => sourceId)],
      ['organization', 'referredToId', [referredToId]],
      ['commitment', 'supersededById', [supersededById]],
    ];
    for (const [kind, field, ids] of references) {
      const given = ids.filter((id) => typeof id === 'string');
      if (given.length > 0 && !(await this.policy.isSeen(tx, kind, given))) throw new UnknownReference(field);
    }
  }

  private checkLane({ lane, finding, organizationId, isCorrection, ...rest }: NewAssessmentDto): void {
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
    if (lane === 'desk' && isConfidential(rest)) throw findingHidden();
    if (Object.keys(errors).length > 0)
      throw new Invalid(
        'wrong-lane',
        { id: 'Isian tidak cocok dengan lajurnya.', en: 'The entry does not fit its lane.' },
        errors,
      );
  }

  /** Asks whom a finding concerns, and takes an answer for what it replies to. */
  private async tell(tx: Tx, commitment: Commitment, entry: Assessment): Promise<void> {
    if (entry.lane === 'desk') await this.notices.askReceivers(tx, commitment, entry.finding as Fulfilment);
    if (entry.lane === 'receiver') await this.notices.answered(tx, entry);
  }

  /**
   * How the offices that promised were heard before a negative verdict, as far as they were.
   * @param day up to which they were heard
   * @throws EvidenceMissing, Invalid
   */
  private async checkFinding(
    tx: Tx,
    row: Commitment,
    input: NewAssessmentDto | Assessment,
    day: Day,
  ): Promise<Hearing | null> {
    const finding = input.finding as Fulfilment;
    checkTransition(row.fulfilment, finding, input.isCorrection ?? false);
    const evidence = await this.withSources(tx, input.evidence ?? []);
    const reasonCode = input.reasonCode ?? null;
    const dueOn = isByAct({ evidence, reasonCode }) ? null : row.dueOn;
    const hearing: Hearing | Unheard =
      finding === 'not_fulfilled' ? await this.notices.hearing(tx, row, { day, dueOn }) : 'untold';
    const lacks = lacksOf(finding, {
      evidence,
      assessedOn: input.assessedOn,
      conditionWords: input.conditionWords ?? row.condition,
      referredToId: input.referredToId ?? null,
      reasonCode,
      sought: input.sought ?? null,
      supersededById: input.supersededById ?? null,
      unheard: typeof hearing === 'string' ? hearing : null,
      dueOn: row.dueOn,
      lastNewsOn: row.lastNewsOn,
    });
    if (lacks.length > 0) throw new EvidenceMissing(finding, lacks);
    return typeof hearing === 'string' ? null : hearing;
  }

  /** Evidence with the kind and publisher of its source; the database refuses a source that does not exist. */
  private async withSources(tx: Tx, evidence: readonly EvidenceDto[]): Promise<Evidence[]> {
    const sources = await tx.repo(Source).findBy({ id: In(evidence.map(({ sourceId }) => sourceId)) });
    return evidence.map((piece) => {
      const source = sources.find(({ id }) => id === piece.sourceId);
      const { grade, actOn, part, isContradicting } = evidenceLink(piece);
      return {
        sourceId: piece.sourceId,
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
    if (lane === 'receiver') {
      const answers = await this.answersTo(tx, row);
      row.isDisputed = isDisputed(answers.set(organizationId, finding));
    }
    if (lane !== 'desk') return;
    const acts = evidence.map(({ actOn }) => actOn ?? assessedOn).toSorted();
    row.fulfilment = finding as Fulfilment;
    row.checkedOn = assessedOn;
    row.fulfilledOn = finding === 'fulfilled' ? (acts.at(-1) ?? assessedOn) : null;
    row.supersededById = finding === 'superseded' ? (supersededById ?? null) : null;
    row.isSelfAssessed = await this.isOwnPromise(tx, row.makers, organizationId);
  }

  /** Whether the office that rates promised, or belongs to what promised, or the other way round. */
  private async isOwnPromise(tx: Tx, makers: Maker[], officeId: string | null): Promise<boolean> {
    if (officeId === null) return false;
    const kin = await tx.query<{ id: string }>(sql`
      SELECT id FROM ${withAffiliates(officeId, today())} below
      UNION SELECT id FROM ${withThoseAbove(officeId, today())} above`);
    return makers.some(({ organizationId }) => kin.some(({ id }) => id === organizationId));
  }

  /** The last answer of each receiver that whoever sees the commitment sees as well. */
  private async answersTo(tx: Tx, commitment: Commitment): Promise<Map<string | null, string>> {
    const answers = await tx.repo(Assessment).find({
      where: { commitmentId: commitment.id, lane: 'receiver', state: 'in_force' },
      order: { recordedAt: 'ASC' },
    });
    return new Map(
      answers
        .filter((answer) => isWithin(commitment, answer))
        .map(({ organizationId, finding }) => [organizationId, finding]),
    );
  }
}

const isDisputed = (answers: Map<string | null, string>): boolean =>
  [...answers.values()].includes('disputes');

/** What is said to the office or some parties alone leaves no trace on what others see. */
const isConfidential = ({ visibility = 'public' }: Partial<Classification>): boolean =>
  visibility !== 'public';

/** Only a maker claims, only a receiver answers. @throws Problem */
function requireParty({ makers, receiverIds }: Commitment, lane: Lane, organizationId: string | null): void {
  const parties =
    lane === 'giver' ? makers.map((maker) => maker.organizationId) : lane === 'receiver' ? receiverIds : null;
  if (parties === null || (organizationId !== null && parties.includes(organizationId))) return;
  throw new Problem('forbidden', 'not-a-party', {
    id: 'Hanya pemberi janji yang mengklaim dan hanya penerima yang menjawab, masing-masing di lajurnya.',
    en: 'Only a maker claims and only a receiver answers, each in its own lane.',
  });
}

const findingHidden = () =>
  new Invalid('finding-hidden', {
    id: 'Penilaian meja kerja selalu seterbuka komitmennya.',
    en: 'A finding of the desk is always as visible as its commitment.',
  });

/** The finding lacks what the transition table asks for; `errors` says what, by field. */
export class EvidenceMissing extends Invalid {
  constructor(finding: Fulfilment, lacks: Lack[]) {
    const errors: FieldErrors = {};
    for (const [field, what] of lacks) errors[field] = [...(errors[field] ?? []), what];
    const list = (language: keyof Text) => lacks.map(([, what]) => what[language]).join('; ');
    super(
      'evidence-missing',
      {
        id: `Penilaian “${FULFILMENT_LABELS[finding].id}”: ${list('id')}.`,
        en: `The finding “${FULFILMENT_LABELS[finding].en}”: ${list('en')}.`,
      },
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

function outOfTime(first: Day): Invalid {
  const text =
    first === today()
      ? { id: 'harus hari ini', en: 'must be today' }
      : { id: `harus dari ${first} sampai hari ini`, en: `must be from ${first} to today` };
  return new Invalid(
    'assessed-out-of-time',
    { id: 'Tanggal penilaian di luar masa komitmen.', en: 'The day of the assessment is out of range.' },
    { assessedOn: [text] },
  );
}

const overtaken = () =>
  new Conflict('proposal-overtaken', {
    id: 'Setelah usulan ini dibuat, meja kerja mencatat penilaian lain yang berlaku; tarik usulan ini dan nilai lagi.',
    en: 'After this was proposed the desk recorded another finding that is in force; withdraw the proposal and assess anew.',
  });

const toldWithoutSource = () =>
  new Invalid(
    'source-needed',
    {
      id: 'Jawaban penerima yang dicatat kantor untuk hari sebelum ini perlu sumbernya.',
      en: 'What a receiver answered on an earlier day, as the office notes it, needs its source.',
    },
    { evidence: [{ id: 'sebutkan surat atau rekamannya', en: 'name the letter or recording' }] },
  );

function notProposed(): Invalid {
  return new Invalid('not-proposed', {
    id: 'Ini bukan usulan yang menunggu tanda tangan.',
    en: 'This is no proposal that waits for a signature.',
  });
}
