import { ApiProperty } from '@nestjs/swagger';
import { ROLES } from '../../common/actor.js';
import { ShowsId, ShowsInstant, ShowsOneOf, ShowsWhole } from '../../common/answers.js';
import { Code, Email, LeftOut, Line, Verbatim } from '../../common/fields.js';
import { Invalid } from '../../common/problem.js';
import { type Login, STAGES } from '../login.js';
import type { GivenCode, Proof } from '../second-factors.js';
import type { SessionRow } from '../sessions.js';

const LONGEST_TYPED = 100;

/** Name and password. */
export class EnterDto {
  @Email() email: string;
  @Verbatim() password: string;
}

/** One of the two. */
export class GivenCodeDto {
  /** Six digits of the authenticator app. */
  @LeftOut() @Code(/^\d{6}$/, '123456') code?: string;
  /** One of the recovery codes. */
  @LeftOut() @Verbatim(LONGEST_TYPED) recoveryCode?: string;
}

/** What changes to the second factor ask for again: the password, and a code where there is a second factor already. */
export class ProofDto extends GivenCodeDto {
  @LeftOut() @Verbatim() password?: string;
}

export class ConfirmTotpDto {
  /** Six digits of the app that has the new secret. */
  @Code(/^\d{6}$/, '123456') code: string;
}

export class ChangePasswordDto {
  @Verbatim() current: string;
  /** 12 to 128 characters. */
  @Verbatim() password: string;
}

export class AskResetDto {
  @Email() email: string;
}

export class AcceptLinkDto {
  /** The last part of the link's address. */
  @Verbatim(LONGEST_TYPED) token: string;
  /** 12 to 128 characters. */
  @Verbatim() password: string;
}

export class SetUpDto {
  /** From the output of the process. */
  @Verbatim(LONGEST_TYPED) code: string;
  @Line(200) name: string;
  @Email() email: string;
  /** 12 to 128 characters. */
  @Verbatim() password: string;
}

class LoginAccountDto {
  @ShowsId() id: string;
  name: string;
  @ApiProperty({ type: 'string', nullable: true }) email: string | null;
  @ShowsOneOf(ROLES) role: string;
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true }) organizationId: string | null;
}

/** Who is logged in, and how far. */
export class LoginDto {
  /** `none`; `password` waits for a code, `enrolment` for a second factor to be set up; `full` may act. */
  @ShowsOneOf(['none', ...STAGES]) stage: string;
  @ApiProperty({ type: LoginAccountDto, nullable: true }) account: LoginAccountDto | null;
  /** What the forms of pages carry back. */
  @ApiProperty({ type: 'string', nullable: true }) csrfToken: string | null;

  static of(login: Login | null, csrfToken: string | null): LoginDto {
    if (!login) return { stage: 'none', account: null, csrfToken: null };
    const { id, name, email, role, organizationId } = login.account;
    return { stage: login.stage, account: { id, name, email, role, organizationId }, csrfToken };
  }
}

/** A login, and recovery codes that are shown only now. */
export class ConfirmedDto extends LoginDto {
  recoveryCodes: string[];
}

export class RecoveryCodesDto {
  /** Each works once, in place of a code of the app. They are shown only now. */
  recoveryCodes: string[];
}

export class TotpDto {
  /** What the square code for authenticator apps holds: `otpauth://totp/…`. */
  uri: string;
  /** The same secret to type in. */
  secret: string;
}

export class SessionDto {
  @ShowsId() id: string;
  /** Browser and system: `Firefox, Windows`. */
  device: string;
  @ShowsInstant() createdAt: string;
  /** To the minute. */
  @ShowsInstant() lastSeenAt: string;
  isCurrent: boolean;

  static of({ id, device, createdAt, lastSeenAt, isCurrent }: SessionRow): SessionDto {
    return {
      id,
      device,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isCurrent,
    };
  }
}

export class SessionsDto {
  @ApiProperty({ type: SessionDto, isArray: true }) items: SessionDto[];
}

export class EndedDto {
  /** How many ended. */
  @ShowsWhole() count: number;
}

export class AskedDto {
  /** The address as it was sent. If an account has it, a link is on its way. */
  email: string;
}

/** @throws Invalid unless exactly one of the two was given */
export function givenCode(input: GivenCodeDto): GivenCode {
  const code = optionalCode(input);
  if (code) return code;
  const text = { id: 'isi salah satu', en: 'give one of the two' };
  throw new Invalid(
    'code-unclear',
    { id: 'Isi kode aplikasi atau kode pemulihan.', en: 'Give a code of the app or a recovery code.' },
    { code: [text], recoveryCode: [text] },
  );
}

export const proofOf = ({ password, ...code }: ProofDto): Proof => ({ password, code: optionalCode(code) });

function optionalCode({ code, recoveryCode }: GivenCodeDto): GivenCode | undefined {
  if (code !== undefined && recoveryCode === undefined) return { code };
  if (recoveryCode !== undefined && code === undefined) return { recoveryCode };
  return undefined;
}
