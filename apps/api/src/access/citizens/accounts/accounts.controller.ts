// Registration, and what is asked on the way to it: whether a user name is free, whether the code is right.
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnCitizenView, UsernameView } from '@haopai/contracts';
import type { Request, Response } from 'express';
import { RefusalError } from '../../../platform/errors';
import { CitizenDto } from '../identity.dto';
import { WelcomeIn } from '../log-in/welcome-in';
import { AskerCookie } from '../sms-codes/asker-cookie';
import { CheckMobileCodeDto, RegisterDto, UsernameDto } from './accounts.dto';
import { CheckMobileCode } from './check-mobile-code';
import { FindUsername } from './find-username';
import { Register } from './register';

@ApiTags('identity')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly registerCitizen: Register,
    private readonly findUsername: FindUsername,
    private readonly checkMobileCode: CheckMobileCode,
    private readonly welcomeIn: WelcomeIn,
    private readonly askers: AskerCookie,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: CitizenDto, description: 'Registered, and logged in' })
  async register(
    @Body() body: RegisterDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OwnCitizenView | RefusalError> {
    const citizen = await this.registerCitizen.execute(body, this.from(request));
    if (citizen instanceof RefusalError) return citizen;
    return this.welcomeIn.execute(citizen, request, response);
  }

  @Post('mobile-codes')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Right, and still good for the registration; one of its five tries' })
  mobileCode(@Body() body: CheckMobileCodeDto, @Req() request: Request): Promise<RefusalError | undefined> {
    return this.checkMobileCode.execute(body, this.from(request));
  }

  @Get('usernames/:username')
  @ApiOkResponse({ type: UsernameDto })
  username(
    @Param('username') username: string,
    @Req() request: Request,
  ): Promise<UsernameView | RefusalError> {
    return this.findUsername.execute(username, request.ip ?? '');
  }

  private from(request: Request): { readonly address: string; readonly asker: string | null } {
    return { address: request.ip ?? '', asker: this.askers.of(request) };
  }
}
