import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { Allow, type Callers } from '../auth/allow.decorator.js';
import { Problems, TakesKey } from '../common/answers.js';

export { Problems };

/*
 * What a route promises, said once for the rule it stands under and for the API's description.
 */

const ETAG = { ETag: { schema: { type: 'string' as const }, description: 'Starts with the revision.' } };
const LOCATION = {
  Location: { schema: { type: 'string' as const }, description: 'Address of the new record.' },
};

/** The id in the address. */
export const ApiId = () => ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** A read of one record, for everybody. */
export const Reading = (summary: string, Answer: Type) =>
  applyDecorators(
    Allow('everybody'),
    ApiOperation({ summary }),
    ApiId(),
    ApiResponse({ status: 200, description: 'The record.', type: Answer, headers: ETAG }),
    Problems(400, 401, 404, 429, 503),
  );

/** A read of a list, for everybody unless said otherwise. */
export const Listing = (summary: string, Element: Type, callers: Callers = 'everybody') =>
  applyDecorators(
    Allow(callers, { scope: 'read' }),
    ...(callers === 'everybody' ? [] : [ApiBearerAuth(), Problems(403)]),
    ApiOperation({ summary }),
    ApiResponse({
      status: 200,
      description: 'One page; `next` is the cursor of the following page, null on the last.',
      schema: {
        type: 'object',
        required: ['items', 'next'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(Element) } },
          next: { type: 'string', nullable: true },
        },
      },
    }),
    Problems(400, 401, 429, 503),
  );

/** A POST that makes a record; it needs an account and answers 201 with the record. */
export const Creation = (summary: string, Answer: Type, callers: Callers = 'keepers') =>
  applyDecorators(
    Allow(callers),
    ApiBearerAuth(),
    ApiOperation({ summary }),
    TakesKey(),
    ApiResponse({ status: 201, description: 'Recorded.', type: Answer, headers: { ...ETAG, ...LOCATION } }),
    Problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 503),
  );

/** A named act on a record; it needs an account and If-Match and answers the record as it is then. */
export const Act = (
  summary: string,
  Answer: Type,
  { callers = 'keepers', isForPeople = false }: { callers?: Callers; isForPeople?: boolean } = {},
) =>
  applyDecorators(
    Allow(callers, { isForPeople }),
    HttpCode(200),
    ApiBearerAuth(),
    ApiOperation({ summary }),
    ApiId(),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'ETag of the record you saw.',
      schema: { type: 'string', example: '"1"' },
    }),
    TakesKey(),
    ApiResponse({ status: 200, description: 'The record as it is now.', type: Answer, headers: ETAG }),
    Problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503),
  );
