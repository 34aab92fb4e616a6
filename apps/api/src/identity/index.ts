// Who may act.
export { plainLine } from './accounts/plain-line';
export { BoundedWork } from './bounded-work';
export { serveDevCaptcha } from './captcha/serve-dev-captcha';
export { IdentityModule } from './identity.module';
export { Passwords } from './passwords';
export { installRegions } from './regions/install-regions';
export { SmsCodes } from './sms-codes/sms-codes';
