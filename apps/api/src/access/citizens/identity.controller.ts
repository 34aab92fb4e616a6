// The ways in and out, and who am I.
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnCitizenView } from '@haopai/contracts';
import type { Request, Response } from 'express';
import { RefusalError } from '../../platform/errors';
import { leaveLane } from '../../platform/lanes';
import { type CitizenSession, OwnSession, Sessions } from '../sessions';
import { DeviceCookie } from './devices/device-cookie';
import { FindCitizen } from './find-citizen';
import { CitizenDto } from './identity.dto';
import { LogIn } from './log-in/log-in';
import { LogInBySms } from './log-in/log-in-by-sms';
import { LoginDto, SmsLoginDto } from './log-in/log-in.dto';
import { WelcomeIn } from './log-in/welcome-in';
import { AskerCookie } from './sms-codes/asker-cookie';

@ApiTags('identity')
@Controller()
export class IdentityController {
  constructor(
    private readonly logIn: LogIn,
    private readonly logInBySms: LogInBySms,
    private readonly welcomeIn: WelcomeIn,
    private readonly findCitizen: FindCitizen,
    private readonly sessions: Sessions,
    private readonly devices: DeviceCookie,
    private readonly askers: AskerCookie,
  ) {}

  @Post('auth/login')
  @HttpCode(200)
  @ApiOkResponse({ type: CitizenDto })
  async login(
    @Body() { username, password, ticket, ...shown }: LoginDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OwnCitizenView | RefusalError> {
    const citizen = await this.logIn.execute({
      username,
      password,
      shown,
      ticket,
      address: request.ip ?? '',
      device: this.devices.of(request),
      leaveLane: () => leaveLane(request),
    });
    if (citizen instanceof RefusalError) return citizen;
    return this.welcomeIn.execute(citizen, request, response);
  }

  @Post('auth/login/sms')
  @HttpCode(200)
  @ApiOkResponse({ type: CitizenDto })
  async loginBySms(
    @Body() body: SmsLoginDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OwnCitizenView | RefusalError> {
    const device = this.devices.of(request);
    const asker = this.askers.of(request);
    const citizen = await this.logInBySms.execute({ ...body, address: request.ip ?? '', device, asker });
    if (citizen instanceof RefusalError) return citizen;
    return this.welcomeIn.execute(citizen, request, response);
  }

  @Post('auth/logout')
  @HttpCode(204)
  @ApiNoContentResponse()
  async logout(@Req() request: Request): Promise<void> {
    await this.sessions.end(request);
  }

  @Get('me')
  @ApiOkResponse({ type: CitizenDto })
  me(@OwnSession() session: CitizenSession): Promise<OwnCitizenView | RefusalError> {
    return this.findCitizen.execute(session.citizenId);
  }
}
