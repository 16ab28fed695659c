import { applyDecorators, Get } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { Allow } from '../auth/allow.decorator.js';
import { Problems, ShowsWhole } from '../common/answers.js';
import { type FacetedList, facetsOf } from './facet.js';

/** A value a list can be narrowed to. */
export class FacetValue {
  /** To be asked for under the key of the facet. */
  value: string;
  /** In Bahasa Indonesia, or as it is called. */
  name: string;
  nameEn: string;
  /** How many records the list then holds; null where that would take looking at more than 10,000. */
  @ShowsWhole() count: number | null;
}

/** What a list can be narrowed to. */
@ApiExtraModels(FacetValue)
export class FacetsAnswer {
  /** How many records the list holds; null where that would take looking at more than 10,000. */
  @ApiProperty({ type: 'integer', nullable: true }) total: number | null;
  /** By key of the query: the most frequent values that lead to anything, and those asked for. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { $ref: getSchemaPath(FacetValue) } },
  })
  facets: Record<string, FacetValue[]>;
  /** Keys whose values would take looking at more than 10,000 records to count. */
  uncounted: string[];
}

/** A route that counts what a list can be narrowed to. */
export const CountsOf = <Query extends object>(list: FacetedList<Query>) =>
  applyDecorators(
    Get(`${list.list}/facets`),
    Allow('everybody', { scope: 'read' }),
    ApiOperation({
      summary: `Counts by what the list can be narrowed to: ${list.list}`,
      description:
        'Takes the query of the list. The count of a value is how many records the list holds if asked for that value, in place of other values of the same key, with all else as it is. `limit`, `cursor` and `sort` are taken, so that the query of a page of the list can be used, and change nothing. ' +
        `Keys: ${facetsOf(list)
          .map(([key]) => `\`${key}\``)
          .join(', ')}.`,
    }),
    ApiResponse({
      status: 200,
      description: 'The counts, as whoever asks sees the list.',
      type: FacetsAnswer,
    }),
    Problems(400, 401, 429, 503),
  );
