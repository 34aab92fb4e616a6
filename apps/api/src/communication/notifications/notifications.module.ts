// Everything that leaves the site: the outbox, text messages, notices and pushes.
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../../platform/config';
import { SocketsModule } from '../../live/sockets';
import { CitizenMessages } from './citizen-messages';
import { CitizenMessagesStore } from './citizen-messages.store';
import { CitizenMobilesStore } from './citizen-mobiles.store';
import { CitizenTexts } from './citizen-texts';
import { DeliverMail } from './mail/deliver-mail';
import { MailSender } from './mail/mail-sender';
import { NoMail } from './mail/no-mail';
import { SandboxMail } from './mail/sandbox-mail';
import { SandboxMailsStore } from './mail/sandbox-mails.store';
import { SmtpMail } from './mail/smtp-mail';
import { DeliverNotice } from './notices/deliver-notice';
import { NoticesController } from './notices/notices.controller';
import { NoticesStore } from './notices/notices.store';
import { ReadNotices } from './notices/read-notices';
import { Outbox } from './outbox';
import { OutboxWakeUp } from './outbox/outbox-wake-up';
import { OutboxUpkeep } from './outbox/outbox-upkeep';
import { OutboxClaimsStore } from './outbox/outbox-claims.store';
import { OutboxFiguresStore } from './outbox/outbox-figures.store';
import { OutboxIntake } from './outbox/outbox-intake';
import { openOutboxPool, OUTBOX_POOL, type OutboxPool } from './outbox/outbox-pool';
import type { Delivery } from './outbox/channel-worker';
import { DELIVERIES, OutboxWorkers } from './outbox/outbox-workers';
import { SealedBodies } from './outbox/sealed-bodies';
import { OutboxStore } from './outbox/outbox.store';
import { DeliverPush } from './push/deliver-push';
import { PushController } from './push/push.controller';
import { PushKeys } from './push/push-keys';
import { PushKeysStore } from './push/push-keys.store';
import { PushServices } from './push/push-services';
import { PushSubscriptionsStore } from './push/push-subscriptions.store';
import { QueuePushes } from './push/queue-pushes';
import { SubscribeBrowser } from './push/subscribe-browser';
import { RecipientLimitsStore } from './outbox/recipient-limits.store';
import { RetentionStore } from './outbox/retention.store';
import { ALIYUN_TIMES, AliyunSms } from './sms/aliyun-sms';
import { DeliverSms } from './sms/deliver-sms';
import { SandboxSms } from './sms/sandbox-sms';
import { SandboxTextsStore } from './sms/sandbox-texts.store';
import { SmsSender } from './sms/sms-sender';
import { ChangeSmsTexts } from './sms-text-changes/change-sms-texts';
import { SmsTexts } from './sms-text-changes/current-sms-texts';
import { SmsTextsController } from './sms-text-changes/sms-texts.admin.controller';
import { SmsTextsStore } from './sms-text-changes/sms-texts.store';
import { ReadUndelivered } from './undelivered/read-undelivered';
import { SendAgain } from './undelivered/send-again';
import { UndeliveredController } from './undelivered/undelivered.admin.controller';
import { UndeliveredStore } from './undelivered/undelivered.store';

@Global()
@Module({
  imports: [SocketsModule],
  controllers: [NoticesController, PushController, SmsTextsController, UndeliveredController],
  providers: [
    ChangeSmsTexts,
    CitizenMessages,
    CitizenMessagesStore,
    CitizenMobilesStore,
    CitizenTexts,
    DeliverMail,
    DeliverNotice,
    DeliverPush,
    DeliverSms,
    NoticesStore,
    Outbox,
    OutboxWakeUp,
    OutboxUpkeep,
    OutboxClaimsStore,
    OutboxFiguresStore,
    OutboxIntake,
    OutboxStore,
    OutboxWorkers,
    PushKeys,
    PushKeysStore,
    PushServices,
    PushSubscriptionsStore,
    QueuePushes,
    ReadNotices,
    ReadUndelivered,
    RecipientLimitsStore,
    RetentionStore,
    SandboxMail,
    SandboxMailsStore,
    SandboxSms,
    SandboxTextsStore,
    SealedBodies,
    SendAgain,
    SmsTexts,
    SmsTextsStore,
    SubscribeBrowser,
    UndeliveredStore,
    {
      provide: SmsSender,
      inject: [Config, SandboxSms, SmsTexts],
      useFactory: ({ sms }: Config, sandbox: SandboxSms, texts: SmsTexts): SmsSender =>
        sms.kind === 'aliyun' ? new AliyunSms(sms, ALIYUN_TIMES, texts) : sandbox,
    },
    {
      provide: MailSender,
      inject: [Config, SandboxMail],
      useFactory: ({ mail }: Config, sandbox: SandboxMail): MailSender => {
        if (mail.kind === 'smtp') return new SmtpMail(mail);
        return mail.kind === 'sandbox' ? sandbox : new NoMail();
      },
    },
    {
      provide: DELIVERIES,
      inject: [DeliverSms, DeliverNotice, DeliverPush, DeliverMail],
      useFactory: (...deliveries: readonly Delivery[]): readonly Delivery[] => deliveries,
    },
    {
      provide: OUTBOX_POOL,
      inject: [Config],
      useFactory: ({ mysql }: Config) => openOutboxPool(mysql),
    },
  ],
  exports: [CitizenMessages, CitizenTexts, MailSender, Outbox, ReadUndelivered],
})
export class NotificationsModule implements OnApplicationShutdown {
  constructor(@Inject(OUTBOX_POOL) private readonly pool: OutboxPool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
