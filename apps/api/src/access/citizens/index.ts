// Who citizens are: registration, log-in, passwords, codes by text message, and the regions of their documents.
export { readDocumentKeys } from './accounts/document-keys';
export { plainLine } from './accounts/plain-line';
export { serveDevCaptcha } from './captcha/serve-dev-captcha';
export { IdentityModule } from './identity.module';
export { judgePassword, refuseLikeOwner } from './judge-password';
export { type LetIn, type Lock, LockOut } from './log-in/lock-out';
export { ACCOUNT_LOCK, ADDRESS_LOCK } from './log-in/lock-schedule';
export { HashNames } from './names/hash-names';
export { NameHashes } from './names/name-hashes';
export { Passwords } from './passwords';
export { refusePassword } from './refuse-password';
export { installRegions } from './regions/install-regions';
export { RegionsStore } from './regions/regions.store';
export { SendSmsCode } from './sms-codes/send-sms-code';
export { SmsCodes } from './sms-codes/sms-codes';
export { SMS_CODE, SmsCodeSentDto } from './sms-codes/sms-codes.dto';
