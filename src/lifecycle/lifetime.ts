import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { explained } from '../common/failure.js';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
type Signal = (typeof SIGNALS)[number];

/** npm passes on a Ctrl-C that the terminal has sent to this process as well. */
const NPM_ECHO_MS = 1000;

interface Part {
  close: () => Promise<unknown>;
  withinMs: number;
}

/**
 * The life of the process: starts, works until SIGTERM or SIGINT or until something it needs is lost, then closes
 * what it opened, the last first. A second signal ends it at once.
 */
export class Lifetime {
  private readonly parts: Part[] = [];
  private ending: { signal: Signal | null; since: number } | null = null;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, () => this.onSignal(signal));
  }

  /** Runs the start; if it fails, says why in one line, closes what is open already, and exits with code 1. */
  async start(begin: () => Promise<void>): Promise<void> {
    try {
      await begin();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Has `close` run at the end; after `withinMs` the end goes on without waiting for it. */
  whenEnding(close: () => Promise<unknown>, withinMs = Number.POSITIVE_INFINITY): void {
    this.parts.push({ close, withinMs });
  }

  /** Ends with exit code 1 and says why, unless it is ending anyway: then a failure is but a consequence. */
  fail(error: unknown): void {
    if (this.ending) return;
    console.error(explained(error));
    this.end(1, null);
  }

  private onSignal(signal: Signal): void {
    if (!this.ending) return this.end(0, signal);
    const isEcho =
      process.env.npm_lifecycle_event &&
      signal === this.ending.signal &&
      Date.now() - this.ending.since < NPM_ECHO_MS;
    if (!isEcho) process.exit(128 + os.constants.signals[signal]);
  }

  private end(code: number, signal: Signal | null): void {
    this.ending = { signal, since: Date.now() };
    void this.closeAll().then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(explained(error));
        process.exit(1);
      },
    );
  }

  private async closeAll(): Promise<void> {
    for (const { close, withinMs } of this.parts.toReversed()) {
      await (Number.isFinite(withinMs) ? Promise.race([close(), sleep(withinMs)]) : close());
    }
  }
}
