// How somebody of the staff comes in, changed by themself.
import { Body, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { NewPhone, StaffView } from '@haopai/contracts';
import type { Request } from 'express';
import type { RefusalError } from '../../../platform/errors';
import { AdminController, RequiresPermission } from '../../staff-authentication';
import { StaffDto, StaffTotpDto } from '../staff.dto';
import { ChangeOwnPassword } from './change-own-password';
import { ChangeOwnPhone } from './change-own-phone';
import { ShowCode } from './show-code';
import { ChangeStaffPasswordDto, NewPhoneDto, StaffConfirmationDto } from './own-access.dto';

@AdminController('staff')
export class OwnAccessController {
  constructor(
    private readonly ownPassword: ChangeOwnPassword,
    private readonly ownPhone: ChangeOwnPhone,
    private readonly showCode: ShowCode,
  ) {}

  @Post('me/password')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffDto, description: 'Every other session of theirs is over' })
  changePassword(
    @Req() request: Request,
    @Body() body: ChangeStaffPasswordDto,
  ): Promise<StaffView | RefusalError> {
    return this.ownPassword.execute(request, body);
  }

  @Post('me/phone')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({
    type: NewPhoneDto,
    description: 'Nothing is changed before the new phone has shown a code',
  })
  beginPhone(@Req() request: Request, @Body() body: StaffConfirmationDto): Promise<NewPhone | RefusalError> {
    return this.ownPhone.begin(request, body);
  }

  @Post('me/phone/code')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffDto, description: 'Every other session of theirs is over' })
  changePhone(@Req() request: Request, @Body() { code }: StaffTotpDto): Promise<StaffView | RefusalError> {
    return this.ownPhone.finish(request, code);
  }

  @Post('me/confirmation/code')
  @HttpCode(204)
  @RequiresPermission(null)
  @ApiNoContentResponse({ description: 'Without a passkey: what is grave goes on for some minutes' })
  confirm(@Req() request: Request, @Body() { code }: StaffTotpDto): Promise<undefined | RefusalError> {
    return this.showCode.execute(request, code);
  }
}
