import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { DeepPartial } from 'typeorm';
import { Conflict, Invalid, Problem } from '../common/problem.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Tx } from '../database/unit-of-work.js';
import { cleanName, extensionOf } from '../files/file-name.js';
import type { Taken } from '../files/intake.js';
import { typeOfExtension } from '../files/media-types.js';
import { FileContradictsName } from '../files/refusals.js';
import type { Row } from '../policy/kinds.js';
import { Policy } from '../policy/policy.js';
import { RecordsService } from '../records/records.service.js';
import type { NewAttachmentDto } from './attachment.dto.js';
import { Attachment } from './attachment.entity.js';
import { Source } from './source.entity.js';

/** A checked file on its way into the record. */
interface NewAttachment extends NewAttachmentDto, Pick<Taken, 'file' | 'keep'> {
  /** Chosen beforehand, because the file is kept under it before the record is committed. */
  id: string;
}

const alreadyRecorded = () =>
  new Conflict('attachment-recorded', {
    id: 'Berkas ini sudah terlampir pada sumber ini.',
    en: 'This file is attached to this source already.',
  });

@Injectable()
export class AttachmentsService extends RecordsService<Attachment> {
  protected readonly entity = Attachment;
  protected override readonly refusals = {
    attachment_once: alreadyRecorded,
    attachment_original_once: alreadyRecorded,
  };

  constructor(
    private readonly policy: Policy,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    super();
  }

  /** Says what would refuse any file, before one has to travel. @throws NotFound, Problem */
  async expect(tx: Tx, sourceId: string): Promise<void> {
    await this.policy.requireSeen(tx, 'source', sourceId);
    const source = await tx.repo(Source).findOneByOrFail({ id: sourceId });
    const verdict = this.policy.verdictOn(tx.actor, 'source', 'attached', source as unknown as Row);
    if (verdict !== 'granted') throw ofOthers();
  }

  /** Attaches a file to a source; as visible as the source unless its sender says otherwise. @throws NotFound, Problem */
  async attach(tx: Tx, sourceId: string, { id, file, keep, ...input }: NewAttachment): Promise<Attachment> {
    await this.expect(tx, sourceId);
    await this.requireRoom(tx, file.byteCount);
    const attachment = await this.add(tx, 'recorded', { ...input, ...file, id, sourceId });
    await keep(id);
    return attachment;
  }

  /** Has its bytes removed; what it was, by its digest, and why it went stay on record. @throws NotFound, Stale, Invalid */
  withdraw(tx: Tx, id: string, seen: number, reason: string): Promise<Attachment> {
    return this.change(tx, 'withdrawn', id, seen, reason, (row) => {
      if (row.withdrawnAt) {
        throw new Invalid('record-state', {
          id: 'Lampiran ini sudah ditarik.',
          en: 'This attachment has been withdrawn already.',
        });
      }
      row.withdrawnAt = new Date();
    });
  }

  /** @throws FileContradictsName if a corrected name has the ending of another type */
  protected override fieldsOf(
    _tx: Tx,
    input: Partial<Attachment>,
    row?: Attachment,
  ): DeepPartial<Attachment> {
    if (!row || input.name === undefined) return input;
    const name = cleanName(input.name);
    const type = typeOfExtension(extensionOf(row.name));
    if (type && !type.extensions.includes(extensionOf(name))) throw new FileContradictsName(type);
    return { ...input, name };
  }

  /** Uploads wait for each other here, so that together they stay within the limits. @throws Problem */
  private async requireRoom(tx: Tx, byteCount: number): Promise<void> {
    await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended('attachment.room', 0))`);
    const [used] = await tx.query<{ total: string; lately: string }>(
      sql`SELECT total, lately FROM attachment_bytes(${tx.actor.id})`,
    );
    if (Number(used?.lately) + byteCount > this.settings.UPLOAD_DAILY_BYTES) throw dailyLimit();
    if (Number(used?.total) + byteCount > this.settings.FILES_LIMIT_BYTES) throw storeFull();
  }
}

const ofOthers = () =>
  new Problem('forbidden', 'forbidden', {
    id: 'Anda hanya dapat melampirkan berkas pada sumber yang Anda catat sendiri.',
    en: 'You can attach files only to sources you entered yourself.',
  });

const dailyLimit = () =>
  new Problem('too-large', 'upload-limit', {
    id: 'Unggahan akun Anda dalam 24 jam ini mencapai batas; lanjutkan besok.',
    en: 'Your account has reached its limit of uploads within 24 hours; go on tomorrow.',
  });

const storeFull = () =>
  new Problem('too-large', 'files-full', {
    id: 'Ruang berkas penuh; hubungi pengelola.',
    en: 'The space for files is full; ask whoever runs this installation.',
  });
