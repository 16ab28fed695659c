import type { FastifyInstance } from 'fastify';
import { Problem } from '../common/problem.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Which methods each address answers, for {@link refuseOtherMethods}. */
export function collectMethods(server: FastifyInstance): Map<string, Set<string>> {
  const methods = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methods.set(url, known);
  });
  return methods;
}

/** Every other method of an address that exists is 405 with Allow, not 404; so is every preflight of another origin. */
export function refuseOtherMethods(server: FastifyInstance, methods: Map<string, Set<string>>): void {
  // oxlint-disable-next-line unicorn/no-useless-spread -- the routes added here come to the map while it is read
  for (const [url, known] of [...methods]) {
    const allow = [...known].filter((method) => METHODS.includes(method)).join(', ');
    const others = METHODS.filter((method) => !known.has(method));
    if (others.length === 0 || url.includes('*')) continue;
    server.route({
      method: others,
      url,
      onRequest: (_request, _reply, done) => done(methodNotAllowed(allow)),
      handler: () => {},
    });
  }
}

const methodNotAllowed = (allow: string) =>
  new Problem(
    'method-not-allowed',
    'method-not-allowed',
    { id: `Alamat ini hanya menerima ${allow}.`, en: `This address takes ${allow} only.` },
    undefined,
    { allow },
  );
