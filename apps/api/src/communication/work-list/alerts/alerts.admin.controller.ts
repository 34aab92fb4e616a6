// How one of the staff wants to be told of what waits too long.
import { Body, Get, Put, Req } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AlertWaysBody, AlertWaysView } from '@haopai/contracts';
import { IsString } from 'class-validator';
import type { Request } from 'express';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../../access/staff-authentication';
import { MaxCharacters, MayBeMissing, type RefusalError } from '../../../platform/errors';
import { languageOf } from '../../../platform/http';
import { ChooseWays } from './choose-ways';

const MAIL_MAX = 254;
/** With spaces and hyphens as people type them. */
const MOBILE_TYPED_MAX = 40;

class AlertWaysDto implements AlertWaysBody {
  @ApiPropertyOptional({ maxLength: MAIL_MAX, description: 'Left out: no mails' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(MAIL_MAX)
  readonly mail?: string;

  @ApiPropertyOptional({ maxLength: MOBILE_TYPED_MAX, description: 'Left out: no texts' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(MOBILE_TYPED_MAX)
  readonly mobile?: string;
}

class ChosenWaysDto implements AlertWaysView {
  @ApiProperty({ type: String, nullable: true }) readonly mail!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly mobile!: string | null;
  @ApiProperty({ description: 'False where the site has no mail server' }) readonly sendsMail!: boolean;
}

@AdminController('work')
export class AlertsController {
  constructor(private readonly ways: ChooseWays) {}

  @Get('me/alerts')
  @RequiresPermission(null)
  @ApiOkResponse({ type: ChosenWaysDto })
  read(@CurrentStaff() actor: Actor): Promise<AlertWaysView> {
    return this.ways.of(actor);
  }

  @Put('me/alerts')
  @RequiresPermission(null)
  @ApiOkResponse({ type: ChosenWaysDto })
  choose(
    @CurrentStaff() actor: Actor,
    @Body() body: AlertWaysDto,
    @Req() request: Request,
  ): Promise<AlertWaysView | RefusalError> {
    return this.ways.choose(actor, body, languageOf(request));
  }
}
