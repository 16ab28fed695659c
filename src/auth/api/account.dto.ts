import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { type Role, ROLES } from '../../common/actor.js';
import { ShowsId, ShowsInstant, ShowsOneOf } from '../../common/answers.js';
import { Email, Id, LeftOut, Line, OneOf, Optional, Whole } from '../../common/fields.js';
import { DELIVERIES } from '../../mail/mailer.js';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

export class RoleDto {
  @OneOf(ROLES) role: Role;
  /** The organization it acts for: a representative's always, a keeper's office, never a reader's. */
  @Optional() @Id() organizationId?: string | null;
}

export class InviteDto extends RoleDto {
  /** Shown to colleagues, never to the public. */
  @Line(200) name: string;
  @Email() email: string;
}

export class InviteAgainDto {
  /** Another address than the one on record. */
  @Optional() @Email() email?: string | null;
}

export class WhyDto {
  /** Why, for the audit log. */
  @Optional() @Line(300) reason?: string | null;
}

export class AccountsQuery {
  /** Size of a page. */
  @LeftOut() @Type(() => Number) @Whole(1, LARGEST_PAGE) limit: number = DEFAULT_PAGE;
  /** `next` of the page before. */
  @LeftOut() @Line(1000) cursor?: string;
}

export class AuditQuery extends AccountsQuery {
  /** Only what this account did, or what was done to it. */
  @LeftOut() @Id() account?: string;
}

const ShowsNullable = (format?: string) =>
  ApiProperty({ type: 'string', nullable: true, ...(format && { format }) });

export class AccountDto {
  @ShowsId() id: string;
  name: string;
  @ShowsNullable() email: string | null;
  @ShowsOneOf(ROLES) role: string;
  @ShowsNullable('uuid') organizationId: string | null;
  @ShowsInstant() createdAt: string;
  /** From when on nothing of this account is accepted; null while it is. */
  @ShowsNullable('date-time') closedAt: string | null;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  /** Until when the latest invitation can be accepted; null if none is open. */
  @ShowsNullable('date-time') invitedUntil: string | null;
}

/** An account, and what became of the mail with its link. */
export class SentDto {
  account: AccountDto;
  /** `mailed`; `printed` in the output of the process, because there is no SMTP_URL; `failed`: send it again later. */
  @ShowsOneOf(DELIVERIES) delivery: string;
}

export class AccountsDto {
  @ApiProperty({ type: AccountDto, isArray: true }) items: AccountDto[];
  /** Cursor of the following page, null on the last. */
  @ShowsNullable() next: string | null;
}

export class AuditEntryDto {
  @ShowsId() id: string;
  @ShowsInstant() happenedAt: string;
  /** What was done, as `session.started`. */
  act: string;
  @ShowsNullable('uuid') actorId: string | null;
  @ShowsNullable() actorName: string | null;
  @ShowsNullable('uuid') accountId: string | null;
  @ShowsNullable() accountName: string | null;
  @ShowsNullable('uuid') personId: string | null;
  /** IP address; null from within the process. */
  @ShowsNullable() address: string | null;
  @ShowsNullable() detail: string | null;
}

export class AuditDto {
  @ApiProperty({ type: AuditEntryDto, isArray: true }) items: AuditEntryDto[];
  /** Cursor of the following page, null on the last. */
  @ShowsNullable() next: string | null;
}
