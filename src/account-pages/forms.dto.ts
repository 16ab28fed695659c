import { AcceptLinkDto, EnterDto } from '../auth/api/login.dto.js';
import { InviteDto, RoleDto } from '../auth/api/account.dto.js';
import { LeftOut, Line, Verbatim } from '../common/fields.js';
import { OmitType } from '@nestjs/swagger';

export class LogInForm extends EnterDto {
  @LeftOut() @Line(2000) ke?: string;
}

/** A code of the app, or a recovery code. */
export class CodeForm {
  @LeftOut() @Verbatim(40) code?: string;
  @LeftOut() @Verbatim(100) recoveryCode?: string;
  @LeftOut() @Line(2000) ke?: string;
}

export class ConfirmForm {
  @Verbatim(40) code: string;
  @LeftOut() @Line(2000) ke?: string;
}

export class PasswordForm extends OmitType(AcceptLinkDto, ['token']) {}

/** What proves again who somebody is before they change the second factor. */
export class ProofForm {
  @LeftOut() @Verbatim() password?: string;
  @LeftOut() @Verbatim(100) code?: string;
  @LeftOut() @Line(2000) ke?: string;
}

export class InviteForm extends InviteDto {
  /** Words of the name of the organization to choose from. */
  @LeftOut() @Line(200) organizationWords?: string;
}

export class RoleForm extends RoleDto {
  /** Words of the name of the organization to choose from. */
  @LeftOut() @Line(200) organizationWords?: string;
}
