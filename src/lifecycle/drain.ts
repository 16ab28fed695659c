import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * When the server closes, running requests are answered to the end, and connections without one are cut at once:
 * also those a browser opened in advance, and those that would wait for a next request after their last answer.
 */
export function drainOnClose(server: FastifyInstance): void {
  const requestsOn = new Map<Socket, number>();
  let isClosing = false;

  const know = (socket: Socket) => {
    if (requestsOn.has(socket)) return;
    requestsOn.set(socket, 0);
    socket.once('close', () => requestsOn.delete(socket));
  };
  const count = (socket: Socket, change: number) => {
    const running = (requestsOn.get(socket) ?? 0) + change;
    if (requestsOn.has(socket)) requestsOn.set(socket, running);
    if (isClosing && running === 0) socket.destroySoon();
  };

  server.server.on('connection', know);
  server.addHook('onRequest', (request, reply, done) => {
    const { socket } = request.raw;
    know(socket);
    count(socket, 1);
    reply.raw.once('close', () => count(socket, -1));
    done();
  });
  server.addHook('onSend', (request, reply, _payload, done) => {
    // A connection may bring several requests at once; the last of them closes it.
    if (isClosing && requestsOn.get(request.raw.socket) === 1) void reply.header('connection', 'close');
    done();
  });
  server.addHook('preClose', (done) => {
    isClosing = true;
    for (const [socket, running] of requestsOn) if (running === 0) socket.destroy();
    done();
  });
}
