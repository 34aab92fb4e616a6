// A code to a phone.
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { SmsCodeSent } from '@haopai/contracts';
import type { Request } from 'express';
import type { RefusalError } from '../../../platform/errors';
import { languageOf } from '../../../platform/http';
import { citizenSessionOf } from '../../sessions';
import { SendSmsCode } from './send-sms-code';
import { SendSmsCodeDto, SmsCodeSentDto } from './sms-codes.dto';

@ApiTags('identity')
@Controller('auth/sms-codes')
export class SmsCodesController {
  constructor(private readonly sendSmsCode: SendSmsCode) {}

  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({
    type: SmsCodeSentDto,
    description: 'Alike whether or not the number has an account',
  })
  send(
    @Body() { mobile, purpose, ...shown }: SendSmsCodeDto,
    @Req() request: Request,
  ): Promise<SmsCodeSent | RefusalError> {
    // Only who is logged in can change a number, and is no stranger.
    const citizenId = purpose === 'changeMobile' ? citizenSessionOf(request).citizenId : undefined;
    return this.sendSmsCode.execute({
      ...{ mobile, purpose, citizenId, shown: citizenId === undefined ? shown : null },
      ...{ address: request.ip ?? '', language: languageOf(request) },
    });
  }
}
