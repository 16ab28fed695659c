import { fastify } from 'fastify';
import pg from 'pg';
import { commitmentDetail } from './reference.detail.js';
import { commitmentList, type ListQuery } from './reference.list.js';
import { searched } from './reference.search.js';

/*
 * The yardstick: what an experienced developer writes by hand for the same two answers, with fastify and pg on a
 * plain schema. Days and instants stay text, which is also the fastest; instants read as in Ikrar's answers.
 */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => `${text.replace(' ', 'T')}:00`);

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  options: '-c timezone=UTC -c jit=off -c search_path=plain',
  max: 10,
});
pool.on('error', () => {});
const server = fastify();

const uuid = { type: 'string', format: 'uuid' };
const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    receiver: uuid,
    status: { type: 'string' },
    topic: { type: 'string' },
    due_before: { type: 'string', format: 'date' },
    cursor: { type: 'string', maxLength: 1000 },
    limit: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  },
};

server.get<{ Querystring: ListQuery }>(
  '/api/v1/commitments',
  { schema: { querystring: listQuery } },
  (request) => commitmentList(pool, request.query),
);

server.get<{ Params: { id: string } }>(
  '/api/v1/commitments/:id',
  { schema: { params: { type: 'object', properties: { id: uuid } } } },
  async (request, reply) =>
    (await commitmentDetail(pool, request.params.id)) ?? reply.code(404).send({ title: 'Not found' }),
);

server.get<{ Querystring: { q: string } }>(
  '/api/v1/search',
  {
    schema: {
      querystring: {
        type: 'object',
        additionalProperties: false,
        required: ['q'],
        properties: { q: { type: 'string', maxLength: 200 } },
      },
    },
  },
  (request) => searched(pool, request.query.q),
);

console.log(`Reference is open at ${await server.listen({ port: 0, host: '127.0.0.1' })}`);
