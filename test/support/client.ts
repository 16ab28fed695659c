/** JSON as tests look at it. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests read answers field by field; the schema test holds them to their description
export type Json = any;

export interface Response {
  status: number;
  body: Json;
  text: string;
  headers: Headers;
}

/** Calls the API as one actor. */
export class Client {
  constructor(
    private readonly url: string,
    readonly token: string | null,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** An act on a record as its sender saw it. */
  act(path: string, seen: { revision: number }, body: unknown = {}): Promise<Response> {
    return this.post(path, body, { 'if-match': `"${seen.revision}"` });
  }

  /** Posts and insists on success; gives the record. */
  async made(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Json> {
    const response = await this.post(path, body, headers);
    if (response.status >= 300) throw new Error(`POST ${path}: ${response.status} ${response.text}`);
    return response.body;
  }

  /** Reads and insists on success; gives the record. */
  async read(path: string): Promise<Json> {
    const response = await this.get(path);
    if (response.status !== 200) throw new Error(`GET ${path}: ${response.status} ${response.text}`);
    return response.body;
  }

  async send(
    method: string,
    path: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const response = await fetch(
      `${this.url}${path.startsWith('/api') || path === '/' ? path : `/api/v1${path}`}`,
      {
        method,
        body,
        redirect: 'manual',
        headers: {
          'accept-language': 'en',
          ...(this.token && { authorization: `Bearer ${this.token}` }),
          ...headers,
        },
      },
    );
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      text,
      body: isJson && text ? JSON.parse(text) : undefined,
      headers: response.headers,
    };
  }
}
