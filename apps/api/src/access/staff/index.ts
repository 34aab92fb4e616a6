// Staff of the back office.
export { AddAdministrator } from './add-administrator';
export { serveDevTotp } from './log-in/serve-dev-totp';
export { StaffModule } from './staff.module';
