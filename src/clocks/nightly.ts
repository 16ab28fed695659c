import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type KnownActor, processActor } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { EscalationsService } from '../commitments/escalations.service.js';
import { Reads } from '../database/reads.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Task, type Timed } from '../jobs/task.js';
import { Workers } from '../jobs/workers.js';
import { CalendarGapsReader } from '../working-days/calendar-gaps.reader.js';
import { ClockEventsService } from './clock-events.service.js';
import { FIRST } from './turning.js';

/** Writes down what has turned by a day, and raises follow-ups that stay undone. */
export const TURN_CLOCKS = new Task<Timed>('clocks.turn');

/** Commitments looked at in one transaction: few enough that whoever else writes or asks hardly waits. */
const AT_ONCE = 500;

/** Every night, just after the day begins in Asia/Jakarta. */
@Injectable()
export class Nightly implements OnModuleInit {
  private readonly logger = new Logger('Clocks');

  constructor(
    private readonly work: UnitOfWork,
    private readonly reads: Reads,
    private readonly workers: Workers,
    private readonly events: ClockEventsService,
    private readonly escalations: EscalationsService,
    private readonly gaps: CalendarGapsReader,
  ) {}

  onModuleInit(): void {
    this.workers.does(TURN_CLOCKS, ({ _cron }) => this.turn(today(new Date(_cron.ts))));
    this.workers.daily(TURN_CLOCKS, '00:10');
  }

  private async turn(day: Day): Promise<void> {
    const actor = await this.actor();
    let count = await this.work.run(actor, (tx) => this.events.turn(tx, day, null));
    for (let after: string | null = FIRST; after !== null;) {
      const from: string = after;
      const turned = await this.work.run(actor, (tx) => this.events.turnAfter(tx, day, from, AT_ONCE));
      count += turned.count;
      after = turned.until;
    }
    const gaps = await this.gaps.of(actor, day);
    count += await this.work.run(actor, (tx) => this.events.missCalendars(tx, gaps));
    const raised = await this.work.run(actor, (tx) => this.escalations.raiseDue(tx, day));
    this.logger.log(`${count} clocks had turned and ${raised.length} follow-ups were raised by ${day}`);
  }

  private async actor(): Promise<KnownActor> {
    const [clock] = await this.reads.ofProcess<{ id: string }>(
      sql`SELECT id FROM account WHERE name = 'Ikrar: jam'`,
    );
    if (!clock) throw new Error('the account of the clocks is missing');
    return processActor(clock.id, 'staff');
  }
}
