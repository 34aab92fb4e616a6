// Log in, log out, and who am I.
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CitizenView } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../errors';
import { type CitizenSession, OwnSession, Sessions } from '../sessions';
import { citizenView } from './citizen';
import { FindCitizen } from './find-citizen';
import { CitizenDto, LoginDto } from './identity.dto';
import { LogIn } from './log-in';

@ApiTags('identity')
@Controller()
export class IdentityController {
  constructor(
    private readonly logIn: LogIn,
    private readonly findCitizen: FindCitizen,
    private readonly sessions: Sessions,
  ) {}

  @Post('auth/login')
  @HttpCode(200)
  @ApiOkResponse({ type: CitizenDto })
  async login(@Body() body: LoginDto, @Req() request: Request): Promise<CitizenView | RefusalError> {
    const citizen = await this.logIn.execute({ ...body, address: request.ip ?? '' });
    if (citizen instanceof RefusalError) return citizen;
    await this.sessions.open(request, citizen.id);
    return citizenView(citizen);
  }

  @Post('auth/logout')
  @HttpCode(204)
  @ApiNoContentResponse()
  async logout(@Req() request: Request): Promise<void> {
    await this.sessions.end(request);
  }

  @Get('me')
  @ApiOkResponse({ type: CitizenDto })
  async me(@OwnSession() session: CitizenSession): Promise<CitizenView | RefusalError> {
    const citizen = await this.findCitizen.execute(session.citizenId);
    return citizen instanceof RefusalError ? citizen : citizenView(citizen);
  }
}
