import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Nest's messages in the server's own log, one JSON line each; what it says of its routine is for debugging. */
export class ServerLog implements LoggerService {
  constructor(private readonly server: FastifyBaseLogger) {}

  fatal(message: unknown, context?: string): void {
    this.server.fatal({ context }, String(message));
  }
  error(message: unknown, ...more: unknown[]): void {
    this.server.error({ context: more.at(-1) }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.server.warn({ context }, String(message));
  }
  log(message: unknown, context?: string): void {
    this.server.debug({ context }, String(message));
  }
}
