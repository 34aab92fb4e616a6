// A forgotten password.
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { RefusalError } from '../../../platform/errors';
import { DeviceCookie } from '../devices/device-cookie';
import { RecoverPasswordDto } from '../log-in/log-in.dto';
import { AskerCookie } from '../sms-codes/asker-cookie';
import { RecoverPassword } from './recover-password';

@ApiTags('identity')
@Controller('auth/password-recovery')
export class RecoveryController {
  constructor(
    private readonly recoverPassword: RecoverPassword,
    private readonly devices: DeviceCookie,
    private readonly askers: AskerCookie,
  ) {}

  @Post()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Changed; every session of the account is over' })
  recover(@Body() body: RecoverPasswordDto, @Req() request: Request): Promise<RefusalError | undefined> {
    const device = this.devices.of(request);
    const asker = this.askers.of(request);
    return this.recoverPassword.execute({ ...body, address: request.ip ?? '', device, asker });
  }
}
