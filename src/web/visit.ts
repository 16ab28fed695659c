import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ComponentChildren } from 'preact';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Login, LoginMissing, type Peer, peerOf } from '../auth/login.js';
import { type Actor, ANONYMOUS, type KnownActor } from '../common/actor.js';
import { digestOf } from '../common/entity-tag.js';
import type { Pairs } from '../common/form-body.js';
import type { Language, Text } from '../common/language.js';
import { Malformed } from '../common/problem.js';
import type { SentForm } from './form.guard.js';
import { page, type PageHead, type Viewer } from './page.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** News whoever looks at a page has not read; left out where nobody is known. Set before the page is made. */
    unreadCount?: number;
  }
}

/** Paths of a page in both languages, for its route. @param path the Indonesian one, with the same below /en; or one for each */
export const inBothLanguages = (path: string | Text): string[] =>
  typeof path === 'string' ? [path, `en${path}`] : [path.id, path.en];

/** The language a page's path is in: English below /en. */
export const languageOfPath = (path: string): Language => (/^\/en(?:[/?#]|$)/.test(path) ? 'en' : 'id');

/** One request of a page and its answer. */
export class Visit {
  readonly language: Language;

  constructor(
    readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {
    this.language = languageOfPath(request.url);
  }

  get login(): Login | null {
    return this.request.login ?? null;
  }

  /** @throws LoginMissing if nobody is logged in */
  get fullLogin(): Login {
    if (this.login?.stage === 'full') return this.login;
    throw new LoginMissing();
  }

  /** @throws LoginMissing if nobody is known */
  get actor(): KnownActor {
    const { actor } = this.request;
    if (actor?.kind === 'known') return actor;
    throw new LoginMissing();
  }

  get viewer(): Viewer | null {
    if (this.login?.stage !== 'full') return null;
    const { name, role } = this.login.account;
    return { name, role, unreadCount: this.request.unreadCount };
  }

  /** Who asks, on pages that are open to everybody. */
  get reader(): Actor {
    return this.request.actor ?? ANONYMOUS;
  }

  /** What the address asks for, as it stands there. */
  get query(): Pairs {
    return this.request.query as Pairs;
  }

  /** The revision of the record the form on the page was filled in for. @throws Malformed if it carries none */
  get seen(): number {
    const { revision } = this.form;
    if (revision !== null && /^\d{1,9}$/.test(revision)) return Number(revision);
    throw new Malformed('revision-missing', {
      id: 'Formulir ini tidak menyebut versi catatan yang diubah. Buka lagi halamannya.',
      en: 'This form does not say which version of the record it changes. Open its page again.',
    });
  }

  /** What makes a form that was sent twice happen once. */
  get repeatable(): { key: string | null; digest: Buffer } {
    const { method, url } = this.request;
    const { key, fields } = this.form;
    const asked = JSON.stringify([method, url, fields]);
    return { key, digest: createHash('sha256').update(asked).digest() };
  }

  /** What was sent. Only for the handler of a form. */
  get form(): SentForm {
    const { form } = this.request;
    if (!form) throw new Error('the handler of a form needs @TakesForm');
    return form;
  }

  /** Takes the fields that came with a file, which the handler has read. Only for the handler of a form with a file. */
  takeFields(fields: Pairs): void {
    const { formOf } = this.request;
    if (!formOf) throw new Error('the guard of forms has not run');
    this.request.form = formOf(fields);
  }

  /** Goes on as somebody who has just logged in, or come a step further. @param formToken of the new session */
  entered(login: Login, formToken: string): void {
    Object.assign(this.request, { login, formToken });
  }

  get peer(): Peer {
    return peerOf(this.request);
  }

  /** What forms of this page carry back; null without a session. */
  get formToken(): string | null {
    return this.request.formToken ?? null;
  }

  /** The address of a page in the language of this one. @param path the Indonesian one */
  at(path: string): string {
    if (this.language === 'id') return path;
    return path === '/' ? '/en' : `/en${path}`;
  }

  /** Paths of a list in each language, with what this address asks for. */
  asking(paths: Text): Text {
    const query = addressOf('', this.query);
    return { id: paths.id + query, en: paths.en + query };
  }

  /** Answers with a page nobody keeps. */
  show(
    head: Omit<PageHead, 'language' | 'viewer' | 'origin' | 'paths'> & { path: string },
    content: ComponentChildren,
  ): string {
    const { path, ...rest } = head;
    return this.html(
      page(
        {
          ...rest,
          language: this.language,
          viewer: this.viewer,
          isPrivate: true,
          paths: { id: path, en: path === '/' ? '/en' : `/en${path}` },
        },
        content,
      ),
      'no-store',
    );
  }

  /** Answers with a page of the public record, which those who are not logged in may keep. */
  publish(head: Omit<PageHead, 'language' | 'viewer' | 'origin'>, content: ComponentChildren): string {
    const { language, viewer } = this;
    const origin = this.request.site?.origin;
    return this.showPublicly(page({ ...head, language, viewer, origin }, content));
  }

  /** Answers with a page that those who are not logged in may keep, and need not be sent again while they have it. */
  showPublicly(html: string): string {
    // Weak: the same page is sent packed in several ways.
    void this.reply.header('etag', `W/"${digestOf(html)}"`);
    return this.html(html, 'public, max-age=0, must-revalidate');
  }

  /** Sends the browser on to another page. @param path within this site, as it is to be opened */
  go(path: string): undefined {
    void this.reply.code(303).headers({ location: path, 'cache-control': 'no-store' });
  }

  /** Sets the status of an answer that is no success. */
  fail(status: number, headers: Readonly<Record<string, string>>): void {
    void this.reply.code(status).headers(headers);
  }

  /** For services that write headers of their own. */
  get answer(): FastifyReply {
    return this.reply;
  }

  private html(html: string, caching: string): string {
    void this.reply
      .code(200)
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': caching });
    return html;
  }
}

/** An address that asks for this; what is undefined is left out. */
export function addressOf(path: string, query: Record<string, string | string[] | undefined>): string {
  const asked = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => [value ?? []].flat().map((each) => [key, each])),
  ).toString();
  return asked ? `${path}?${asked}` : path;
}

/** The visit a page's handler answers. */
export const Visited = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const http = context.switchToHttp();
  return new Visit(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});
