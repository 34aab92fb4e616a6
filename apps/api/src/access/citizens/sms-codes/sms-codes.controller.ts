// A code to a phone.
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { SmsCodeSent } from '@haopai/contracts';
import type { Request, Response } from 'express';
import type { RefusalError } from '../../../platform/errors';
import { languageOf } from '../../../platform/http';
import { citizenSessionOf } from '../../sessions';
import { AskerCookie } from './asker-cookie';
import { SendSmsCode } from './send-sms-code';
import { SendSmsCodeDto, SmsCodeSentDto } from './sms-codes.dto';

@ApiTags('identity')
@Controller('auth/sms-codes')
export class SmsCodesController {
  constructor(
    private readonly sendSmsCode: SendSmsCode,
    private readonly askers: AskerCookie,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({
    type: SmsCodeSentDto,
    description:
      'Alike whether or not the number has an account; sets the cookie without which the code is worth nothing',
  })
  send(
    @Body() { mobile, purpose, ...shown }: SendSmsCodeDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SmsCodeSent | RefusalError> {
    // Only who is logged in can change a number, and is no stranger.
    const citizenId = purpose === 'changeMobile' ? citizenSessionOf(request).citizenId : undefined;
    const asker = this.askers.give(request, response);
    return this.sendSmsCode.execute({
      ...{ mobile, purpose, citizenId, shown: citizenId === undefined ? shown : null },
      ...{ asker, address: request.ip ?? '', language: languageOf(request) },
    });
  }
}
