import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act, Creation, Listing, Reading } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import {
  CorrectMilestoneSetDto,
  MilestoneSetDto,
  MilestoneSetsQuery,
  NewMilestoneSetDto,
} from './milestone-set.dto.js';
import { MilestoneSetsReader } from './milestone-sets.reader.js';
import { MilestoneSetsService } from './milestone-sets.service.js';

/** Ready sets of steps, for everybody to read and the office to keep. They are no records: they have no history. */
@ApiTags('milestones')
@ApiExtraModels(MilestoneSetDto)
@Controller('api/v1/milestone-sets')
export class MilestoneSetsController {
  constructor(
    private readonly desk: Desk,
    private readonly sets: MilestoneSetsService,
    private readonly reader: MilestoneSetsReader,
  ) {}

  @Get()
  @Listing('List: ready sets of steps', MilestoneSetDto)
  async list(
    @Exchanged() exchange: Exchange,
    @Query() query: MilestoneSetsQuery,
  ): Promise<string | undefined> {
    return exchange.showPage(await this.reader.page(exchange.actor, query));
  }

  @Get(':id')
  @Reading('Read: ready set of steps', MilestoneSetDto)
  async item(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
  ): Promise<string | undefined> {
    const { body, revision } = await this.reader.item(exchange.actor, id);
    return exchange.show(body, revision);
  }

  @Post()
  @Creation('Record: ready set of steps', MilestoneSetDto)
  create(@Exchanged() exchange: Exchange, @Body() input: NewMilestoneSetDto): Promise<string> {
    return this.desk.make(exchange, 'milestone-sets', this.reader, (tx) => this.sets.create(tx, input));
  }

  @Post(':id/corrections')
  @Act('Change a ready set; what was laid on pledges before stays as it was', MilestoneSetDto)
  correct(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CorrectMilestoneSetDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.sets.correct(tx, id, seen, input));
  }
}
