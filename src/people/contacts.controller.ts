import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HistoryEntryDto } from '../history/history.dto.js';
import { Act, ApiId, Creation, Listing, Problems, Reading } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ListQuery } from '../records/record.dto.js';
import {
  ContactDto,
  ContactReadingDto,
  ContactReceiptDto,
  CorrectContactDto,
  NewContactDto,
} from './contact.dto.js';
import { ContactsReader } from './contacts.reader.js';
import { ContactsService } from './contacts.service.js';
import { NoIndex } from './no-index.js';

/** How to reach a person. Reading needs the scope `contacts`, and each reading is noted. */
@ApiTags('contacts')
@ApiExtraModels(HistoryEntryDto, ContactReadingDto)
@UseInterceptors(NoIndex)
@Controller('api/v1/people')
export class ContactsController {
  constructor(
    private readonly desk: Desk,
    private readonly work: UnitOfWork,
    private readonly contacts: ContactsService,
    private readonly reader: ContactsReader,
  ) {}

  @Get(':id/contact')
  @Allow('keepers', { scope: 'contacts' })
  @Reading('Read how to reach a person; the reading is noted', ContactDto)
  @Problems(403, 409)
  async read(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) personId: string,
  ): Promise<string | undefined> {
    const { body, revision } = await this.work.run(exchange.writer, (tx) =>
      this.reader.read(tx, personId, exchange.address),
    );
    return exchange.show(body, revision);
  }

  @Post(':id/contact')
  @Creation('Record how to reach a person', ContactReceiptDto)
  @ApiId()
  record(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) personId: string,
    @Body() input: NewContactDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.contacts.record(tx, personId, input));
  }

  @Post(':id/contact/corrections')
  @Act('Correct how to reach a person', ContactReceiptDto)
  correct(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) personId: string,
    @IfMatch() seen: number,
    @Body() correction: CorrectContactDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) =>
      this.contacts.correctOf(tx, personId, seen, correction),
    );
  }

  @Get(':id/contact/history')
  @Allow('keepers', { scope: 'contacts' })
  @Listing('Every change of how to reach a person, latest first; the reading is noted', HistoryEntryDto)
  @ApiId()
  @Problems(403, 404, 409)
  async history(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) personId: string,
    @Query() query: ListQuery,
  ): Promise<string | undefined> {
    return exchange.showPage(
      await this.work.run(exchange.writer, (tx) =>
        this.reader.history(tx, personId, exchange.address, query),
      ),
    );
  }

  @Get(':id/contact/readers')
  @Allow('administrators', { scope: 'read' })
  @Listing('Who read how to reach a person, latest first', ContactReadingDto)
  @ApiId()
  @Problems(403, 404)
  async readers(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) personId: string,
    @Query() query: ListQuery,
  ): Promise<string | undefined> {
    return exchange.showPage(
      await this.work.run(exchange.writer, (tx) => this.reader.readers(tx, personId, query)),
    );
  }
}
