import { Injectable } from '@nestjs/common';
import { Once } from '../database/once.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Exchange } from './exchange.js';
import type { Item } from './record.reader.js';

/** Reads back what was changed. */
interface ReadsBack {
  itemIn(tx: Tx, id: string): Promise<Item>;
}

/** Where changes come in: one request, one unit of work, answered with the record as it is then. */
@Injectable()
export class Desk {
  constructor(private readonly once: Once) {}

  /** Runs what makes a record and answers it with its address below `path`. */
  async make(
    exchange: Exchange,
    path: string,
    reader: ReadsBack,
    create: (tx: Tx) => Promise<{ id: string }>,
  ): Promise<string> {
    const answer = await this.change(exchange, reader, create);
    return exchange.changed(answer, `/api/v1/${path}/${answer.id}`);
  }

  /** Runs an act on a record that exists. */
  async act(
    exchange: Exchange,
    reader: ReadsBack,
    act: (tx: Tx) => Promise<{ id: string }>,
  ): Promise<string> {
    return exchange.changed(await this.change(exchange, reader, act));
  }

  private change(exchange: Exchange, reader: ReadsBack, change: (tx: Tx) => Promise<{ id: string }>) {
    return this.once.run(exchange.writer, exchange.repeatable, async (tx) => {
      const { id } = await change(tx);
      return { id, ...(await reader.itemIn(tx, id)) };
    });
  }
}
