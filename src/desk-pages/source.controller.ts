import { randomUUID } from 'node:crypto';
import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { FieldsRefused } from '../common/checked.pipe.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Once } from '../database/once.js';
import { Intake } from '../files/intake.js';
import { takeFileForm, withoutFile } from '../page-parts/file-form.js';
import { recordOf } from '../page-parts/listed.js';
import { NewAttachmentDto } from '../sources/attachment.dto.js';
import { AttachmentsService } from '../sources/attachments.service.js';
import { NewSourceDto, type SourceDto } from '../sources/source.dto.js';
import { SourcesReader } from '../sources/sources.reader.js';
import { SourcesService } from '../sources/sources.service.js';
import { Page, PageFileForm } from '../web/page-routes.js';
import { type Failed, submit, withoutBlanks } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { goTelling } from './meeting-news.js';
import { deskSourcePath, NEW_SOURCE_PATH } from './meeting-paths.js';
import { NewsQuery } from './meeting-queries.dto.js';
import { newSourcePage } from './source-new.page.js';
import { deskSourcePage } from './source.page.js';
import { sourceIn } from './source-fields.js';

/** Sources, recorded quickly, and the files that show them. */
@ApiExcludeController()
@Controller()
export class SourcePages {
  constructor(
    private readonly sources: SourcesService,
    private readonly reader: SourcesReader,
    private readonly attachments: AttachmentsService,
    private readonly intake: Intake,
    private readonly once: Once,
  ) {}

  @Page(NEW_SOURCE_PATH, 'keepers')
  form(@Visited() visit: Visit): string {
    return newSourcePage(visit);
  }

  @PageFileForm(NEW_SOURCE_PATH, 'keepers')
  record(@Visited() visit: Visit): Promise<string | undefined> {
    return takeFileForm(visit, this.intake, ({ file, requireFit }) =>
      submit(visit, NewSourceDto, {
        read: (fields) => sourceIn(fields),
        done: async (input) => {
          requireFit();
          const { id } = await this.once.run(visit.actor, visit.repeatable, async (tx) => {
            const { id: made, revision } = await this.sources.create(tx, input);
            if (file) await this.attachments.attach(tx, made, { ...file, id: randomUUID() });
            return { id: made, revision };
          });
          return goTelling(visit, deskSourcePath(id), 'sumber-tercatat');
        },
        again: (failed) => newSourcePage(visit, failed),
      }),
    );
  }

  @Page(deskSourcePath(':id'), 'keepers')
  show(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { kabar }: NewsQuery,
  ): Promise<string> {
    return this.page(visit, id, { news: kabar });
  }

  @PageFileForm(`${deskSourcePath(':id')}/berkas`, 'keepers')
  attach(@Visited() visit: Visit, @Param('id', UuidPipe) sourceId: string): Promise<string | undefined> {
    return takeFileForm(visit, this.intake, ({ file, requireFit }) =>
      submit(visit, NewAttachmentDto, {
        read: (fields) => withoutBlanks(withoutFile(fields)),
        done: async (input) => {
          requireFit();
          if (!file) throw new FieldsRefused({ file: [CHOOSE_FILE] });
          await this.once.run(visit.actor, visit.repeatable, (tx) =>
            this.attachments.attach(tx, sourceId, {
              ...input,
              ...file,
              id: randomUUID(),
            }),
          );
          return goTelling(visit, deskSourcePath(sourceId), 'berkas-dilampirkan');
        },
        again: (failed) => this.page(visit, sourceId, { failed }),
      }),
    );
  }

  private async page(visit: Visit, id: string, more: { news?: string; failed?: Failed }): Promise<string> {
    const source = await recordOf<SourceDto>(this.reader.item(visit.actor, id));
    return deskSourcePage(visit, { source, ...more });
  }
}

const CHOOSE_FILE = { id: 'pilih berkasnya', en: 'choose the file' };
