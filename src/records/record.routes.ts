import { Body, Get, Inject, Param, Post, Query, type Type } from '@nestjs/common';
import { ApiBody, ApiExtraModels } from '@nestjs/swagger';
import type { Callers } from '../auth/allow.decorator.js';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { HistoryEntryDto } from '../history/history.dto.js';
import { HistoryReader } from '../history/history.reader.js';
import { Act, ApiId, Creation, Listing, Problems, Reading } from './api.js';
import { Desk } from './desk.js';
import { Exchange, Exchanged } from './exchange.js';
import { pastMomentOf } from './as-of.js';
import { ItemQuery, ListQuery, PublishDto, type ReasonDto, RestrictDto } from './record.dto.js';
import type { RecordEntity } from './record.entity.js';
import type { ListRequest, RecordReader } from './record.reader.js';
import type { NewRecord, RecordsService } from './records.service.js';

/** What the routes of one kind of record take and give. */
export interface Shape<Q extends ListRequest> {
  /** One of the kind, as people say it: `organization`. */
  noun: string;
  /** Where its routes stand, below /api/v1: `organizations`. */
  path: string;
  /** Its table, which its history goes by. */
  table: string;
  Query: Type<Q>;
  Correction: Type;
  /** What is read back. */
  Answer: Type;
  /** What lists show of it, where that is less. */
  ListAnswer?: Type;
  /** Who may come to enter and correct it; what each may do, the policy says. Keepers, unless said otherwise. */
  callers?: Callers;
}

/** The routes of records that stand as they were entered: list, one, its history, and who may see it. */
export function standingRoutes<Q extends ListRequest>({
  noun,
  table,
  Query: QueryDto,
  Answer,
  ListAnswer = Answer,
}: Omit<Shape<Q>, 'Correction' | 'callers'>) {
  @ApiExtraModels(HistoryEntryDto, ListAnswer)
  abstract class StandingRoutes {
    @Inject(Desk) protected readonly desk: Desk;
    @Inject(HistoryReader) private readonly histories: HistoryReader;
    protected abstract readonly records: Pick<RecordsService<RecordEntity>, 'publish' | 'restrict'>;
    protected abstract readonly reader: RecordReader<Q>;

    @Get()
    @Listing(`List: ${noun}`, ListAnswer)
    async list(@Exchanged() exchange: Exchange, @Query() query: Q): Promise<string | undefined> {
      return exchange.showPage(await this.reader.page(exchange.actor, query));
    }

    @Get(':id')
    @Reading(`Read: ${noun}`, Answer)
    async item(
      @Exchanged() exchange: Exchange,
      @Param('id', UuidPipe) id: string,
      @Query() query: ItemQuery,
    ): Promise<string | undefined> {
      const moment = pastMomentOf(query.as_of);
      const { body, revision } = await this.reader.item(exchange.actor, id, moment);
      return exchange.show(body, revision);
    }

    @Get(':id/history')
    @Listing(`Every change, latest first: ${noun}`, HistoryEntryDto)
    @ApiId()
    @Problems(404)
    async history(
      @Exchanged() exchange: Exchange,
      @Param('id', UuidPipe) id: string,
      @Query() query: ListQuery,
    ): Promise<string | undefined> {
      return exchange.showPage(await this.histories.page(exchange.actor, table, id, query));
    }

    @Post(':id/publish')
    @Act(`Open to everybody; takes a person who has logged in: ${noun}`, Answer, { isForPeople: true })
    publish(
      @Exchanged() exchange: Exchange,
      @Param('id', UuidPipe) id: string,
      @IfMatch() seen: number,
      @Body() input: PublishDto,
    ): Promise<string> {
      return this.desk.act(exchange, this.reader, (tx) => this.records.publish(tx, id, seen, input));
    }

    @Post(':id/restrict')
    @Act(`Close to all but the parties or the office, with its parts: ${noun}`, Answer)
    restrict(
      @Exchanged() exchange: Exchange,
      @Param('id', UuidPipe) id: string,
      @IfMatch() seen: number,
      @Body() input: RestrictDto,
    ): Promise<string> {
      return this.desk.act(exchange, this.reader, (tx) => this.records.restrict(tx, id, seen, input));
    }
  }
  declareParameters(StandingRoutes.prototype, 'list', [Exchange, QueryDto]);
  return StandingRoutes;
}

/**
 * The routes of every kind of record: {@link standingRoutes} and correct. A controller extends what this returns and
 * adds the acts of its field; a part of another record is made by an act of that record.
 */
export function partRoutes<Q extends ListRequest>(shape: Shape<Q>) {
  const { noun, Correction, Answer, callers = 'keepers' } = shape;
  abstract class PartRoutes extends standingRoutes(shape) {
    protected abstract override readonly records: Pick<
      RecordsService<RecordEntity>,
      'correct' | 'publish' | 'restrict'
    >;

    @Post(':id/corrections')
    @Act(`Correct what was recorded wrongly: ${noun}`, Answer, { callers })
    @ApiBody({ type: Correction })
    correct(
      @Exchanged() exchange: Exchange,
      @Param('id', UuidPipe) id: string,
      @IfMatch() seen: number,
      @Body() correction: ReasonDto,
    ): Promise<string> {
      return this.desk.act(exchange, this.reader, (tx) => this.records.correct(tx, id, seen, correction));
    }
  }
  declareParameters(PartRoutes.prototype, 'correct', [Exchange, String, Number, Correction]);
  return PartRoutes;
}

/** {@link partRoutes} and the route that makes a record of its own standing. */
export function recordRoutes<New extends NewRecord, Q extends ListRequest>(
  shape: Shape<Q> & { New: Type<New> },
) {
  const { noun, path, New, Answer, callers } = shape;
  abstract class RecordRoutes extends partRoutes(shape) {
    protected abstract override readonly records: Pick<
      RecordsService<RecordEntity, New>,
      'create' | 'correct' | 'publish' | 'restrict'
    >;

    @Post()
    @Creation(`Record: ${noun}`, Answer, callers)
    @ApiBody({ type: New })
    create(@Exchanged() exchange: Exchange, @Body() input: New): Promise<string> {
      return this.desk.make(exchange, path, this.reader, (tx) => this.records.create(tx, input));
    }
  }
  declareParameters(RecordRoutes.prototype, 'create', [Exchange, New]);
  return RecordRoutes;
}

/** The parameters' classes are known only to a factory's caller; Nest's checks and the API description read them here. */
function declareParameters(prototype: object, method: string, types: unknown[]): void {
  Reflect.defineMetadata('design:paramtypes', types, prototype, method);
}
