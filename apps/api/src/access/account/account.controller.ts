// One's own account: what it says, and what of it can be changed.
import { Body, Controller, Get, HttpCode, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ProfileView } from '@haopai/contracts';
import type { Request } from 'express';
import type { RefusalError } from '../../platform/errors';
import { AskerCookie } from '../citizens';
import { type CitizenSession, OwnSession } from '../sessions';
import { ProfileDto } from './account-answers.dto';
import { ChangeAddressDto, ChangeMobileDto, ChangePasswordDto } from './account.dto';
import { ChangeAddress } from './change-address';
import { ChangeMobile } from './change-mobile';
import { ChangePassword } from './change-password';
import { languageOf } from '../../platform/http';
import { ReadProfile } from './read-profile';

@ApiTags('account')
@Controller('me')
export class AccountController {
  constructor(
    private readonly readProfile: ReadProfile,
    private readonly changePassword: ChangePassword,
    private readonly changeMobile: ChangeMobile,
    private readonly changeAddress: ChangeAddress,
    private readonly askers: AskerCookie,
  ) {}

  @Get('profile')
  @ApiOkResponse({ type: ProfileDto })
  profile(@OwnSession() session: CitizenSession): Promise<ProfileView | RefusalError> {
    return this.readProfile.execute(session);
  }

  @Put('password')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Changed; the other sessions have ended' })
  password(
    @OwnSession() session: CitizenSession,
    @Body() body: ChangePasswordDto,
    @Req() request: Request,
  ): Promise<undefined | RefusalError> {
    return this.changePassword.execute(session, body, languageOf(request));
  }

  @Put('mobile')
  @ApiOkResponse({ type: ProfileDto })
  mobile(
    @OwnSession() session: CitizenSession,
    @Body() body: ChangeMobileDto,
    @Req() request: Request,
  ): Promise<ProfileView | RefusalError> {
    return this.changeMobile.execute(session, body, {
      asker: this.askers.of(request),
      language: languageOf(request),
    });
  }

  @Put('address')
  @ApiOkResponse({ type: ProfileDto })
  address(
    @OwnSession() session: CitizenSession,
    @Body() body: ChangeAddressDto,
  ): Promise<ProfileView | RefusalError> {
    return this.changeAddress.execute(session, body);
  }
}
