import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { AddressRefused, checkedLookup, isReachable, isWebhookUrl, type Reach } from './addresses.js';

/** How long a delivery may take, from the look-up of the name to the status of the answer. */
const PATIENCE_SECONDS = 15;
/** Of an answer its head counts; no more than this is taken of it, and nothing of its body. */
const LARGEST_HEAD_BYTES = 16 * 1024;

/** What a receiver said. */
export interface Said {
  status: number;
  /** Its `Retry-After`; null without one. */
  retryAfter: string | null;
}

/**
 * Posts a body to an address others chose, and gives the head of the answer. No redirect is followed, no proxy and no
 * connection of another delivery is used. @throws AddressRefused, or whatever kept it from being answered
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  reach: Reach,
): Promise<Said> {
  if (!isWebhookUrl(url, reach)) throw new AddressRefused();
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  // A name that is an address already is never looked up.
  if (isIP(host) && !isReachable(host, reach)) throw new AddressRefused();
  const request = target.protocol === 'https:' ? https.request : http.request;
  return new Promise((resolve, reject) => {
    const sent = request(target, {
      method: 'POST',
      agent: false,
      lookup: checkedLookup(reach),
      signal: AbortSignal.timeout(PATIENCE_SECONDS * 1000),
      maxHeaderSize: LARGEST_HEAD_BYTES,
      headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
    });
    sent.on('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null });
      answer.on('error', () => {});
      answer.destroy();
    });
    sent.on('error', (error) => {
      reject(
        error.name === 'AbortError' || error.name === 'TimeoutError'
          ? new Error(`No answer within ${PATIENCE_SECONDS} seconds.`)
          : error,
      );
    });
    sent.end(body);
  });
}
