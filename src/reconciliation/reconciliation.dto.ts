import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { LeftOut, Line, ListOfAtMost, OneOf, Parts, Verbatim, Whole } from '../common/fields.js';
import { PROPERTY_IDS, TYPE_IDS } from './types.js';

/** Names one request may ask for. */
export const MOST_QUERIES = 50;
/** Longest name that is looked up, in characters; nothing is called by a longer one. */
export const LONGEST_NAME = 200;
/** Candidates for a name where nobody says how many. */
export const USUAL_CANDIDATES = 5;
const MOST_CANDIDATES = 25;
const MOST_VALUES = 20;

const AsList = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));

/** A value as the service takes it: text, a number, or a thing that was looked up before. */
const isValue = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string');

/** What a candidate must have. */
export class AskedProperty {
  @OneOf(PROPERTY_IDS) pid: string;
  /** Several are alternatives. */
  @ValidateBy(
    {
      name: 'isValue',
      validator: {
        validate: (value: unknown) =>
          Array.isArray(value) ? value.length <= MOST_VALUES && value.every(isValue) : isValue(value),
      },
    },
    { message: 'harus teks, angka, atau { id }\u001fmust be text, a number or { id }' },
  )
  @ApiProperty({ description: 'Text, a number, `{ "id": … }`, or a list of them.' })
  v: unknown;
}

/** One name that is looked up. */
export class ReconcileQuery {
  @IsOptional()
  @ValidateBy(
    { name: 'isText', validator: { validate: (value) => typeof value === 'string' } },
    { message: 'harus berupa teks\u001fmust be text' },
  )
  query?: string;
  /** What it may be, by the ids of types. */
  @LeftOut() @AsList() @ListOfAtMost(TYPE_IDS.length) @OneOf(TYPE_IDS, { each: true }) type?: string[];
  /** Of several types any will do, as a thing has one noun. */
  @LeftOut() @OneOf(['any', 'should', 'all']) type_strict?: string;
  @LeftOut() @Whole(1, MOST_CANDIDATES) limit?: number;
  @LeftOut() @Parts(AskedProperty, PROPERTY_IDS.length) properties?: AskedProperty[];
}

export class ReconcileQueries {
  @Parts(ReconcileQuery, MOST_QUERIES) queries: ReconcileQuery[];
}

/** The batch: a JSON object in one field. */
export class BatchQuery {
  /** JSON: `{ "q0": { "query": "…", "type": "union" }, … }`, at most 50. Left out, the manifest is answered. */
  @LeftOut() @Verbatim(60_000) queries?: string;
}

/** The same as a form. */
export class BatchDto {
  /** JSON, as in the address. */
  @Verbatim(60_000) queries: string;
}

export class SuggestQuery {
  /** How it begins; without it, all types and properties are answered, and no record. */
  @LeftOut() @Line(LONGEST_NAME) prefix: string = '';
  @LeftOut() @AsList() @ListOfAtMost(TYPE_IDS.length) @OneOf(TYPE_IDS, { each: true }) type?: string[];
  @LeftOut() @OneOf(['any', 'should', 'all']) type_strict?: string;
  @LeftOut() @Type(() => Number) @Whole(1, MOST_CANDIDATES) limit?: number;
  /** Sent by OpenRefine with everything; of no effect here, as `exact`, `lang`, `scoring`, `prefixed` and `cursor`. */
  @IsOptional() @Line(20) spell?: string;
  @IsOptional() @Line(20) exact?: string;
  @IsOptional() @Line(20) lang?: string;
  @IsOptional() @Line(20) scoring?: string;
  @IsOptional() @Line(20) prefixed?: string;
  @IsOptional() @Line(20) cursor?: string;
}

export class TypeDto {
  @ApiProperty({ example: 'union' }) id: string;
  name: string;
  @ApiPropertyOptional({ type: () => TypeDto, isArray: true }) broader?: TypeDto[];
}

class Pattern {
  @ApiProperty({ example: 'https://…/{{id}}' }) url: string;
}
class Service {
  service_url: string;
  service_path: string;
}
class Suggesting {
  entity: Service;
  property: Service;
  type: Service;
}

/** What the service can do. Reconciliation Service API 0.2. */
export class ManifestDto {
  @ApiProperty({ type: [String] }) versions: string[];
  name: string;
  identifierSpace: string;
  schemaSpace: string;
  documentation: string;
  defaultTypes: TypeDto[];
  view: Pattern;
  suggest: Suggesting;
  @ApiProperty({ type: 'integer' }) batchSize: number;
}

export class CandidateDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  name: string;
  /** What tells it from others of its name. */
  description: string;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 }) score: number;
  /** Only where the name or acronym is the very same, nothing else is called so, and no acronym is a letter apart. */
  match: boolean;
  type: TypeDto[];
}

export class CandidatesDto {
  result: CandidateDto[];
}

export class SuggestedDto {
  id: string;
  name: string;
  description: string;
}
export class SuggestedEntityDto extends SuggestedDto {
  notable: TypeDto[];
}
export class SuggestedEntitiesDto {
  result: SuggestedEntityDto[];
}
export class SuggestedPropertiesDto {
  result: SuggestedDto[];
}
