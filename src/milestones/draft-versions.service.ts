import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { DeepPartial } from 'typeorm';
import { isKeeper } from '../common/actor.js';
import { FieldsRefused } from '../common/checked.pipe.js';
import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { Conflict, Invalid, Problem, UnknownReference } from '../common/problem.js';
import { requirePast } from '../common/require-past.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import type { Tx } from '../database/unit-of-work.js';
import { Organization, type OrganizationKind } from '../organizations/organization.entity.js';
import { Policy, withTables } from '../policy/policy.js';
import { RecordsService } from '../records/records.service.js';
import { Demand } from '../statements/demand.entity.js';
import type {
  NewDraftVersionDto,
  NewRemarkDto,
  RemarkAnswerDto,
  RewordRemarkDto,
  WithdrawRemarkDto,
} from './draft-version.dto.js';
import { type DraftRemark, DraftVersion, type RemarkSide } from './draft-version.entity.js';
import { Milestone } from './milestone.entity.js';

/** Remarks one version can hold. */
const MOST_REMARKS = 500;

/** On which side an organization sits that speaks by its own login. */
const SIDE_OF: Record<OrganizationKind, RemarkSide> = {
  union: 'union',
  government_body: 'government',
  council: 'government',
  employer: 'employer',
  employers_association: 'employer',
  tripartite_body: 'other',
  media: 'other',
  forum: 'other',
  other: 'other',
};

@Injectable()
export class DraftVersionsService extends RecordsService<DraftVersion, NewDraftVersionDto> {
  protected readonly entity = DraftVersion;
  protected override readonly refusals = {
    draft_version_number_once: () =>
      new Conflict('draft-number-taken', {
        id: 'Nomor versi ini sudah tercatat pada komitmen ini.',
        en: 'This number of a version is on record for this commitment already.',
      }),
  };

  constructor(
    private readonly commitments: CommitmentsService,
    private readonly policy: Policy,
  ) {
    super();
  }

  /** Enters a version of the draft of a verified commitment. @throws NotFound, Invalid, Conflict */
  async enter(tx: Tx, commitmentId: string, input: NewDraftVersionDto): Promise<DraftVersion> {
    await this.commitments.requireVerified(tx, commitmentId);
    requirePast(input.datedOn, 'datedOn');
    await requireStep(tx, commitmentId, input.milestoneId);
    return this.add(tx, 'recorded', { ...input, commitmentId, remarks: [], organizationIds: [] });
  }

  /**
   * Notes what one side said of it: a party to the commitment in its own name, of the latest version; the office as it
   * was told.
   * @throws NotFound, Stale, Invalid, Problem for somebody else's name
   */
  async remark(tx: Tx, id: string, seen: number, input: NewRemarkDto): Promise<DraftVersion> {
    const { clause = null, words } = input;
    const said = { ...(await this.sayer(tx, id, input)), clause, words };
    return this.change(tx, 'remarked', id, seen, null, (row) => {
      if (row.remarks.length >= MOST_REMARKS) throw tooManyRemarks();
      const open = { answer: 'open' as const, answerReason: null, answeredOn: null };
      row.remarks = [...row.remarks, { ...said, ...open }];
      row.organizationIds = [
        ...new Set([...row.organizationIds, ...(said.organizationId ? [said.organizationId] : [])]),
      ];
    });
  }

  /**
   * Puts a remark another way. A party does so to what was entered in its name, which is its own word from then on; the
   * office to what it was told alone.
   * @throws NotFound, Stale, Invalid, Problem for a remark of somebody else
   */
  async reword(
    tx: Tx,
    id: string,
    seen: number,
    { number, clause = null, words }: RewordRemarkDto,
  ): Promise<DraftVersion> {
    const isByParty = !isKeeper(tx.actor);
    if (isByParty) await this.requireSay(tx, id);
    return this.change(tx, 'reworded', id, seen, null, (row) => {
      const remark = remarkOf(row, number);
      this.checkSayer(tx, { ...remark, isByParty: isByParty || remark.isByParty === true });
      requireOpen(remark);
      row.remarks = row.remarks.with(number - 1, { ...remark, clause, words, isByParty });
    });
  }

