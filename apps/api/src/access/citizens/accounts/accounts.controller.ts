// Registration, and whether a user name is free.
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnCitizenView, UsernameView } from '@haopai/contracts';
import type { Request, Response } from 'express';
import { RefusalError } from '../../../platform/errors';
import { CitizenDto } from '../identity.dto';
import { WelcomeIn } from '../log-in/welcome-in';
import { RegisterDto, UsernameDto } from './accounts.dto';
import { FindUsername } from './find-username';
import { Register } from './register';

@ApiTags('identity')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly registerCitizen: Register,
    private readonly findUsername: FindUsername,
    private readonly welcomeIn: WelcomeIn,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: CitizenDto, description: 'Registered, and logged in' })
  async register(
    @Body() body: RegisterDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OwnCitizenView | RefusalError> {
    const citizen = await this.registerCitizen.execute(body, request.ip ?? '');
    if (citizen instanceof RefusalError) return citizen;
    return this.welcomeIn.execute(citizen, request, response);
  }

  @Get('usernames/:username')
  @ApiOkResponse({ type: UsernameDto })
  username(
    @Param('username') username: string,
    @Req() request: Request,
  ): Promise<UsernameView | RefusalError> {
    return this.findUsername.execute(username, request.ip ?? '');
  }
}
