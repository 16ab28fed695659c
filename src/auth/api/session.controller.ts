import { Body, Controller, Delete, Get, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Limited } from '../../common/route-traits.js';
import { UuidPipe } from '../../common/uuid.pipe.js';
import { AccountLinks } from '../account-links.js';
import { FormTokens } from '../form-tokens.js';
import type { Entered, Login, Peer } from '../login.js';
import { Logins } from '../logins.js';
import { SessionCookie } from '../session-cookie.js';
import { Sessions } from '../sessions.js';
import { SetUp } from '../set-up.js';
import {
  AcceptLinkDto,
  AskedDto,
  AskResetDto,
  EndedDto,
  EnterDto,
  givenCode,
  GivenCodeDto,
  LoginDto,
  SessionDto,
  SessionsDto,
  SetUpDto,
} from './login.dto.js';
import { CurrentLogin, CurrentPeer, NeededLogin, Route } from './route.js';

/** Logging in and out, and the sessions of whoever is logged in. */
@ApiTags('logins')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly logins: Logins,
    private readonly sessions: Sessions,
    private readonly links: AccountLinks,
    private readonly setUp: SetUp,
    private readonly cookie: SessionCookie,
    private readonly formTokens: FormTokens,
  ) {}

  @Get('session')
  @Route('Who is logged in, and how far', LoginDto, { callers: 'everybody' })
  current(@CurrentLogin() login: Login | null): LoginDto {
    return LoginDto.of(login, login && this.formTokens.csrfToken(login));
  }

  @Post('session')
  @Limited('login')
  @Route('Log in with a password; the session is in the cookie', LoginDto, { callers: 'everybody' })
  async enter(
    @Body() input: EnterDto,
    @CurrentLogin() before: Login | null,
    @CurrentPeer() peer: Peer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginDto> {
    return this.entered(reply, await this.logins.enter(input, peer, before));
  }

  @Post('session/code')
  @Limited('login')
  @Route('Finish a login with a code of the second factor, or a recovery code', LoginDto, {
    callers: 'everybody',
  })
  async giveCode(
    @Body() input: GivenCodeDto,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginDto> {
    return this.entered(reply, await this.logins.giveCode(login, givenCode(input), peer));
  }

  @Delete('session')
  @Route('Log out', LoginDto, { callers: 'everybody' })
  async leave(
    @CurrentLogin() login: Login | null,
    @CurrentPeer() peer: Peer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginDto> {
    if (login) await this.logins.leave(login, peer);
    this.cookie.clear(reply);
    return LoginDto.of(null, null);
  }

  @Get('sessions')
  @Route('Where you are logged in', SessionsDto, { callers: 'accounts' })
  async list(@NeededLogin() login: Login): Promise<SessionsDto> {
    return { items: (await this.sessions.list(login)).map((row) => SessionDto.of(row)) };
  }

  @Delete('sessions/:id')
  @Route('End one of your sessions', EndedDto, { callers: 'accounts', hasId: true })
  async end(
    @Param('id', UuidPipe) id: string,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<EndedDto> {
    await this.sessions.end(login, id, peer);
    return { count: 1 };
  }

  @Delete('sessions')
  @Route('End all your sessions but this one', EndedDto, { callers: 'accounts' })
  async endOthers(@NeededLogin() login: Login, @CurrentPeer() peer: Peer): Promise<EndedDto> {
    return { count: await this.sessions.endOthers(login, peer) };
  }

  @Post('password-resets')
  @Limited('login')
  @Route('Ask for a link to choose a new password', AskedDto, { callers: 'everybody', status: 202 })
  async askReset(@Body() { email }: AskResetDto, @CurrentPeer() peer: Peer): Promise<AskedDto> {
    await this.links.askReset(email, peer);
    return { email };
  }

  @Post('links/accept')
  @Limited('login')
  @Route('Choose a password with the link of an invitation or a reset', LoginDto, { callers: 'everybody' })
  async accept(
    @Body() { token, password }: AcceptLinkDto,
    @CurrentLogin() before: Login | null,
    @CurrentPeer() peer: Peer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginDto> {
    return this.entered(reply, await this.links.accept(token, password, peer, before));
  }

  @Post('set-up')
  @Limited('login')
  @Route('Make the first administrator, once', LoginDto, { callers: 'everybody', status: 201 })
  async finishSetUp(
    @Body() input: SetUpDto,
    @CurrentLogin() before: Login | null,
    @CurrentPeer() peer: Peer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginDto> {
    return this.entered(reply, await this.setUp.finish(input, peer, before));
  }

  private entered(reply: FastifyReply, entered: Entered): LoginDto {
    this.cookie.set(reply, entered);
    return LoginDto.of(entered.login, this.formTokens.csrfToken(entered.login));
  }
}
