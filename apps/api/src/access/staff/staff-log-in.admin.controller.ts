// The ways into and out of the back office. These alone are open to whoever is not in yet.
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PasskeyQuestion, StaffLogInStep } from '@haopai/contracts';
import type { Request } from 'express';
import { endStaffSession, RequiresPermission } from '../staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { PasskeyAnswerDto, PasskeyQuestionDto } from '../passkeys';
import { LogInStaff } from './log-in/log-in-staff';
import { LogInWithPasskey } from './log-in/log-in-with-passkey';
import { NewStaffPasswordDto, StaffLogInDto, StaffLogInStepDto, StaffTotpDto } from './staff.dto';

@ApiTags('admin: log-in')
@Controller('admin/auth')
export class StaffLogInController {
  constructor(
    private readonly logIn: LogInStaff,
    private readonly passkeyLogIn: LogInWithPasskey,
  ) {}

  @Post('login')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffLogInStepDto })
  withPassword(
    @Req() request: Request,
    @Body() { username, password }: StaffLogInDto,
  ): Promise<StaffLogInStep | RefusalError> {
    return this.logIn.withPassword(request, username, password);
  }

  @Post('totp')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffLogInStepDto })
  withCode(@Req() request: Request, @Body() { code }: StaffTotpDto): Promise<StaffLogInStep | RefusalError> {
    return this.logIn.withCode(request, code);
  }

  @Post('passkey/question')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: PasskeyQuestionDto, description: 'In place of the code' })
  askPasskey(@Req() request: Request): Promise<PasskeyQuestion | RefusalError> {
    return this.passkeyLogIn.question(request);
  }

  @Post('passkey')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffLogInStepDto })
  withPasskey(
    @Req() request: Request,
    @Body() body: PasskeyAnswerDto,
  ): Promise<StaffLogInStep | RefusalError> {
    return this.passkeyLogIn.answer(request, body);
  }

  @Post('password')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffLogInStepDto })
  withNewPassword(
    @Req() request: Request,
    @Body() { password }: NewStaffPasswordDto,
  ): Promise<StaffLogInStep | RefusalError> {
    return this.logIn.withNewPassword(request, password);
  }

  @Post('logout')
  @HttpCode(204)
  @RequiresPermission(null)
  @ApiNoContentResponse()
  logOut(@Req() request: Request): Promise<void> {
    return endStaffSession(request);
  }
}
