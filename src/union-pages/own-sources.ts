import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldsRefused } from '../common/checked.pipe.js';
import type { Text } from '../common/language.js';
import type { FieldErrors } from '../common/problem.js';
import { Commitment } from '../commitments/commitment.entity.js';
import type { Tx } from '../database/unit-of-work.js';
import type { SentFile } from '../page-parts/file-form.js';
import { type Classification, forTheParties } from '../policy/visibility.js';
import { AttachmentsService } from '../sources/attachments.service.js';
import type { Party, Source, SourceKind } from '../sources/source.entity.js';
import { SourcesService } from '../sources/sources.service.js';
import type { OwnSourceForm } from './own-source.dto.js';

const NAME_KIND: Text = { id: 'pilih jenis bukti ini', en: 'choose what kind of evidence this is' };
const NAME_PARTY: Text = { id: 'pilih siapa yang membuatnya', en: 'choose who made it' };
const NOTHING_SHOWN: Text = {
  id: 'sertakan berkas atau tautannya, atau kosongkan isian bukti',
  en: 'bring the file or the link, or leave the fields of the evidence empty',
};

/** Whether a form brings a document or a link. */
export const bringsSource = ({ url }: OwnSourceForm, file: SentFile | null): boolean =>
  file !== null || url !== undefined;

/** What a form that brings a document does not say of it yet, by field. */
export const sourceLacks = ({ kind, party }: OwnSourceForm): FieldErrors => ({
  ...(!kind && { kind: [NAME_KIND] }),
  ...(!party && { party: [NAME_PARTY] }),
});

/** What comes with a form, and how open its source is to be. */
interface Brought {
  input: OwnSourceForm;
  file: SentFile | null;
  /** As open as its commitment when left out. */
  own?: Partial<Classification>;
}

/** Says at the link that a document is told of and none is brought. */
export const nothingShown = (): FieldsRefused => new FieldsRefused({ url: [NOTHING_SHOWN] });

/** What an organization brings with what it says of a commitment, by its own login. */
@Injectable()
export class OwnSources {
  constructor(
    private readonly sources: SourcesService,
    private readonly attachments: AttachmentsService,
  ) {}

  /** Says something with the source that is brought for it, if one is: both or neither. @throws FieldsRefused */
  async saying<T>(
    tx: Tx,
    commitmentId: string,
    { input, file, own }: Brought,
    say: (sourceId: string | undefined) => Promise<T>,
  ): Promise<T> {
    const isSourced = bringsSource(input, file);
    if (!isSourced && input.title !== undefined) throw nothingShown();
    const source = isSourced ? await this.record(tx, commitmentId, input, file, own) : null;
    const said = await say(source?.id);
    if (file && source) await this.attach(tx, source.id, file);
    return said;
  }

  /** Records it, no more open than the commitment. @throws FieldsRefused */
  async record(
    tx: Tx,
    commitmentId: string,
    input: OwnSourceForm,
    file: SentFile | null,
    own: Partial<Classification> = {},
  ): Promise<Source> {
    const lacks = sourceLacks(input);
    if (Object.keys(lacks).length > 0) throw new FieldsRefused(lacks);
    const { url, kind, party, title, publishedOn } = input;
    const commitment = await tx.repo(Commitment).findOneByOrFail({ id: commitmentId });
    const { organizationId } = tx.actor;
    // A source stands alone: what shows something of a closed commitment is not open by itself.
    const isClosed = commitment.visibility !== 'public' && organizationId !== null;
    return this.sources.create(tx, {
      ...given(isClosed ? forTheParties('union_own', [organizationId]) : own),
      kind: kind as SourceKind,
      party: party as Party,
      title: title ?? file?.file.name ?? url ?? '',
      url,
      publishedOn,
    });
  }

  /** Keeps its file. Last of all: what is refused before leaves no file behind. */
  async attach(tx: Tx, sourceId: string, file: SentFile): Promise<void> {
    await this.attachments.attach(tx, sourceId, { ...file, id: randomUUID() });
  }
}

/** A classification as input takes it: without what it leaves open. */
export const given = ({ restrictedGround, restrictedUntil, ...classification }: Partial<Classification>) => ({
  ...classification,
  ...(restrictedGround && { restrictedGround }),
  ...(restrictedUntil && { restrictedUntil }),
});
