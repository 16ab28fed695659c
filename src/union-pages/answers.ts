import { Injectable } from '@nestjs/common';
import { FieldsRefused } from '../common/checked.pipe.js';
import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { EvidenceDto } from '../commitments/assessment.dto.js';
import { AssessmentsService } from '../commitments/assessments.service.js';
import { BEST_GRADE, type Grade } from '../commitments/fulfilment.js';
import type { Made } from '../database/once.js';
import type { Tx } from '../database/unit-of-work.js';
import type { SentFile } from '../page-parts/file-form.js';
import { Policy } from '../policy/policy.js';
import { type Classification, forTheParties } from '../policy/visibility.js';
import type { Party, SourceKind } from '../sources/source.entity.js';
import type { AnswerForm } from './answer.dto.js';
import { bringsSource, given, nothingShown, OwnSources, sourceLacks } from './own-sources.js';

const SHOW: Text = {
  id: 'tulis dalam satu kalimat apa yang ditunjukkannya',
  en: 'say in a sentence what it shows',
};

/** What a union says itself stays one side's claim, whatever paper it is on; what it recorded or both signed does not. */
const gradeOf = (kind: SourceKind, party: Party): Grade =>
  party === 'union' && kind === 'letter' ? 'D' : BEST_GRADE[kind];

/** A union's answer to a commitment, together with its evidence: both or neither. */
@Injectable()
export class Answers {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly sources: OwnSources,
    private readonly policy: Policy,
  ) {}

  /** @throws NotFound, FieldsRefused, Invalid, Problem for a commitment to others */
  async enter(tx: Tx, commitmentId: string, input: AnswerForm, file: SentFile | null): Promise<Made> {
    await this.policy.requireSeen(tx, 'commitment', commitmentId);
    const { organizationId } = tx.actor;
    const own: Partial<Classification> =
      input.audience === 'office' && organizationId ? forTheParties('union_own', [organizationId]) : {};
    const evidence = await this.recordEvidence(tx, commitmentId, input, file, own);
    const { id, revision } = await this.assessments.assess(tx, commitmentId, null, {
      ...given(own),
      lane: 'receiver',
      finding: input.finding,
      assessedOn: today(),
      note: input.note,
      ...(evidence && { evidence: [evidence] }),
    });
    if (file && evidence) await this.sources.attach(tx, evidence.sourceId, file);
    return { id, revision };
  }

  private async recordEvidence(
    tx: Tx,
    commitmentId: string,
    input: AnswerForm,
    file: SentFile | null,
    own: Partial<Classification>,
  ): Promise<EvidenceDto | null> {
    const { title, shows } = input;
    if (!bringsSource(input, file)) {
      if (shows !== undefined || title !== undefined) throw nothingShown();
      return null;
    }
    if (!shows) throw new FieldsRefused({ ...sourceLacks(input), shows: [SHOW] });
    const { id, kind, party } = await this.sources.record(tx, commitmentId, input, file, own);
    return { sourceId: id, grade: gradeOf(kind, party), shows };
  }
}
