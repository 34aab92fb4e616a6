// A citizen's own passkeys: listed, taken, named, given up, and shown as a confirmation.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { NewPasskeyQuestion, PasskeyQuestion, PasskeysView } from '@haopai/contracts';
import type { Request } from 'express';
import { IdPipe, type RefusalError } from '../../platform/errors';
import {
  AskPasskeys,
  NewPasskeyDto,
  NewPasskeyQuestionDto,
  OwnPasskeys,
  PasskeyAnswerDto,
  PasskeyQuestionDto,
  PasskeysDto,
  RenamePasskeyDto,
} from '../passkeys';
import { type CitizenSession, OwnSession } from '../sessions';
import { ChangePasskeys } from './change-passkeys';
import { ConfirmByPasskey } from './confirm-by-passkey';

@ApiTags('account')
@Controller('me')
export class PasskeysController {
  constructor(
    private readonly own: OwnPasskeys,
    private readonly change: ChangePasskeys,
    private readonly ask: AskPasskeys,
    private readonly confirmByPasskey: ConfirmByPasskey,
  ) {}

  @Get('passkeys')
  @ApiOkResponse({ type: PasskeysDto })
  all(@OwnSession() { citizenId: id }: CitizenSession): Promise<PasskeysView> {
    return this.own.all({ kind: 'citizen', id });
  }

  @Post('passkeys/question')
  @HttpCode(200)
  @ApiOkResponse({ type: NewPasskeyQuestionDto, description: 'For the browser, which makes one' })
  begin(@Req() request: Request): Promise<NewPasskeyQuestion | RefusalError> {
    return this.change.begin(request);
  }

  @Post('passkeys')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeysDto })
  add(@Req() request: Request, @Body() body: NewPasskeyDto): Promise<PasskeysView | RefusalError> {
    return this.change.add(request, body);
  }

  @Put('passkeys/:id')
  @ApiOkResponse({ type: PasskeysDto })
  rename(
    @OwnSession() { citizenId: id }: CitizenSession,
    @Param('id', IdPipe) passkeyId: number,
    @Body() { name }: RenamePasskeyDto,
  ): Promise<PasskeysView | RefusalError> {
    return this.own.rename({ kind: 'citizen', id }, passkeyId, name);
  }

  @Delete('passkeys/:id')
  @ApiOkResponse({ type: PasskeysDto })
  remove(
    @Req() request: Request,
    @Param('id', IdPipe) passkeyId: number,
  ): Promise<PasskeysView | RefusalError> {
    return this.change.remove(request, passkeyId);
  }

  @Post('confirmation/passkey/question')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyQuestionDto })
  question(
    @OwnSession() { citizenId: id }: CitizenSession,
    @Req() request: Request,
  ): Promise<PasskeyQuestion | RefusalError> {
    return this.ask.question(request, { kind: 'citizen', id }, 'confirm');
  }

  @Post('confirmation/passkey')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'What asks for a confirmation goes on for some minutes' })
  confirm(@Req() request: Request, @Body() answer: PasskeyAnswerDto): Promise<undefined | RefusalError> {
    return this.confirmByPasskey.execute(request, answer);
  }
}
