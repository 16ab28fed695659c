import { Client, type Response } from './client.js';

/** A browser on pages of our own: keeps the cookie it is given and says where its requests come from. */
export class Browser {
  /** `name=value`, as it is sent back; null before the first and after a log-out. */
  cookie: string | null = null;
  private readonly client: Client;

  constructor(
    url: string,
    private readonly headers: Record<string, string> = {},
  ) {
    this.client = new Client(url, null);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  put(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('PUT', path, undefined, headers);
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('DELETE', path, undefined, headers);
  }

  /** Another browser with the same cookie, as a thief has it. */
  copied(url: string): Browser {
    const copy = new Browser(url, this.headers);
    copy.cookie = this.cookie;
    return copy;
  }

  private async send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ): Promise<Response> {
    const answer = await this.client.send(method, path, body, {
      'sec-fetch-site': 'same-origin',
      ...this.headers,
      ...(this.cookie !== null && { cookie: this.cookie }),
      ...headers,
    });
    const [given] = answer.headers.getSetCookie();
    if (given !== undefined) {
      const [pair = ''] = given.split(';');
      this.cookie = pair.endsWith('=') ? null : pair;
    }
    return answer;
  }
}
