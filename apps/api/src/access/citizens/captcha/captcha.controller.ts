// A new captcha to type.
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CaptchaView } from '@haopai/contracts';
import type { Request } from 'express';
import type { RefusalError } from '../../../platform/errors';
import { CaptchaDto } from './captcha.dto';
import { Captchas } from './captchas';

@ApiTags('identity')
@Controller('auth/captcha')
export class CaptchaController {
  constructor(private readonly captchas: Captchas) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: CaptchaDto })
  create(@Req() request: Request): Promise<CaptchaView | RefusalError> {
    return this.captchas.create(request.ip ?? '');
  }
}
