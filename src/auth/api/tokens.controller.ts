import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { UuidPipe } from '../../common/uuid.pipe.js';
import type { Login, Peer } from '../login.js';
import { PersonalTokens } from '../personal-tokens.js';
import { CurrentPeer, NeededLogin, Route } from './route.js';
import { MadeTokenDto, NewTokenDto, TokenDto, TokensDto } from './token.dto.js';

/** The personal access tokens of whoever is logged in. No token reaches these routes. */
@ApiTags('logins')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly tokens: PersonalTokens) {}

  @Get()
  @Route('Your tokens', TokensDto, { callers: 'accounts' })
  async list(@NeededLogin() login: Login): Promise<TokensDto> {
    return { items: (await this.tokens.list(login)).map((row) => TokenDto.of(row)) };
  }

  @Post()
  @Route('Make a token', MadeTokenDto, { callers: 'accounts', status: 201 })
  async create(
    @Body() input: NewTokenDto,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<MadeTokenDto> {
    const made = await this.tokens.create(login, input, peer);
    return { ...TokenDto.of(made), token: made.token };
  }

  @Delete(':id')
  @Route('Revoke a token', TokenDto, { callers: 'accounts', hasId: true })
  async revoke(
    @Param('id', UuidPipe) id: string,
    @NeededLogin() login: Login,
    @CurrentPeer() peer: Peer,
  ): Promise<TokenDto> {
    return TokenDto.of(await this.tokens.revoke(login, id, peer));
  }
}
