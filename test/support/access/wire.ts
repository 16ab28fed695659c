import http from 'node:http';
import type { Json } from '../client.js';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

export const jsonIn = ({ text }: Answer): Json => JSON.parse(text);

/** Requests over connections that are kept, counted. */
export class Wire {
  requests = 0;
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 24 });
  private readonly origin: URL;

  constructor(readonly url: string) {
    this.origin = new URL(url);
  }

  get(path: string, token: string | null): Promise<Answer> {
    return this.send('GET', path, token);
  }

  /** Posts JSON; `revision` goes into If-Match. */
  post(path: string, token: string | null, body: unknown, revision = 1): Promise<Answer> {
    return this.send('POST', path, token, JSON.stringify(body), {
      'content-type': 'application/json',
      'if-match': `"${revision}"`,
    });
  }

  close(): void {
    this.agent.destroy();
  }

  private send(
    method: string,
    path: string,
    token: string | null,
    body = '',
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    this.requests++;
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          agent: this.agent,
          host: this.origin.hostname,
          port: this.origin.port,
          method,
          path: path.startsWith('/api/') ? path : `/api/v1/${path}`,
          headers: {
            'accept-language': 'en',
            ...(token !== null && { authorization: `Bearer ${token}` }),
            ...(body && { 'content-length': String(Buffer.byteLength(body)) }),
            ...headers,
          },
        },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(pieces).toString(),
            }),
          );
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
}
