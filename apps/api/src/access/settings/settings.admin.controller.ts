// The site's rules that staff change while it runs.
import { Body, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { SETTING_NAMES, type SettingChange, type SettingView } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs } from '../staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { ChangeSettings } from './change-settings';
import { ChangeSettingDto, SettingChangeDto, SettingDto } from './settings.dto';

const NAME = { name: 'name', enum: SETTING_NAMES };

@AdminController('settings')
export class SettingsController {
  constructor(private readonly settings: ChangeSettings) {}

  @Get('settings')
  @Needs('settings.read')
  @ApiOkResponse({ type: [SettingDto] })
  all(@Acting() actor: Actor): Promise<readonly SettingView[] | RefusalError> {
    return this.settings.all(actor);
  }

  @Get('settings/:name/history')
  @Needs('settings.read')
  @ApiParam(NAME)
  @ApiOkResponse({ type: [SettingChangeDto] })
  history(
    @Acting() actor: Actor,
    @Param('name') name: string,
  ): Promise<readonly SettingChange[] | RefusalError> {
    return this.settings.history(actor, name);
  }

  @Put('settings/:name')
  @Needs('settings.edit')
  @ApiParam(NAME)
  @ApiOkResponse({ type: SettingDto })
  change(
    @Acting() actor: Actor,
    @Param('name') name: string,
    @Body() body: ChangeSettingDto,
  ): Promise<SettingView | RefusalError> {
    return this.settings.change(actor, name, body);
  }
}
