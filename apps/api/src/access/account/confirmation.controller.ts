// Showing once more who one is, before something grave.
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { SmsCodeSent } from '@haopai/contracts';
import type { Request, Response } from 'express';
import type { RefusalError } from '../../platform/errors';
import { languageOf } from '../../platform/http';
import { AskerCookie, SmsCodeSentDto } from '../citizens';
import { type CitizenSession, OwnSession } from '../sessions';
import { ConfirmationDto } from './account.dto';
import { ConfirmSelf } from './confirm-self';

@ApiTags('account')
@Controller('me/confirmation')
export class ConfirmationController {
  constructor(
    private readonly confirm: ConfirmSelf,
    private readonly askers: AskerCookie,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'What asks for a confirmation goes on for some minutes' })
  execute(@Body() body: ConfirmationDto, @Req() request: Request): Promise<undefined | RefusalError> {
    return this.confirm.execute(request, body, this.askers.of(request));
  }

  @Post('code')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: SmsCodeSentDto, description: 'To the account’s own number' })
  sendCode(
    @OwnSession() { citizenId }: CitizenSession,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SmsCodeSent | RefusalError> {
    return this.confirm.sendCode(citizenId, {
      asker: this.askers.give(request, response),
      address: request.ip ?? '',
      language: languageOf(request),
    });
  }
}
