import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FORM_LIMIT_BYTES, parseFormBody } from '../common/form-body.js';
import { parseJsonBody } from '../common/json-body.js';
import { Problem } from '../common/problem.js';

export const FORM = 'application/x-www-form-urlencoded';

/** One content type a route: JSON, or on routes that declare it a form. Nothing else is read at all. */
export function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    parsed(done, () => (body.length === 0 ? undefined : parseJsonBody(body as Buffer))),
  );
  server.addContentTypeParser(
    FORM,
    { parseAs: 'buffer', bodyLimit: FORM_LIMIT_BYTES },
    (_request, body, done) => parsed(done, () => parseFormBody(body as Buffer)),
  );
  server.addHook('onRequest', (request, _reply, done) => {
    done(takesItsType(request) ? undefined : wrongType(request));
  });
}

function parsed(done: (error: Error | null, body?: unknown) => void, parse: () => unknown): void {
  try {
    done(null, parse());
  } catch (error) {
    done(error as Error);
  }
}

/** Whether the request brings a form, whatever its parameters, such as a charset. */
export const bringsForm = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() === FORM;

function takesItsType(request: FastifyRequest): boolean {
  const { takesForm = false, takesFile = false } = request.routeOptions.config ?? {};
  // Routes that take a file say themselves what they take.
  return request.is404 || takesFile || bringsForm(request) === takesForm;
}

const wrongType = ({ routeOptions }: FastifyRequest) =>
  routeOptions.config?.takesForm
    ? new Problem('unsupported-media-type', 'unsupported-media-type', {
        id: `Kirim formulir ini sebagai ${FORM}.`,
        en: `Send this form as ${FORM}.`,
      })
    : new Problem('unsupported-media-type', 'unsupported-media-type', {
        id: 'Kirim isi permintaan sebagai application/json.',
        en: 'Send the body as application/json.',
      });
