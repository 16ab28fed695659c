import type { AddressInfo } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../common/problem.js';
import { SETTINGS, type Settings } from '../config/settings.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Where people open this installation. */
@Injectable()
export class Site {
  private listensOn?: number;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Scheme, host and port, as `https://ikrar.example.go.id`. */
  get origin(): string {
    return this.settings.ORIGIN ?? `http://127.0.0.1:${this.port}`;
  }

  get isSecure(): boolean {
    return this.origin.startsWith('https:');
  }

  /** Address of a page. @param path begins with a slash */
  address(path: string): string {
    return this.origin + path;
  }

  /**
   * Holds a request that a browser may have been tricked into sending to where it comes from: `Sec-Fetch-Site`, else
   * `Origin`; one without either is refused. @throws Problem
   */
  checkSameOrigin({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): void {
    if (SAFE_METHODS.includes(method)) return;
    const from = headers['sec-fetch-site'];
    if (from === undefined ? headers.origin === this.origin : from === 'same-origin') return;
    throw new Problem('forbidden', 'cross-site', {
      id: 'Permintaan ini tidak datang dari halaman Ikrar sendiri.',
      en: 'This request does not come from a page of Ikrar.',
    });
  }

  private get port(): number {
    const server = this.host.httpAdapter.getHttpServer() as { address(): AddressInfo | null };
    // Once it listens it stays there; asking the system each time is dear.
    this.listensOn ??= server.address()?.port;
    return this.listensOn ?? this.settings.PORT;
  }
}
