import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config/settings.js';
import { carriesCredential } from './credential.js';

/** A year, in seconds. */
const HSTS_SECONDS = 365 * 24 * 60 * 60;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What every answer carries, also those no handler has seen. */
export const safeHeaders = ({ ORIGIN }: Settings): Readonly<Record<string, string>> => ({
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  ...(ORIGIN?.startsWith('https:') && {
    'strict-transport-security': `max-age=${HSTS_SECONDS}; includeSubDomains`,
  }),
});

/** Sends {@link safeHeaders}, and keeps caches from what was answered to somebody. A handler may tighten, not loosen. */
export function sendSafeHeaders(server: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (!request.routeOptions.config?.isSameForAll) {
      if (carriesCredential(request)) reply.header('cache-control', 'no-store');
      reply.header('vary', [reply.getHeader('vary'), 'Authorization, Cookie'].filter(Boolean).join(', '));
    }
    done();
  });
}
