import { Body, Controller, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Credentials } from '../credentials.js';
import { FormTokens } from '../form-tokens.js';
import type { Entered, Login, Peer } from '../login.js';
import { SecondFactors } from '../second-factors.js';
import { SessionCookie } from '../session-cookie.js';
import {
  ChangePasswordDto,
  ConfirmedDto,
  ConfirmTotpDto,
  LoginDto,
  ProofDto,
  proofOf,
  RecoveryCodesDto,
  TotpDto,
} from './login.dto.js';
import { CurrentPeer, NeededLogin, Route } from './route.js';

/** Password and second factor of whoever is logged in. */
@ApiTags('logins')
@Controller('api/v1/account')
export class AccountController {
  constructor(
    private readonly credentials: Credentials,
    private readonly secondFactors: SecondFactors,
    private readonly cookie: SessionCookie,
    private readonly formTokens: FormTokens,
  ) {}

  @Post('password')
  @Route('Change your password; all other sessions end', LoginDto, { callers: 'accounts' })
  async changePassword(
    @Body() input: ChangePasswordDto,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginDto> {
    return this.entered(reply, await this.credentials.changePassword(login, input, peer));
  }

  @Post('totp')
  @Route('Begin to set up or replace the second factor', TotpDto, { callers: 'everybody' })
  startTotp(
    @Body() proof: ProofDto,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<TotpDto> {
    return this.secondFactors.start(login, proofOf(proof), peer);
  }

  @Post('totp/confirmation')
  @Route('Put the second factor in force with its first code; all other sessions end', ConfirmedDto, {
    callers: 'everybody',
  })
  async confirmTotp(
    @Body() { code }: ConfirmTotpDto,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfirmedDto> {
    const { recoveryCodes, ...entered } = await this.secondFactors.confirm(login, code, peer);
    return { ...this.entered(reply, entered), recoveryCodes };
  }

  @Post('totp/removal')
  @Route('Do without a second factor; all other sessions end', LoginDto, { callers: 'accounts' })
  async removeTotp(
    @Body() proof: ProofDto,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginDto> {
    return this.entered(reply, await this.secondFactors.remove(login, proofOf(proof), peer));
  }

  @Post('recovery-codes')
  @Route('Make new recovery codes in place of the earlier ones', RecoveryCodesDto, { callers: 'accounts' })
  async renewRecoveryCodes(
    @Body() proof: ProofDto,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.secondFactors.renewRecoveryCodes(login, proofOf(proof), peer) };
  }

  private entered(reply: FastifyReply, entered: Entered): LoginDto {
    this.cookie.set(reply, entered);
    return LoginDto.of(entered.login, this.formTokens.csrfToken(entered.login));
  }
}
