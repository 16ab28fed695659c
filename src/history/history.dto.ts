import { ApiProperty } from '@nestjs/swagger';
import { ROLES } from '../common/actor.js';

/** Who made a change. */
export class HistoryActorDto {
  /** The account. */
  @ApiProperty({ format: 'uuid' }) id: string;
  /** What it could do then. */
  @ApiProperty({ enum: ROLES }) role: string;
}

/** One entry of the log. Its canonical JSON (RFC 8785) is what `leafHash` covers. */
export class HistoryEntryBodyDto {
  /** Place in the log of everything, from 0, without gaps. */
  @ApiProperty({ type: 'integer' }) index: number;
  /** What was done: `tenure.ended`. */
  act: string;
  /** Kind of the record. */
  kind: string;
  @ApiProperty({ format: 'uuid' }) id: string;
  /** The record whose history shows this; a part names its whole. */
  @ApiProperty({ format: 'uuid' }) aboutId: string;
  /** Revision of the record after the change. */
  @ApiProperty({ type: 'integer' }) revision: number;
  actor: HistoryActorDto;
  /** Why; null where the act speaks for itself. */
  reason: string | null;
  /** Time of the database, RFC 3339 in UTC. */
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  /** The whole record after the change. */
  @ApiProperty({ type: 'object', additionalProperties: true }) record: object;
}

/** An entry with what is needed to check it. */
export class HistoryEntryDto {
  /** Null when it was erased at the request of the person it named. */
  entry: HistoryEntryBodyDto | null;
  /** Name of the account, for those who keep the record; null for everybody else. */
  actorName: string | null;
  /** 32 random bytes, hexadecimal; null when erased with the entry. */
  salt: string | null;
  /** SHA-256(0x00 ‖ SHA-256(salt ‖ canonical JSON of the entry)), hexadecimal. */
  leafHash: string;
  /** When entry and salt were erased, RFC 3339; the leaf stays, so the log stays whole. Null for all others. */
  @ApiProperty({ format: 'date-time' }) erasedAt: string | null;
}
