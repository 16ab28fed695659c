import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act, ApiId, Creation } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { DraftVersionDto, NewDraftVersionDto } from './draft-version.dto.js';
import { DraftVersionsReader } from './draft-versions.reader.js';
import { DraftVersionsService } from './draft-versions.service.js';
import { MilestoneDto, NewMilestoneDto } from './milestone.dto.js';
import { UsedSetDto, UseSetDto } from './milestone-set.dto.js';
import { MilestonesReader } from './milestones.reader.js';
import { MilestonesService } from './milestones.service.js';

/** What is entered about the way of a commitment, at the commitment. */
@ApiTags('milestones')
@Controller('api/v1/commitments')
export class CommitmentMilestonesController {
  constructor(
    private readonly desk: Desk,
    private readonly milestones: MilestonesService,
    private readonly milestonesReader: MilestonesReader,
    private readonly drafts: DraftVersionsService,
    private readonly draftsReader: DraftVersionsReader,
  ) {}

  @Post(':id/milestone-set')
  @Act('Lay a ready set of steps on a verified commitment, once; answers all its steps', UsedSetDto)
  use(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { setId }: UseSetDto,
  ): Promise<string> {
    const reader = { itemIn: this.milestonesReader.stepsIn.bind(this.milestonesReader) };
    return this.desk.act(exchange, reader, async (tx) => {
      await this.milestones.use(tx, id, seen, setId);
      return { id };
    });
  }

  @Post(':id/milestones')
  @Creation('Add a step by hand', MilestoneDto)
  @ApiId()
  add(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Body() input: NewMilestoneDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'milestones', this.milestonesReader, (tx) =>
      this.milestones.addByHand(tx, id, input),
    );
  }

  @Post(':id/draft-versions')
  @Creation('Enter a version of the draft', DraftVersionDto)
  @ApiId()
  enterDraft(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Body() input: NewDraftVersionDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'draft-versions', this.draftsReader, (tx) =>
      this.drafts.enter(tx, id, input),
    );
  }
}
