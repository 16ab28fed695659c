import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../common/problem.js';
import type { Settings } from '../config/settings.js';
import { bringsForm } from './bodies.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses changes that a page of another site makes a browser send: whatever comes with a cookie or as a form must say
 * that it comes from here, by Sec-Fetch-Site or else by Origin. Programs that send a token bring neither.
 */
export function refuseOtherSites(server: FastifyInstance, settings: Settings): void {
  server.addHook('onRequest', (request, _reply, done) => {
    done(canForge(request) && !isFromHere(request, settings) ? crossSite() : undefined);
  });
}

const canForge = (request: FastifyRequest): boolean =>
  !SAFE.includes(request.method) && (request.headers.cookie !== undefined || bringsForm(request));

function isFromHere({ headers }: FastifyRequest, { ORIGIN }: Settings): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === ORIGIN : site === 'same-origin';
}

const crossSite = () =>
  new Problem('forbidden', 'cross-site', {
    id: 'Permintaan ini tidak dikirim dari halaman Ikrar sendiri, jadi tidak ada yang dilakukan. Jika Anda yang mengirimnya: kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi.',
    en: 'This was not sent from a page of Ikrar itself, so nothing was done. If it was you: go back to the page before, reload it, and send it again.',
  });