  /**
   * Takes a remark back, which keeps what it said: whoever entered it may, on an earlier version as well.
   * @throws NotFound, Stale, Invalid, Problem for a remark of somebody else
   */
  async withdrawRemark(
    tx: Tx,
    id: string,
    seen: number,
    { number, reason }: WithdrawRemarkDto,
  ): Promise<DraftVersion> {
    if (!isKeeper(tx.actor)) await this.requireParty(tx, id);
    return this.change(tx, 'remark_withdrawn', id, seen, reason, (row) => {
      const remark = remarkOf(row, number);
      this.checkSayer(tx, { ...remark, isByParty: remark.isByParty === true });
      requireOpen(remark);
      const withdrawn = { withdrawnOn: today(), withdrawnReason: reason };
      row.remarks = row.remarks.with(number - 1, { ...remark, ...withdrawn });
    });
  }

  /**
   * Refuses who may not remark on a version by their own login: whoever is no party to the commitment, and of another
   * version than the latest they see.
   * @throws NotFound, Invalid, Problem
   */
  async requireSay(tx: Tx, id: string): Promise<void> {
    const { commitmentId, number } = await this.requireParty(tx, id);
    const [later] = await tx.query(
      sql`${withTables(this.policy.narrowed(this.policy.sightOf(tx.actor), ['draft_version']))}
        SELECT FROM draft_version WHERE commitment_id = ${commitmentId} AND number > ${number} LIMIT 1`,
    );
    if (later) throw superseded();
  }

  /** The version, to a party to its commitment that sees it. @throws NotFound, Problem */
  private async requireParty(tx: Tx, id: string): Promise<DraftVersion> {
    await this.policy.requireSeen(tx, 'draft_version', id);
    const draft = await tx.repo(DraftVersion).findOneByOrFail({ id });
    if (!(await this.isParty(tx, draft.commitmentId))) throw notAParty();
    return draft;
  }

  /** Whether the actor's organization receives a commitment, made it, or raised the demand it answers. */
  private async isParty(tx: Tx, commitmentId: string): Promise<boolean> {
    const { organizationId } = tx.actor;
    if (organizationId === null || !(await this.policy.isSeen(tx, 'commitment', [commitmentId])))
      return false;
    const { receiverIds, makers, demandId } = await tx.repo(Commitment).findOneByOrFail({ id: commitmentId });
    if (receiverIds.includes(organizationId)) return true;
    if (makers.some((maker) => maker.organizationId === organizationId)) return true;
    if (demandId === null || !(await this.policy.isSeen(tx, 'demand', [demandId]))) return false;
    const { raisedByIds } = await tx.repo(Demand).findOneByOrFail({ id: demandId });
    return raisedByIds.includes(organizationId);
  }

  /** Who says it. @throws NotFound, FieldsRefused, Invalid, Problem for somebody else's name */
  private async sayer(tx: Tx, id: string, { side, organizationId = null }: NewRemarkDto) {
    if (isKeeper(tx.actor)) {
      if (!side) throw new FieldsRefused({ side: [{ id: 'wajib diisi', en: 'is required' }] });
      return { side, organizationId, isByParty: false };
    }
    const own = organizationId ?? tx.actor.organizationId;
    await this.policy.requireSeen(tx, 'draft_version', id);
    this.checkSayer(tx, { organizationId: own, isByParty: true });
    await this.requireSay(tx, id);
    const { kind } = await tx.repo(Organization).findOneByOrFail({ id: own ?? '' });
    if (side && side !== SIDE_OF[kind]) throw new FieldsRefused({ side: [NOT_YOUR_SIDE] });
    return { side: SIDE_OF[kind], organizationId: own, isByParty: true };
  }

  private checkSayer(tx: Tx, said: { organizationId: string | null; isByParty: boolean }): void {
    this.policy.check(tx.actor, 'draft_version', 'said', { ...said, recordedById: tx.actor.id });
  }

