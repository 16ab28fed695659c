import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { partRoutes } from '../records/record.routes.js';
import {
  CorrectDraftVersionDto,
  DraftVersionDto,
  DraftVersionsQuery,
  NewRemarkDto,
  RemarkAnswerDto,
  RewordRemarkDto,
  WithdrawRemarkDto,
} from './draft-version.dto.js';
import { DraftVersionsReader } from './draft-versions.reader.js';
import { DraftVersionsService } from './draft-versions.service.js';

const routes = partRoutes({
  noun: 'draft version',
  path: 'draft-versions',
  table: 'draft_version',
  Correction: CorrectDraftVersionDto,
  Query: DraftVersionsQuery,
  Answer: DraftVersionDto,
});

@ApiTags('milestones')
@Controller('api/v1/draft-versions')
export class DraftVersionsController extends routes {
  constructor(
    protected readonly records: DraftVersionsService,
    protected readonly reader: DraftVersionsReader,
  ) {
    super();
  }

  @Post(':id/remarks')
  @Act(
    'Note what one side said of a draft: a party by its own login, the office as it was told',
    DraftVersionDto,
    {
      callers: 'writers',
    },
  )
  remark(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: NewRemarkDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.remark(tx, id, seen, input));
  }

  @Post(':id/reword')
  @Act('Put a remark another way: a party its own, the office what it was told', DraftVersionDto, {
    callers: 'writers',
  })
  reword(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: RewordRemarkDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.reword(tx, id, seen, input));
  }

  @Post(':id/withdraw-remark')
  @Act('Take a remark back: a party what it entered itself, the office what it was told', DraftVersionDto, {
    callers: 'writers',
  })
  withdrawRemark(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: WithdrawRemarkDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.withdrawRemark(tx, id, seen, input));
  }

  @Post(':id/answer')
  @Act('Say what became of a remark', DraftVersionDto)
  answer(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: RemarkAnswerDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.answer(tx, id, seen, input));
  }
}
