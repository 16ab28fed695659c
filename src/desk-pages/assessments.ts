import { Injectable } from '@nestjs/common';
import { FieldsRefused } from '../common/checked.pipe.js';
import type { Text } from '../common/language.js';
import type { FieldErrors } from '../common/problem.js';
import type { EvidenceDto } from '../commitments/assessment.dto.js';
import type { Assessment } from '../commitments/assessment.entity.js';
import { AssessmentsService } from '../commitments/assessments.service.js';
import type { Tx } from '../database/unit-of-work.js';
import { SourcesService } from '../sources/sources.service.js';
import type { AssessForm, PieceForm } from './assessment.dto.js';

const CHOOSE: Text = {
  id: 'pilih sumber yang tercatat, atau isi tautan sumber baru di bawah',
  en: 'choose a source of the record, or fill in the link of a new one below',
};
const NEEDED: Text = { id: 'perlu untuk sumber baru', en: 'needed for a new source' };

/** A finding of the desk, with sources that are new to the record: both or neither. */
@Injectable()
export class FindingsWithSources {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly sources: SourcesService,
  ) {}

  /** @param seen revision of the commitment its editor saw. @throws NotFound, Stale, FieldsRefused, Invalid, Conflict */
  async assess(
    tx: Tx,
    commitmentId: string,
    seen: number,
    { evidence: pieces = [], ...input }: AssessForm,
  ): Promise<Assessment> {
    refuseIncomplete(pieces);
    const evidence: EvidenceDto[] = [];
    for (const piece of pieces) evidence.push(await this.evidenceOf(tx, piece));
    return this.assessments.assess(tx, commitmentId, seen, { ...input, lane: 'desk', evidence });
  }

  private async evidenceOf(tx: Tx, piece: PieceForm): Promise<EvidenceDto> {
    const { sourceId, url, title, publisher, kind, party, publishedOn, ...shown } = piece;
    if (sourceId) return { sourceId, ...shown };
    if (!kind || !party || !title) throw new Error('an incomplete piece of evidence got past its check');
    const source = await this.sources.create(tx, { kind, party, title, publisher, url, publishedOn });
    return { sourceId: source.id, ...shown };
  }
}

/** @throws FieldsRefused for evidence on no source, or on a new one that says too little */
function refuseIncomplete(pieces: readonly PieceForm[]): void {
  const errors: FieldErrors = {};
  for (const [n, { sourceId, url, title, kind, party }] of pieces.entries()) {
    if (sourceId) continue;
    if (url === undefined && title === undefined) {
      errors[`evidence.${n}.sourceId`] = [CHOOSE];
      continue;
    }
    for (const [field, value] of Object.entries({ title, kind, party }))
      if (!value) errors[`evidence.${n}.${field}`] = [NEEDED];
  }
  if (Object.keys(errors).length > 0) throw new FieldsRefused(errors);
}
