// What leaves the site: text messages, notices, pushes.
export { CitizenMessages } from './citizen-messages';
export { CitizenTexts } from './citizen-texts';
export { drillNotice } from './drill-notice';
export { MailSender } from './mail/mail-sender';
export { serveDevMail } from './mail/serve-dev-mail';
export { serveDevSms } from './sms/serve-dev-sms';
export { NotificationsModule } from './notifications.module';
export { Outbox } from './outbox';
export type { NoticeOrder } from './outbox';
export { sandboxTexts } from './sms/sandbox-texts-command';
export type { SmsTemplate } from './sms/sms-texts';
export { tryText } from './sms/try-text';
export { auctionInText, moneyInText, plateInText, platesInText, timeInText } from './sms/values-in-text';
export { ReadUndelivered } from './undelivered/read-undelivered';
