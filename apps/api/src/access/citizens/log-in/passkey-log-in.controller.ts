// The way in by a passkey alone.
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnCitizenView, PasskeyQuestion } from '@haopai/contracts';
import type { Request, Response } from 'express';
import { RefusalError } from '../../../platform/errors';
import { PasskeyAnswerDto, PasskeyQuestionDto } from '../../passkeys';
import { DeviceCookie } from '../devices/device-cookie';
import { CitizenDto } from '../identity.dto';
import { LogInByPasskey } from './log-in-by-passkey';
import { WelcomeIn } from './welcome-in';

@ApiTags('identity')
@Controller('auth')
export class PasskeyLogInController {
  constructor(
    private readonly logIn: LogInByPasskey,
    private readonly welcomeIn: WelcomeIn,
    private readonly devices: DeviceCookie,
  ) {}

  @Post('passkey/question')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyQuestionDto })
  question(@Req() request: Request): Promise<PasskeyQuestion | RefusalError> {
    return this.logIn.question(request);
  }

  @Post('login/passkey')
  @HttpCode(200)
  @ApiOkResponse({ type: CitizenDto })
  async execute(
    @Body() answer: PasskeyAnswerDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OwnCitizenView | RefusalError> {
    const citizen = await this.logIn.execute(request, answer, this.devices.of(request));
    if (citizen instanceof RefusalError) return citizen;
    return this.welcomeIn.execute(citizen, request, response);
  }
}
