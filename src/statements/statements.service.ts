import { Injectable } from '@nestjs/common';
import type { DeepPartial } from 'typeorm';
import type { Day } from '../common/day.js';
import { Invalid } from '../common/problem.js';
import { requirePast } from '../common/require-past.js';
import { checkWeekday } from '../common/weekday.js';
import type { Tx } from '../database/unit-of-work.js';
import { TenuresService } from '../people/tenures.service.js';
import { type Correction, RecordsService } from '../records/records.service.js';
import type { NewStatementDto } from './statement.dto.js';
import { Statement } from './statement.entity.js';

/** What else is done when a statement was corrected. */
type Follower = (tx: Tx, statement: Statement, reason: string) => Promise<void>;

@Injectable()
export class StatementsService extends RecordsService<Statement, NewStatementDto> {
  protected readonly entity = Statement;
  protected override readonly refusals = {
    statement_of_somebody: () =>
      new Invalid('statement-of-nobody', {
        id: 'Sebutkan pembicara atau jabatannya.',
        en: 'Name the speaker or the post.',
      }),
  };

  private readonly followers: Follower[] = [];

  constructor(private readonly tenures: TenuresService) {
    super();
  }

  /** Has `step` run after each correction of a statement. */
  follow(step: Follower): void {
    this.followers.push(step);
  }

  override async correct(tx: Tx, id: string, seen: number, correction: Correction): Promise<Statement> {
    const statement = await super.correct(tx, id, seen, correction);
    for (const step of this.followers) await step(tx, statement, correction.reason);
    return statement;
  }

  /** Binds the statement to what its speaker held that day. @throws Invalid */
  protected override async fieldsOf(
    tx: Tx,
    { weekday, ...input }: Partial<NewStatementDto>,
    row?: Statement,
  ): Promise<DeepPartial<Statement>> {
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- a new statement brings its day, an old one has it
    const saidOn = input.saidOn ?? (row?.saidOn as Day);
    if (saidOn !== row?.saidOn) requirePast(saidOn, 'saidOn');
    checkWeekday(weekday, saidOn);
    const isBindingTouched = !row || 'saidOn' in input || 'speakerId' in input || 'postId' in input;
    if (!isBindingTouched) return input;
    const speakerId = input.speakerId === undefined ? (row?.speakerId ?? null) : input.speakerId;
    const postId = input.postId === undefined ? (row?.postId ?? null) : input.postId;
    return { ...input, ...(await this.binding(tx, speakerId, postId, saidOn)) };
  }

  /** The tenure a speaker spoke from. Somebody without any on record speaks for themselves. */
  private async binding(tx: Tx, speakerId: string | null, postId: string | null, saidOn: Day) {
    if (speakerId === null) return { tenureId: null, postId };
    const held = await this.tenures.heldOn(tx, speakerId, saidOn, postId);
    if (postId !== null && held.length === 0) throw notHeld(saidOn);
    if (postId === null && held.length > 1) throw severalPosts(saidOn);
    const [tenure] = held;
    return tenure ? { tenureId: tenure.id, postId: tenure.postId } : { tenureId: null, postId: null };
  }
}

function notHeld(day: Day): Invalid {
  const text = {
    id: `Pembicara tidak memegang jabatan ini pada ${day}; catat dulu masa jabatannya.`,
    en: `The speaker did not hold this post on ${day}; record the tenure first.`,
  };
  return new Invalid('post-not-held', text, { postId: [text] });
}

function severalPosts(day: Day): Invalid {
  const text = {
    id: `Pembicara memegang lebih dari satu jabatan pada ${day}; sebutkan postId.`,
    en: `The speaker held more than one post on ${day}; give postId.`,
  };
  return new Invalid('several-posts-held', text, { postId: [text] });
}
