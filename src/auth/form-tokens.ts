import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Login } from './login.js';
import { SecretKey } from './secret-key.js';

/** The token a page's forms carry back: it belongs to one value of one session. */
@Injectable()
export class FormTokens {
  constructor(private readonly key: SecretKey) {}

  csrfToken({ hash }: Pick<Login, 'hash'>): string {
    return this.key.mac('form tokens', hash.toString('hex')).toString('base64url');
  }

  isCsrfToken(login: Pick<Login, 'hash'>, text: unknown): boolean {
    const expected = Buffer.from(this.csrfToken(login));
    const given = Buffer.from(typeof text === 'string' ? text : '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
