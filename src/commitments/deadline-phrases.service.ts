import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { DeepPartial } from 'typeorm';
import { Audit } from '../auth/audit.js';
import { addDays, type Day } from '../common/day.js';
import { Invalid, NotFound } from '../common/problem.js';
import { wordsOf } from '../common/websearch.js';
import type { Tx } from '../database/unit-of-work.js';
import { WorkingDays } from '../working-days/working-days.js';
import { givenFields } from '../records/records.service.js';
import type { Commitment } from './commitment.entity.js';
import type { CorrectDeadlinePhraseDto, DeadlinePhraseRuleDto } from './deadline-phrase.dto.js';
import { DeadlinePhrase, type DueRule } from './deadline-phrase.entity.js';

/** Vague deadlines, and the last day each is taken to mean. What is changed stands in the audit log, with its reason. */
@Injectable()
export class DeadlinePhrasesService {
  constructor(
    private readonly audit: Audit,
    private readonly days: WorkingDays,
  ) {}

  /** Says what a phrase means, anew or for the first time. @throws Invalid for one without letters */
  async rule(tx: Tx, { phrase, days, unit, reason }: DeadlinePhraseRuleDto): Promise<DeadlinePhrase> {
    if (plain(phrase) === '') throw withoutWords();
    const [row] = await tx.query<DeadlinePhrase>(sql`
      INSERT INTO deadline_phrase AS p (phrase, days, unit) VALUES (${plain(phrase)}, ${days}, ${unit})
      ON CONFLICT (phrase) DO UPDATE SET days = excluded.days, unit = excluded.unit, is_removed = false, revision = p.revision + 1
      RETURNING id, phrase, days, unit, is_removed AS "isRemoved", revision`);
    await this.noteRule(tx, row, reason);
    return row;
  }

  /** Says anew what a phrase means, to whoever saw what it meant before. @throws NotFound, Stale */
  async correct(
    tx: Tx,
    id: string,
    seen: number,
    { reason, ...changes }: CorrectDeadlinePhraseDto,
  ): Promise<DeadlinePhrase> {
    const row = await tx.change(DeadlinePhrase, id, seen, (phrase) => {
      if (phrase.isRemoved) throw new NotFound();
      Object.assign(phrase, givenFields(changes));
    });
    await this.noteRule(tx, row, reason);
    return row;
  }

  /** No longer goes by a phrase. @throws NotFound, Stale */
  async remove(tx: Tx, id: string, seen: number, reason: string): Promise<DeadlinePhrase> {
    const row = await tx.change(DeadlinePhrase, id, seen, (phrase) => {
      if (phrase.isRemoved) throw new NotFound();
      phrase.isRemoved = true;
    });
    await this.note(tx, 'deadline_phrase.removed', `“${row.phrase}”: ${reason}`);
    return row;
  }

  /**
   * The last day of what was said to be done by a phrase, with the rule that gives it; null for a phrase without one.
   * @throws CalendarMissing where working days of a year without calendar are to be counted
   */
  async windowOf(tx: Tx, phrase: string, saidOn: Day): Promise<{ dueOn: Day; dueRule: DueRule } | null> {
    const dueRule = await this.ruleOf(tx, phrase);
    return dueRule && { dueOn: await this.lastDayBy(tx, dueRule, saidOn), dueRule };
  }

  /**
   * The last day a rule gives to what was said on a day.
   * @throws CalendarMissing where working days of a year without calendar are to be counted
   */
  async lastDayBy(tx: Tx, { days, unit }: DueRule, saidOn: Day): Promise<Day> {
    return unit === 'working' ? this.days.after(tx, saidOn, days) : addDays(saidOn, days);
  }

  /**
   * Whether a deadline is another than the rule of its phrase gives. It is not where the phrase has no rule, nor where
   * the rule's day cannot be counted for want of a calendar.
   */
  async isOverruled(
    tx: Tx,
    { duePhrase, dueOn, duePrecision }: Pick<DeepPartial<Commitment>, 'duePhrase' | 'dueOn' | 'duePrecision'>,
    saidOn: Day,
  ): Promise<boolean> {
    const rule = duePhrase ? await this.ruleOf(tx, duePhrase) : null;
    if (!rule) return false;
    const { days, unit } = rule;
    const ruled = unit === 'working' ? await this.days.afterIfKnown(tx, saidOn, days) : addDays(saidOn, days);
    return ruled !== null && !(dueOn === ruled && duePrecision === 'day');
  }

  private async ruleOf(tx: Tx, typed: string): Promise<DueRule | null> {
    const found = await tx.repo(DeadlinePhrase).findOneBy({ phrase: plain(typed), isRemoved: false });
    return found && { phrase: found.phrase, days: found.days, unit: found.unit };
  }

  private noteRule(tx: Tx, { phrase, days, unit }: DueRule, reason: string): Promise<void> {
    return this.note(tx, 'deadline_phrase.ruled', `“${phrase}” = ${days} ${unit}: ${reason}`);
  }

  private note(tx: Tx, act: string, detail: string): Promise<void> {
    return this.audit.note(tx, { act, actorId: tx.actor.id, detail });
  }
}

const withoutWords = () =>
  new Invalid('phrase-without-words', {
    id: 'Frasa tenggat memuat paling sedikit satu kata.',
    en: 'A phrase of a deadline holds at least one word.',
  });

const plain = (phrase: string): string => wordsOf(phrase).join(' ');
