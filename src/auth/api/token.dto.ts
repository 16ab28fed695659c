import { ApiProperty } from '@nestjs/swagger';
import { type Scope, SCOPES } from '../../common/actor.js';
import { ShowsId, ShowsInstant, ShowsOneOf } from '../../common/answers.js';
import { Line, ListOfAtMost, OneOf, Whole } from '../../common/fields.js';
import { LONGEST_TOKEN_DAYS, type TokenRow } from '../personal-tokens.js';

export class NewTokenDto {
  /** What it is for. */
  @Line(100) name: string;
  /** What it may be used for: `contacts` keepers alone, and readers `read` alone. */
  @ListOfAtMost(SCOPES.length) @OneOf(SCOPES, { each: true }) scopes: Scope[];
  /** How long it is valid. */
  @Whole(1, LONGEST_TOKEN_DAYS) days: number;
}

export class TokenDto {
  @ShowsId() id: string;
  @ApiProperty({ type: 'string', nullable: true }) name: string | null;
  @ShowsOneOf(SCOPES, { each: true }) scopes: string[];
  @ShowsInstant() createdAt: string;
  @ShowsInstant() expiresAt: string;
  /** To the minute; null before the first use. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) lastUsedAt: string | null;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) revokedAt: string | null;

  static of({ id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }: TokenRow): TokenDto {
    return {
      id,
      name,
      scopes,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    };
  }
}

export class MadeTokenDto extends TokenDto {
  /** The token itself. It is shown only now. */
  token: string;
}

export class TokensDto {
  @ApiProperty({ type: TokenDto, isArray: true }) items: TokenDto[];
}
