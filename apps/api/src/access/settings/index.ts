// The site's rules that staff change while it runs.
export { Settings } from './settings';
export { SettingsModule } from './settings.module';
