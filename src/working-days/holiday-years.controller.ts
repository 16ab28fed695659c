import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../common/if-match.decorator.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { Act, Creation, Listing, Reading } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ReasonDto } from '../records/record.dto.js';
import {
  AddHolidayDto,
  CorrectHolidayDto,
  CorrectHolidayYearDto,
  HolidayYearDto,
  NewHolidayYearDto,
} from './holiday-year.dto.js';
import { HolidayYearsReader } from './holiday-years.reader.js';
import { HolidayYearsService } from './holiday-years.service.js';

const forAdministrators = { callers: 'administrators' } as const;

/** The days that are no working days, year by year. Everybody reads them, administrators keep them. */
@ApiTags('holiday-years')
@ApiExtraModels(HolidayYearDto)
@Controller('api/v1')
export class HolidayYearsController {
  constructor(
    private readonly desk: Desk,
    private readonly reader: HolidayYearsReader,
    private readonly years: HolidayYearsService,
  ) {}

  @Get('holiday-years')
  @Listing('Every year whose working days are known, with its holidays', HolidayYearDto)
  async list(@Exchanged() exchange: Exchange): Promise<string | undefined> {
    return exchange.showPage(await this.reader.page(exchange.actor));
  }

  @Get('holiday-years/:id')
  @Reading('One year with its holidays', HolidayYearDto)
  async item(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
  ): Promise<string | undefined> {
    const { body, revision } = await this.reader.item(exchange.actor, id);
    return exchange.show(body, revision);
  }

  @Post('holiday-years')
  @Creation('Record a year with all its holidays', HolidayYearDto, 'administrators')
  record(@Exchanged() exchange: Exchange, @Body() input: NewHolidayYearDto): Promise<string> {
    return this.desk.make(exchange, 'holiday-years', this.reader, (tx) => this.years.record(tx, input));
  }

  @Post('holiday-years/:id/corrections')
  @Act('Say anew what sets the holidays of a year', HolidayYearDto, forAdministrators)
  correct(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CorrectHolidayYearDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.years.correct(tx, id, seen, input));
  }

  @Post('holiday-years/:id/holidays')
  @Act('Add a holiday to a year', HolidayYearDto, forAdministrators)
  add(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: AddHolidayDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.years.add(tx, id, seen, input));
  }

  @Post('holidays/:id/corrections')
  @Act('Move a holiday or put it right; If-Match takes its own revision', HolidayYearDto, forAdministrators)
  correctHoliday(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() input: CorrectHolidayDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.years.correctHoliday(tx, id, seen, input));
  }

  @Post('holidays/:id/remove')
  @Act(
    'Make a holiday a working day again; If-Match takes its own revision',
    HolidayYearDto,
    forAdministrators,
  )
  remove(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) id: string,
    @IfMatch() seen: number,
    @Body() { reason }: ReasonDto,
  ): Promise<string> {
    return this.desk.act(exchange, this.reader, (tx) => this.years.remove(tx, id, seen, reason));
  }
}
