import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FieldsRefused } from '../common/checked.pipe.js';
import type { Pairs } from '../common/form-body.js';
import type { FieldErrors } from '../common/problem.js';
import type { Parameters } from './sql-console.js';
import { LONGEST_STATEMENT } from './sql/statement.js';

/** What an address asks: a statement, and the values of its parameters. */
export interface AskedSql {
  /** Null where the address carries none. */
  query: string | null;
  parameters: Parameters;
}

const PARAMETER = /^p\[([a-z_][a-z0-9_]{0,49})\]$/;

/** Reads what is asked; parameters are named by statements, so no class can list them. @throws FieldsRefused */
export function readAsked(pairs: Pairs): AskedSql {
  const errors: FieldErrors = {};
  const parameters: Record<string, string> = {};
  let query: string | null = null;
  for (const [key, value] of Object.entries(pairs)) {
    const [, name] = PARAMETER.exec(key) ?? [];
    if (typeof value !== 'string') errors[key.slice(0, 100)] = [ONCE];
    else if (key === 'query') query = value;
    else if (name === undefined) errors[key.slice(0, 100)] = [UNKNOWN];
    else parameters[name] = value;
  }
  if (Object.keys(errors).length > 0) throw new FieldsRefused(errors);
  return { query, parameters };
}

/** What the address asks: the statement where it carries one, and values of parameters. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): AskedSql =>
  readAsked(context.switchToHttp().getRequest<FastifyRequest>().query as Pairs),
);

const ApiParameters = () =>
  ApiQuery({
    name: 'p',
    required: false,
    style: 'deepObject',
    explode: true,
    description:
      'Values of the parameters of the statement: `p[day]=2025-11-10` for `:day`. An empty one means no value.',
    schema: { type: 'object', additionalProperties: { type: 'string' } },
  });

const ApiStatement = () =>
  ApiQuery({
    name: 'query',
    required: true,
    description: 'One SELECT on the views of the open data.',
    schema: { type: 'string', minLength: 1, maxLength: LONGEST_STATEMENT },
  });

/** A route that takes a statement. */
export const TakesStatement = () => applyDecorators(ApiStatement(), ApiParameters());
/** A route that knows its statement and takes its parameters. */
export const TakesParameters = () => ApiParameters();

const ONCE = { id: 'beri satu kali', en: 'give it once' };
const UNKNOWN = { id: 'tidak dikenal', en: 'is not known' };
