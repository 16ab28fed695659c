import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiProperty, ApiResponse } from '@nestjs/swagger';

/* What the API's description says of a field of an answer beyond its type. */

/** The id of a record. */
export const ShowsId = () => ApiProperty({ format: 'uuid' });

/** A day, YYYY-MM-DD, in Asia/Jakarta. */
export const ShowsDay = () => ApiProperty({ format: 'date', example: '2025-11-10' });

/** An instant, RFC 3339. */
export const ShowsInstant = () => ApiProperty({ format: 'date-time' });

/** A whole number. */
export const ShowsWhole = () => ApiProperty({ type: 'integer' });

/** One of a fixed list of words; several of them with `each`. */
export const ShowsOneOf = (values: readonly string[], { each }: { each?: boolean } = {}) =>
  ApiProperty({ enum: values, isArray: each ?? false });

/** What makes a POST that is sent again happen once. */
export const TakesKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'Sent again within 72 hours under the same key, it happens once.',
  });

/** Every failure reads like this. */
export const Problems = (...statuses: number[]) =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: 'Problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemBody' } } },
      }),
    ),
  );
