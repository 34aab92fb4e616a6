// A new captcha to type.
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CaptchaView } from '@haopai/contracts';
import { CaptchaDto } from './captcha.dto';
import { Captchas } from './captchas';

@ApiTags('identity')
@Controller('auth/captcha')
export class CaptchaController {
  constructor(private readonly captchas: Captchas) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: CaptchaDto })
  create(): Promise<CaptchaView> {
    return this.captchas.create();
  }
}
