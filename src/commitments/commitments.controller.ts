import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { IfMatch, seenRevision } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act, ApiId, Creation, Problems } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { OptionalReasonDto, ReasonDto } from '../records/record.dto.js';
import { recordRoutes } from '../records/record.routes.js';
import { AssessmentDto, NewAssessmentDto } from './assessment.dto.js';
import { AssessmentsReader } from './assessments.reader.js';
import { AssessmentsService } from './assessments.service.js';
import {
  CommitmentCard,
  CommitmentDto,
  CommitmentsQuery,
  CorrectCommitmentDto,
  NewCommitmentDto,
  RestatementDto,
} from './commitment.dto.js';
import { CommitmentsReader } from './commitments.reader.js';
import { CommitmentsService } from './commitments.service.js';
import { FollowUpDto, NewFollowUpDto } from './follow-up.dto.js';
import { FollowUpsReader } from './follow-ups.reader.js';
import { FollowUpsService } from './follow-ups.service.js';
import { NewNoticeDto, NoticeDto } from './notice.dto.js';
import { NoticesReader } from './notices.reader.js';
import { NoticesService } from './notices.service.js';
import type { RecordAct } from './record-state.js';
import { NewTakeoverDto, TakeoverDto } from './takeover.dto.js';
import { TakeoversReader } from './takeovers.reader.js';
import { TakeoversService } from './takeovers.service.js';

const routes = recordRoutes({
  noun: 'commitment',
  path: 'commitments',
  table: 'commitment',
  New: NewCommitmentDto,
  Correction: CorrectCommitmentDto,
  Query: CommitmentsQuery,
  Answer: CommitmentDto,
  ListAnswer: CommitmentCard,
});

@ApiTags('commitments')
@Controller('api/v1/commitments')
export class CommitmentsController extends routes {
  constructor(
    protected readonly records: CommitmentsService,
    protected readonly reader: CommitmentsReader,
    private readonly assessments: AssessmentsService,
    private readonly assessmentsReader: AssessmentsReader,
    private readonly followUps: FollowUpsService,
    private readonly followUpsReader: FollowUpsReader,
    private readonly notices: NoticesService,
    private readonly noticesReader: NoticesReader,
    private readonly takeovers: TakeoversService,
    private readonly takeoversReader: TakeoversReader,
  ) {
    super();
  }

  @Post(':id/statements')
  @Act('Link a later statement of the same commitment', CommitmentDto)
  restate(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: RestatementDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.restate(tx, id, seen, input));
  }

  @Post(':id/submit')
  @Act('Hand a draft over for verification', CommitmentDto)
  submit(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: OptionalReasonDto,
  ): Promise<string> {
    return this.move(exchange, 'submitted', id, seen, reason);
  }

  @Post(':id/return')
  @Act('Return it to its author as a draft', CommitmentDto)
  sendBack(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.move(exchange, 'returned', id, seen, reason);
  }

  @Post(':id/verify')
  @Act('Verify that it is a sourced pledge; makes it public and takes a second person', CommitmentDto)
  verify(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: OptionalReasonDto,
  ): Promise<string> {
    return this.move(exchange, 'verified', id, seen, reason);
  }

  @Post(':id/decline')
  @Act('Decline it as not trackable; takes a second person', CommitmentDto)
  decline(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.move(exchange, 'declined', id, seen, reason);
  }

  @Post(':id/retract')
  @Act('Retract a verified one because our record was wrong; takes a second person', CommitmentDto)
  retract(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.move(exchange, 'retracted', id, seen, reason);
  }

  @Post(':id/assessments')
  @Creation('Enter a claim, an answer or a finding into its lane', AssessmentDto, 'writers')
  @ApiId()
  @Problems(412, 428)
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the commitment; needed in the lane `desk`.',
  })
  assess(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() input: NewAssessmentDto,
  ): Promise<string> {
    const seen = input.lane === 'desk' ? seenRevision(ifMatch) : null;
    return this.desk.make(exchange, 'assessments', this.assessmentsReader, (tx) =>
      this.assessments.assess(tx, id, seen, input),
    );
  }

  @Post(':id/follow-ups')
  @Creation('Plan what is done next', FollowUpDto)
  @ApiId()
  followUp(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Body() input: NewFollowUpDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'follow-ups', this.followUpsReader, (tx) =>
      this.followUps.plan(tx, id, input),
    );
  }

  @Post(':id/notices')
  @Creation('Tell the office of a maker of a coming negative verdict', NoticeDto)
  @ApiId()
  notice(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Body() input: NewNoticeDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'notices', this.noticesReader, (tx) => this.notices.give(tx, id, input));
  }

  @Post(':id/takeovers')
  @Creation('Enter how the new holder of the post stands to it', TakeoverDto, 'writers')
  @ApiId()
  takeOver(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @Body() input: NewTakeoverDto,
  ): Promise<string> {
    return this.desk.make(exchange, 'takeovers', this.takeoversReader, (tx) =>
      this.takeovers.take(tx, id, input),
    );
  }

  private move(
    exchange: Exchange,
    act: RecordAct,
    id: string,
    seen: number,
    reason: string | null = null,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.act(tx, act, id, seen, reason));
  }
}
