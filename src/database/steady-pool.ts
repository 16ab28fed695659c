import pg from 'pg';

/**
 * A pool whose connections may break at any time, as when PostgreSQL restarts or a start fails half way: whoever uses
 * one learns of it by its statement, and the next use gets another. Without a listener of its own, one that breaks
 * between two statements would end the process.
 */
export class SteadyPool extends pg.Pool {
  constructor(config?: pg.PoolConfig) {
    super(config);
    this.on('error', () => {});
    this.on('connect', (client) => client.on('error', () => {}));
  }
}
