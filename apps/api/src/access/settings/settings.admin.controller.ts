// The site's rules that staff change while it runs.
import { Body, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { SETTING_NAMES, type SettingChange, type SettingView } from '@haopai/contracts';
import { CurrentStaff, type Actor, AdminController, RequiresPermission } from '../staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { ChangeSettings } from './change-settings';
import { ChangeSettingDto, SettingChangeDto, SettingDto } from './settings.dto';

const NAME = { name: 'name', enum: SETTING_NAMES };

@AdminController('settings')
export class SettingsController {
  constructor(private readonly settings: ChangeSettings) {}

  @Get('settings')
  @RequiresPermission('settings.read')
  @ApiOkResponse({ type: [SettingDto] })
  all(@CurrentStaff() actor: Actor): Promise<readonly SettingView[] | RefusalError> {
    return this.settings.all(actor);
  }

  @Get('settings/:name/history')
  @RequiresPermission('settings.read')
  @ApiParam(NAME)
  @ApiOkResponse({ type: [SettingChangeDto] })
  history(
    @CurrentStaff() actor: Actor,
    @Param('name') name: string,
  ): Promise<readonly SettingChange[] | RefusalError> {
    return this.settings.history(actor, name);
  }

  @Put('settings/:name')
  @RequiresPermission('settings.edit')
  @ApiParam(NAME)
  @ApiOkResponse({ type: SettingDto })
  change(
    @CurrentStaff() actor: Actor,
    @Param('name') name: string,
    @Body() body: ChangeSettingDto,
  ): Promise<SettingView | RefusalError> {
    return this.settings.change(actor, name, body);
  }
}