  /** Says what became of a remark. @throws NotFound, Stale, Invalid */
  answer(tx: Tx, id: string, seen: number, input: RemarkAnswerDto): Promise<DraftVersion> {
    const { number, answer, reason = null, answeredOn } = input;
    requirePast(answeredOn, 'answeredOn');
    if (answer !== 'taken_in' && reason === null) throw reasonMissing();
    return this.change(tx, 'answered', id, seen, reason, (row) => {
      if (remarkOf(row, number).withdrawnOn) throw remarkWithdrawn();
      if (answeredOn < row.datedOn) throw answeredTooEarly(row);
      row.remarks = row.remarks.map((remark, n): DraftRemark =>
        n === number - 1 ? { ...remark, answer, answerReason: reason, answeredOn } : remark,
      );
    });
  }

  protected override async fieldsOf(
    tx: Tx,
    input: Partial<NewDraftVersionDto>,
    row?: DraftVersion,
  ): Promise<DeepPartial<DraftVersion>> {
    if (input.datedOn !== undefined && input.datedOn !== row?.datedOn) requirePast(input.datedOn, 'datedOn');
    if (row) await requireStep(tx, row.commitmentId, input.milestoneId);
    return input;
  }
}

/** @throws UnknownReference if the commitment has no such step */
async function requireStep(tx: Tx, commitmentId: string, id: string | null | undefined): Promise<void> {
  if (id === undefined || id === null) return;
  if (!(await tx.repo(Milestone).existsBy({ id, commitmentId }))) throw new UnknownReference('milestoneId');
}

/** @throws Invalid */
function remarkOf({ remarks }: DraftVersion, number: number): DraftRemark {
  const remark = remarks[number - 1];
  if (!remark) throw noSuchRemark();
  return remark;
}

/** @throws Invalid if it was answered or taken back */
function requireOpen({ answer, withdrawnOn }: DraftRemark): void {
  if (answer !== 'open') throw remarkAnswered();
  if (withdrawnOn) throw remarkWithdrawn();
}

const NOT_YOUR_SIDE: Text = {
  id: 'bukan unsur organisasi Anda; kosongkan saja',
  en: 'is not the side of your organization; leave it out',
};

const notAParty = () =>
  new Problem('forbidden', 'not-a-party', {
    id: 'Hanya penerima, pemberi janji, dan pengaju tuntutannya yang mencatat sendiri atas rancangan ini.',
    en: 'Only who receives the pledge, who made it and who raised its demand remark on this draft themselves.',
  });

const superseded = () =>
  new Invalid('draft-superseded', {
    id: 'Sudah ada versi yang lebih baru; catatan diberikan pada versi terakhir.',
    en: 'There is a later version; remarks are made on the latest.',
  });

const remarkAnswered = () =>
  new Invalid('remark-answered', {
    id: 'Catatan ini sudah dijawab, jadi isinya tetap. Buat catatan baru.',
    en: 'This remark was answered, so it stays as it is. Make a new one.',
  });

const remarkWithdrawn = () =>
  new Invalid('remark-withdrawn', {
    id: 'Catatan ini sudah ditarik kembali. Buat catatan baru.',
    en: 'This remark was taken back. Make a new one.',
  });

const noSuchRemark = () =>
  new Invalid(
    'no-such-remark',
    {
      id: 'Tidak ada catatan bernomor ini pada versi ini.',
      en: 'This version has no remark of that number.',
    },
    { number: [{ id: 'tidak ada', en: 'there is none' }] },
  );

const reasonMissing = () =>
  new Invalid(
    'reason-missing',
    { id: 'Sebutkan alasannya.', en: 'Say why.' },
    {
      reason: [
        {
          id: 'perlu, kecuali catatan diterima seluruhnya',
          en: 'needed, unless the remark was taken in whole',
        },
      ],
    },
  );

function answeredTooEarly({ datedOn }: DraftVersion): Invalid {
  const text = {
    id: `Catatan tidak dijawab sebelum rancangannya, yang bertanggal ${datedOn}.`,
    en: `A remark is not answered before its draft, which is dated ${datedOn}.`,
  };
  return new Invalid('days-out-of-order', text, { answeredOn: [text] });
}

const tooManyRemarks = () =>
  new Invalid('too-many-remarks', {
    id: `Satu versi memuat paling banyak ${MOST_REMARKS} catatan.`,
    en: `One version holds at most ${MOST_REMARKS} remarks.`,
  });
