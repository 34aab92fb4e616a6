// Passkeys of whoever is in: listed, taken, named, given up, and shown before what is grave.
import { Body, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { NewPasskeyQuestion, PasskeyQuestion, PasskeysView, StaffView } from '@haopai/contracts';
import type { Request } from 'express';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import {
  NewPasskeyDto,
  NewPasskeyQuestionDto,
  OwnPasskeys,
  PasskeyAnswerDto,
  PasskeyQuestionDto,
  PasskeysDto,
  RenamePasskeyDto,
} from '../../passkeys';
import { type Actor, AdminController, CurrentStaff, RequiresPermission } from '../../staff-authentication';
import { StaffDto } from '../staff.dto';
import { ChangeOwnPasskeys } from './change-own-passkeys';
import { StaffConfirmationDto } from './own-access.dto';
import { ShowPasskey } from './show-passkey';

const OTHERS_END = 'Every other session of theirs is over';

@AdminController('staff')
export class OwnPasskeysController {
  constructor(
    private readonly own: OwnPasskeys,
    private readonly change: ChangeOwnPasskeys,
    private readonly show: ShowPasskey,
  ) {}

  @Get('me/passkeys')
  @RequiresPermission(null)
  @ApiOkResponse({ type: PasskeysDto })
  all(@CurrentStaff() { staffId: id }: Actor): Promise<PasskeysView> {
    return this.own.all({ kind: 'staff', id });
  }

  @Post('me/passkeys/question')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: NewPasskeyQuestionDto, description: 'For the browser, which makes one' })
  begin(
    @Req() request: Request,
    @Body() body: StaffConfirmationDto,
  ): Promise<NewPasskeyQuestion | RefusalError> {
    return this.change.begin(request, body);
  }

  @Post('me/passkeys')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffDto, description: OTHERS_END })
  add(@Req() request: Request, @Body() body: NewPasskeyDto): Promise<StaffView | RefusalError> {
    return this.change.add(request, body);
  }

  @Put('me/passkeys/:id')
  @RequiresPermission(null)
  @ApiOkResponse({ type: PasskeysDto })
  rename(
    @CurrentStaff() { staffId: id }: Actor,
    @Param('id', IdPipe) passkeyId: number,
    @Body() { name }: RenamePasskeyDto,
  ): Promise<PasskeysView | RefusalError> {
    return this.own.rename({ kind: 'staff', id }, passkeyId, name);
  }

  @Post('me/passkeys/:id/removal')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffDto, description: OTHERS_END })
  remove(
    @Req() request: Request,
    @Param('id', IdPipe) passkeyId: number,
    @Body() body: StaffConfirmationDto,
  ): Promise<StaffView | RefusalError> {
    return this.change.remove(request, passkeyId, body);
  }

  @Post('me/confirmation/question')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: PasskeyQuestionDto })
  question(@Req() request: Request): Promise<PasskeyQuestion | RefusalError> {
    return this.show.question(request);
  }

  @Post('me/confirmation')
  @HttpCode(204)
  @RequiresPermission(null)
  @ApiNoContentResponse({ description: 'What is grave goes on for some minutes' })
  confirm(@Req() request: Request, @Body() body: PasskeyAnswerDto): Promise<undefined | RefusalError> {
    return this.show.answer(request, body);
  }
}
