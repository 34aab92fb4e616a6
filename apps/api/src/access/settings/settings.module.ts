// The site's rules that staff change while it runs, for the whole app.
import { Global, Module } from '@nestjs/common';
import { ChangeSettings } from './change-settings';
import { Settings } from './settings';
import { SettingsController } from './settings.admin.controller';
import { SettingsStore } from './settings.store';

@Global()
@Module({
  controllers: [SettingsController],
  providers: [ChangeSettings, Settings, SettingsStore],
  exports: [Settings],
})
export class SettingsModule {}
