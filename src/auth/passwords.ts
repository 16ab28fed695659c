import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../common/problem.js';

/** argon2id with 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
const MARK = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** Each hash takes its memory and a core: more at once would only take longer, and many more would take all memory. */
const AT_ONCE = 4;
const WAITING = 64;

/** A password as it is hashed: the same however a keyboard composes its letters (NFKC; NIST SP 800-63B, 3.1.1.2). */
export const normalPassword = (password: string): string => password.normalize('NFKC');

/** Hashes passwords and holds guesses against the hashes. */
@Injectable()
export class Passwords implements OnModuleInit {
  private dummy = '';
  private running = 0;
  private readonly queue: (() => void)[] = [];

  async onModuleInit(): Promise<void> {
    this.dummy = await this.hash(randomBytes(32).toString('base64url'));
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalPassword(password), COST));
  }

  /** @param known the hash of the account; null if there is none, which takes as long and is never right */
  async isRight(password: string, known: string | null): Promise<boolean> {
    const isRight = await this.inTurn(() => verify(known ?? this.dummy, normalPassword(password)));
    return isRight && known !== null;
  }

  /** Whether a hash was made with other costs than today's. */
  isOutdated(known: string): boolean {
    return !known.startsWith(MARK);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.queue.length >= WAITING) throw tooBusy();
      await new Promise<void>((resolve) => this.queue.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

const tooBusy = () =>
  new Problem(
    'unavailable',
    'unavailable',
    {
      id: 'Terlalu banyak yang masuk sekaligus; coba lagi sebentar.',
      en: 'Too many log in at once; try again in a moment.',
    },
    undefined,
    { 'retry-after': '5' },
  );
