// Showing once more who one is, before something grave.
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { SmsCodeSent } from '@haopai/contracts';
import type { Request } from 'express';
import type { RefusalError } from '../../platform/errors';
import { languageOf } from '../../platform/http';
import { SmsCodeSentDto } from '../citizens';
import { type CitizenSession, OwnSession } from '../sessions';
import { ConfirmationDto } from './account.dto';
import { ConfirmSelf } from './confirm-self';

@ApiTags('account')
@Controller('me/confirmation')
export class ConfirmationController {
  constructor(private readonly confirm: ConfirmSelf) {}

  @Post()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'What asks for a confirmation goes on for some minutes' })
  execute(@Body() body: ConfirmationDto, @Req() request: Request): Promise<undefined | RefusalError> {
    return this.confirm.execute(request, body);
  }

  @Post('code')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: SmsCodeSentDto, description: 'To the account’s own number' })
  sendCode(
    @OwnSession() { citizenId }: CitizenSession,
    @Req() request: Request,
  ): Promise<SmsCodeSent | RefusalError> {
    return this.confirm.sendCode(citizenId, request.ip ?? '', languageOf(request));
  }
}
