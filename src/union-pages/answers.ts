import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldsRefused } from '../common/checked.pipe.js';
import { today } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { FieldErrors } from '../common/problem.js';
import type { EvidenceDto } from '../commitments/assessment.dto.js';
import { AssessmentsService } from '../commitments/assessments.service.js';
import { BEST_GRADE, type Grade } from '../commitments/fulfilment.js';
import { Commitment } from '../commitments/commitment.entity.js';
import type { Made } from '../database/once.js';
import type { Tx } from '../database/unit-of-work.js';
import type { SentFile } from '../page-parts/file-form.js';
import { Policy } from '../policy/policy.js';
import { type Classification, forTheParties } from '../policy/visibility.js';
import { AttachmentsService } from '../sources/attachments.service.js';
import type { Party, SourceKind } from '../sources/source.entity.js';
import { SourcesService } from '../sources/sources.service.js';
import type { AnswerForm } from './answer.dto.js';

const NAME_KIND: Text = { id: 'pilih jenis bukti ini', en: 'choose what kind of evidence this is' };
const NAME_PARTY: Text = { id: 'pilih siapa yang membuatnya', en: 'choose who made it' };
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
    private readonly sources: SourcesService,
    private readonly attachments: AttachmentsService,
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
    // Last of all: what is refused before leaves no file behind.
    if (file && evidence) await this.attachments.attach(tx, evidence.sourceId, { ...file, id: randomUUID() });
    return { id, revision };
  }

  private async recordEvidence(
    tx: Tx,
    commitmentId: string,
    input: AnswerForm,
    file: SentFile | null,
    own: Partial<Classification>,
  ): Promise<EvidenceDto | null> {
    const { url, kind, party, title, publishedOn, shows } = input;
    if (!file && url === undefined) {
      if (shows !== undefined || title !== undefined) throw new FieldsRefused({ url: [NOTHING_SHOWN] });
      return null;
    }
    if (!kind || !party || !shows) throw incomplete({ kind, party, shows });
    const commitment = await tx.repo(Commitment).findOneByOrFail({ id: commitmentId });
    const { organizationId } = tx.actor;
    // A source stands alone: what shows something of a closed commitment is not open by itself.
    const isClosed = commitment.visibility !== 'public' && organizationId !== null;
    const source = await this.sources.create(tx, {
      ...given(isClosed ? forTheParties('union_own', [organizationId]) : own),
      kind,
      party,
      title: title ?? file?.file.name ?? url ?? '',
      url,
      publishedOn,
    });
    return { sourceId: source.id, grade: gradeOf(kind, party), shows };
  }
}

const NOTHING_SHOWN: Text = {
  id: 'sertakan berkas atau tautannya, atau kosongkan isian bukti',
  en: 'bring the file or the link, or leave the fields of the evidence empty',
};

const given = ({ restrictedGround, restrictedUntil, ...classification }: Partial<Classification>) => ({
  ...classification,
  ...(restrictedGround && { restrictedGround }),
  ...(restrictedUntil && { restrictedUntil }),
});

function incomplete({ kind, party, shows }: Pick<AnswerForm, 'kind' | 'party' | 'shows'>): FieldsRefused {
  const errors: FieldErrors = {
    ...(!kind && { kind: [NAME_KIND] }),
    ...(!party && { party: [NAME_PARTY] }),
    ...(!shows && { shows: [SHOW] }),
  };
  return new FieldsRefused(errors);
}
