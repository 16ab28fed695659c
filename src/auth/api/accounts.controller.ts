import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { KnownActor } from '../../common/actor.js';
import { UuidPipe } from '../../common/uuid.pipe.js';
import { type AccountRow, Accounts, type Sent } from '../accounts.js';
import { AuditReader } from '../audit.reader.js';
import type { Peer } from '../login.js';
import {
  AccountDto,
  AccountsDto,
  AccountsQuery,
  AuditDto,
  AuditQuery,
  InviteAgainDto,
  InviteDto,
  RoleDto,
  SentDto,
  WhyDto,
} from './account.dto.js';
import { CurrentActor, CurrentPeer, Route } from './route.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Accounts, for administrators who have logged in. */
@ApiTags('accounts')
@Controller('api/v1')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly audit: AuditReader,
  ) {}

  @Get('accounts')
  @Header('content-type', JSON_TYPE)
  @Route('List: account', AccountsDto, { callers: 'administrators' })
  async list(@CurrentActor() actor: KnownActor, @Query() query: AccountsQuery): Promise<string> {
    return (await this.accounts.page(actor, query)).body;
  }

  @Post('accounts')
  @Route('Make an account and send its invitation', SentDto, { callers: 'administrators', status: 201 })
  invite(
    @CurrentActor() actor: KnownActor,
    @Body() input: InviteDto,
    @CurrentPeer() peer: Peer,
  ): Promise<Sent> {
    return this.accounts.invite(actor, input, peer);
  }

  @Get('accounts/:id')
  @Route('Read: account', AccountDto, { callers: 'administrators', hasId: true })
  item(@CurrentActor() actor: KnownActor, @Param('id', UuidPipe) id: string): Promise<AccountRow> {
    return this.accounts.get(actor, id);
  }

  @Post('accounts/:id/invite')
  @Route('Send an invitation again; earlier links end', SentDto, { callers: 'administrators', hasId: true })
  inviteAgain(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Body() input: InviteAgainDto,
    @CurrentPeer() peer: Peer,
  ): Promise<Sent> {
    return this.accounts.inviteAgain(actor, id, input, peer);
  }

  @Post('accounts/:id/reset')
  @Route('Send a link to choose a new password', SentDto, { callers: 'administrators', hasId: true })
  reset(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: WhyDto,
    @CurrentPeer() peer: Peer,
  ): Promise<Sent> {
    return this.accounts.startReset(actor, id, reason ?? null, peer);
  }

  @Post('accounts/:id/role')
  @Route('Give an account another role or organization', AccountDto, {
    callers: 'administrators',
    hasId: true,
  })
  changeRole(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Body() input: RoleDto,
    @CurrentPeer() peer: Peer,
  ): Promise<AccountRow> {
    return this.accounts.changeRole(actor, id, input, peer);
  }

  @Post('accounts/:id/close')
  @Route('Close an account', AccountDto, { callers: 'administrators', hasId: true })
  close(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: WhyDto,
    @CurrentPeer() peer: Peer,
  ): Promise<AccountRow> {
    return this.accounts.close(actor, id, reason ?? null, peer);
  }

  @Post('accounts/:id/reopen')
  @Route('Open a closed account again', AccountDto, { callers: 'administrators', hasId: true })
  reopen(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: WhyDto,
    @CurrentPeer() peer: Peer,
  ): Promise<AccountRow> {
    return this.accounts.reopen(actor, id, reason ?? null, peer);
  }

  @Post('accounts/:id/end-sessions')
  @Route('End all sessions of an account', AccountDto, { callers: 'administrators', hasId: true })
  endSessions(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: WhyDto,
    @CurrentPeer() peer: Peer,
  ): Promise<AccountRow> {
    return this.accounts.endSessions(actor, id, reason ?? null, peer);
  }

  @Post('accounts/:id/remove-totp')
  @Route('Take away the second factor of somebody who lost it', AccountDto, {
    callers: 'administrators',
    hasId: true,
  })
  removeSecondFactor(
    @CurrentActor() actor: KnownActor,
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: WhyDto,
    @CurrentPeer() peer: Peer,
  ): Promise<AccountRow> {
    return this.accounts.removeSecondFactor(actor, id, reason ?? null, peer);
  }

  @Get('audit')
  @Header('content-type', JSON_TYPE)
  @Route('What accounts did outside the record, latest first', AuditDto, {
    callers: 'administrators',
    takesTokens: true,
  })
  async log(@CurrentActor() actor: KnownActor, @Query() query: AuditQuery): Promise<string> {
    return (await this.audit.page(actor, query)).body;
  }
}
