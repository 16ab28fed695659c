import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act, Creation, Listing } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { CorrectDeadlinePhraseDto, DeadlinePhraseDto, DeadlinePhraseRuleDto } from './deadline-phrase.dto.js';
import { DeadlinePhrasesReader } from './deadline-phrases.reader.js';
import { DeadlinePhrasesService } from './deadline-phrases.service.js';

/** What vague deadlines are taken to mean. Everybody reads it, administrators keep it. */
@ApiTags('deadline-phrases')
@ApiExtraModels(DeadlinePhraseDto)
@Controller('api/v1/deadline-phrases')
export class DeadlinePhrasesController {
  constructor(
    private readonly desk: Desk,
    private readonly reader: DeadlinePhrasesReader,
    private readonly phrases: DeadlinePhrasesService,
  ) {}

  @Get()
  @Listing('Every phrase a deadline is taken from', DeadlinePhraseDto)
  async list(@Exchanged() exchange: Exchange): Promise<string | undefined> {
    return exchange.showPage(await this.reader.page(exchange.actor));
  }

  @Post()
  @Creation('Say what a phrase means from now on', DeadlinePhraseDto, 'administrators')
  rule(@Exchanged() exchange: Exchange, @Body() input: DeadlinePhraseRuleDto): Promise<string> {
    return this.desk.make(exchange, 'deadline-phrases', this.reader, (tx) => this.phrases.rule(tx, input));
  }

  @Post(':id/corrections')
  @Act('Say anew what a phrase means from now on', DeadlinePhraseDto, { callers: 'administrators' })
  correct(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CorrectDeadlinePhraseDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.phrases.correct(tx, id, seen, input));
  }

  @Post(':id/remove')
  @Act('Go by a phrase no longer', DeadlinePhraseDto, { callers: 'administrators' })
  remove(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.phrases.remove(tx, id, seen, reason));
  }
}
