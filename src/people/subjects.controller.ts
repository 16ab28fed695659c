import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { IfMatch } from '../common/if-match.decorator.js';
import { Limited } from '../common/route-traits.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Act, Problems, Reading } from '../records/api.js';
import { Desk } from '../records/desk.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { ErasuresService } from './erasures.service.js';
import { NoIndex } from './no-index.js';
import { EraseDto, ErasureDto, SubjectDataDto } from './subject.dto.js';
import { SubjectDataReader } from './subject-data.js';

/** What people may ask of the office about their own data. */
@ApiTags('people')
@UseInterceptors(NoIndex)
@Controller('api/v1/people')
export class SubjectsController {
  constructor(
    private readonly desk: Desk,
    private readonly work: UnitOfWork,
    private readonly subjects: SubjectDataReader,
    private readonly erasures: ErasuresService,
  ) {}

  @Get(':id/subject-data')
  @Limited('export')
  @Allow('keepers', { scope: 'contacts' })
  @Reading('Export everything held about a person; the reading is noted', SubjectDataDto)
  @Problems(403)
  async export(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) personId: string,
  ): Promise<string | undefined> {
    const data = await this.work.run(exchange.writer, (tx) =>
      this.subjects.export(tx, personId, exchange.address),
    );
    return exchange.show(JSON.stringify(data));
  }

  /** Cannot be undone. Takes an administrator who has logged in. */
  @Post(':id/erase')
  @Act('Erase who a person is; what was done in public stays', ErasureDto, {
    callers: 'administrators',
    isForPeople: true,
  })
  erase(
    @Exchanged() exchange: Exchange,
    @Param('id', UuidPipe) personId: string,
    @IfMatch() seen: number,
    @Body() erasing: EraseDto,
  ): Promise<string> {
    const { address } = exchange;
    let answer = { body: '', revision: 0 };
    return this.desk.act(exchange, { itemIn: () => Promise.resolve(answer) }, async (tx) => {
      const report = await this.erasures.erase(tx, personId, seen, { ...erasing, address });
      answer = { body: JSON.stringify(report), revision: report.revision };
      return { id: personId };
    });
  }
}
