import http from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { problemBody, unreadable } from '../common/problem-body.js';

/** Answers what is no HTTP: it has no request to answer, so the answer goes to the socket. */
export const refusingNoise =
  (headers: Readonly<Record<string, string>>) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const { body, all } = refusal(headers);
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 400 ${http.STATUS_CODES[400]}\r\n${lines.join('')}\r\n${body}`);
  };

/** Requests that Node would answer by itself, in words and without headers of ours. */
export function refuseUnfit(server: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  server.server.on('checkExpectation', (_request, response: http.ServerResponse) => {
    const { body, all } = refusal(headers);
    response.writeHead(400, all).end(body);
  });
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    const lacksHost = raw.httpVersionMinor === 1 && raw.headers.host === undefined;
    done(lacksHost ? unreadable() : undefined);
  });
}

function refusal(headers: Readonly<Record<string, string>>) {
  const body = JSON.stringify(problemBody(unreadable(), 'id', '/'));
  const all = {
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  };
  return { body, all };
}
