import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import { Conflict, Invalid, UnknownReference } from '../common/problem.js';
import { requirePast } from '../common/require-past.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import type { Tx } from '../database/unit-of-work.js';
import { RecordsService } from '../records/records.service.js';
import type { NewDraftVersionDto, NewRemarkDto, RemarkAnswerDto } from './draft-version.dto.js';
import { type DraftRemark, DraftVersion } from './draft-version.entity.js';
import { Milestone } from './milestone.entity.js';

/** Remarks one version can hold. */
const MOST_REMARKS = 500;

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

  constructor(private readonly commitments: CommitmentsService) {
    super();
  }

  /** Enters a version of the draft of a verified commitment. @throws NotFound, Invalid, Conflict */
  async enter(tx: Tx, commitmentId: string, input: NewDraftVersionDto): Promise<DraftVersion> {
    await this.commitments.requireVerified(tx, commitmentId);
    await requireStep(tx, commitmentId, input.milestoneId);
    return this.add(tx, 'recorded', { ...input, commitmentId, remarks: [], organizationIds: [] });
  }

  /** Notes what one side said of it. @throws NotFound, Stale, Invalid */
  remark(tx: Tx, id: string, seen: number, input: NewRemarkDto): Promise<DraftVersion> {
    const { side, organizationId = null, clause = null, words } = input;
    return this.change(tx, 'remarked', id, seen, null, (row) => {
      if (row.remarks.length >= MOST_REMARKS) throw tooManyRemarks();
      const open = { answer: 'open' as const, answerReason: null, answeredOn: null };
      row.remarks = [...row.remarks, { side, organizationId, clause, words, ...open }];
      row.organizationIds = [
        ...new Set([...row.organizationIds, ...(organizationId ? [organizationId] : [])]),
      ];
    });
  }

  /** Says what became of a remark. @throws NotFound, Stale, Invalid */
  answer(tx: Tx, id: string, seen: number, input: RemarkAnswerDto): Promise<DraftVersion> {
    const { number, answer, reason = null, answeredOn } = input;
    requirePast(answeredOn);
    if (answer !== 'taken_in' && reason === null) throw reasonMissing();
    return this.change(tx, 'answered', id, seen, reason, (row) => {
      if (!row.remarks[number - 1]) throw noSuchRemark();
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
    if (row) await requireStep(tx, row.commitmentId, input.milestoneId);
    return input;
  }
}

/** @throws UnknownReference if the commitment has no such step */
async function requireStep(tx: Tx, commitmentId: string, id: string | null | undefined): Promise<void> {
  if (id === undefined || id === null) return;
  if (!(await tx.repo(Milestone).existsBy({ id, commitmentId }))) throw new UnknownReference('milestoneId');
}

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

const tooManyRemarks = () =>
  new Invalid('too-many-remarks', {
    id: `Satu versi memuat paling banyak ${MOST_REMARKS} catatan.`,
    en: `One version holds at most ${MOST_REMARKS} remarks.`,
  });
