import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act } from '../records/api.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import { recordRoutes } from '../records/record.routes.js';
import { NoIndex } from './no-index.js';
import { CorrectPersonDto, MergePersonDto, NewPersonDto, PersonDto, PersonsQuery } from './person.dto.js';
import { PersonsReader } from './persons.reader.js';
import { PersonsService } from './persons.service.js';

const routes = recordRoutes({
  noun: 'person',
  path: 'people',
  table: 'person',
  New: NewPersonDto,
  Correction: CorrectPersonDto,
  Query: PersonsQuery,
  Answer: PersonDto,
});

@ApiTags('people')
@UseInterceptors(NoIndex)
@Controller('api/v1/people')
export class PersonsController extends routes {
  constructor(
    protected readonly records: PersonsService,
    protected readonly reader: PersonsReader,
  ) {
    super();
  }

  /** What names either record stays as it was entered and is read under the one that stays. Takes an administrator. */
  @Post(':id/merge')
  @Act('Let another record of the same person stand for this one', PersonDto, { callers: 'administrators' })
  merge(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: MergePersonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.merge(tx, id, seen, input));
  }

  /** Nothing is lost by a merge and its undoing. Takes an administrator. */
  @Post(':id/split')
  @Act('Undo a merge: each record stands for itself again', PersonDto, { callers: 'administrators' })
  split(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.split(tx, id, seen, reason));
  }

  /** Until its release the person is for the office alone, and nobody reads or corrects the contact data. */
  @Post(':id/hold')
  @Act('Put processing on hold at the person’s request', PersonDto)
  hold(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.hold(tx, id, seen, reason));
  }

  /** The person stays internal until somebody publishes it again. */
  @Post(':id/release')
  @Act('End the hold on processing', PersonDto)
  release(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.records.release(tx, id, seen, reason));
  }
}
