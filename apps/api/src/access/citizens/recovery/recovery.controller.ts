// A forgotten password.
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { RefusalError } from '../../../platform/errors';
import { deviceCookieOf } from '../devices/device-cookie';
import { RecoverPasswordDto } from '../log-in/log-in.dto';
import { RecoverPassword } from './recover-password';

@ApiTags('identity')
@Controller('auth/password-recovery')
export class RecoveryController {
  constructor(private readonly recoverPassword: RecoverPassword) {}

  @Post()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Changed; every session of the account is over' })
  recover(@Body() body: RecoverPasswordDto, @Req() request: Request): Promise<RefusalError | undefined> {
    const device = deviceCookieOf(request);
    return this.recoverPassword.execute({ ...body, address: request.ip ?? '', device });
  }
}
