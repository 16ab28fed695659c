import { Injectable } from '@nestjs/common';
import type { Day } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { DueRule } from '../commitments/deadline-phrase.entity.js';
import { DeadlinePhrasesService } from '../commitments/deadline-phrases.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CalendarMissing } from '../working-days/working-days.js';
import type { Visit } from '../web/visit.js';

/** What a phrase of a deadline comes to, said on some day. */
export interface DueMeaning {
  phrase: string;
  saidOn: Day;
  /** The rule, and the last day it gives; null for a phrase without one. */
  window: { dueOn: Day; dueRule: DueRule } | null;
  /** Why the day cannot be counted; null where it can be. */
  trouble: Text | null;
}

/** Tells what phrases of deadlines come to before a commitment is recorded by them. */
@Injectable()
export class DueMeanings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly phrases: DeadlinePhrasesService,
  ) {}

  /** Null where nothing was typed. */
  async of({ actor }: Visit, typed: string, saidOn: Day): Promise<DueMeaning | null> {
    const phrase = typed.trim();
    if (phrase === '') return null;
    try {
      const window = await this.work.run(actor, (tx) => this.phrases.windowOf(tx, phrase, saidOn));
      return { phrase, saidOn, window, trouble: null };
    } catch (error) {
      if (error instanceof CalendarMissing) return { phrase, saidOn, window: null, trouble: error.detail };
      throw error;
    }
  }
}
