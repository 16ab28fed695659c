import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS, type KnownActor } from '../common/actor.js';
import { digestOf, matches } from '../common/entity-tag.js';
import type { Page } from '../common/page.js';
import { Forbidden, Malformed } from '../common/problem.js';
import type { Answer, Repeatable } from '../database/once.js';

/** One request and its answer, as the record's routes need them. */
export class Exchange {
  constructor(
    /** For what is no JSON, such as a form with a file. */
    readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  get actor(): Actor {
    return this.request.actor ?? ANONYMOUS;
  }

  /** The actor of a change. @throws Forbidden if nobody is known */
  get writer(): KnownActor {
    if (this.actor.kind === 'known') return this.actor;
    throw new Forbidden();
  }

  /** Where the request comes from, for the log of acts outside the record. */
  get address(): string {
    return this.request.ip;
  }

  /** @throws Malformed if the Idempotency-Key is longer than 200 characters or not printable */
  get repeatable(): Repeatable {
    const { method, url, body, headers } = this.request;
    const key = headers['idempotency-key'];
    if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))) {
      throw new Malformed('bad-idempotency-key', {
        id: 'Idempotency-Key harus 1 sampai 200 huruf ASCII tanpa spasi.',
        en: 'Idempotency-Key must have 1 to 200 ASCII characters without spaces.',
      });
    }
    return {
      key: key ?? null,
      digest: createHash('sha256')
        .update(JSON.stringify([method, url, body]))
        .digest(),
    };
  }

  /** Answers a read with JSON text; 304 when the caller has it already. */
  show(body: string, revision?: number): string | undefined {
    const digest = digestOf(body);
    const etag = revision === undefined ? `"${digest}"` : `"${revision}.${digest}"`;
    this.head(etag);
    if (!matches(this.request.headers['if-none-match'], etag)) return body;
    void this.reply.code(304);
    return undefined;
  }

  /** Answers a read with text of another kind, which the headers tell; 304 when the caller has it already. */
  showAs(headers: Readonly<Record<string, string>>, text: string): string | undefined {
    const shown = this.show(text);
    void this.reply.headers(headers);
    return shown;
  }

  /** Answers a page of a list and points at the next. */
  showPage({ body, next }: Pick<Page, 'body' | 'next'>): string | undefined {
    if (next) {
      const [path, query] = this.request.url.split('?');
      const parameters = new URLSearchParams(query);
      parameters.set('cursor', next);
      void this.reply.header('link', `<${path}?${parameters.toString()}>; rel="next"`);
    }
    return this.show(body);
  }

  /**
   * Answers a read with a file; 304 when the caller has it already. Its record is read first, each time.
   * @param digest SHA-256 of the file, or of all it is made of, which is its entity tag
   */
  async showFile(
    digest: string,
    headers: Readonly<Record<string, string>>,
    open: () => Promise<StreamableFile>,
  ): Promise<StreamableFile | undefined> {
    const etag = `"${digest}"`;
    const isKnown = matches(this.request.headers['if-none-match'], etag);
    const file = isKnown ? undefined : await open();
    this.head(etag);
    if (isKnown) void this.reply.code(304).removeHeader('content-type');
    else void this.reply.headers(headers);
    return file;
  }

  /** Answers a change with the record as it is now. @param location address of a record just created */
  changed({ body, revision }: Answer, location?: string): string {
    this.head(`"${revision}"`);
    if (location) void this.reply.header('location', location);
    return body;
  }

  private head(etag: string): void {
    void this.reply.headers({
      etag,
      'cache-control': this.actor.kind === 'known' ? 'no-store' : 'public, max-age=0, must-revalidate',
      'content-type': 'application/json; charset=utf-8',
    });
  }
}

/** The exchange a handler answers. */
export const Exchanged = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return new Exchange(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});
