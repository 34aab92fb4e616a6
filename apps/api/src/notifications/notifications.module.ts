// Everything that leaves the site: the outbox, text messages, notices and pushes.
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config';
import { openMysqlPool } from '../database';
import { RealtimeModule } from '../realtime';
import { DeliverNotice } from './notices/deliver-notice';
import { NoticesStore } from './notices/notices.store';
import { Outbox } from './outbox';
import { MessageSeal } from './outbox/message-seal';
import { OutboxBell } from './outbox/outbox-bell';
import { OutboxClaimsStore } from './outbox/outbox-claims.store';
import { OUTBOX_POOL, OUTBOX_POOL_MAX, type OutboxPool } from './outbox/outbox-pool';
import { DELIVERIES, OutboxWorker } from './outbox/outbox-worker';
import { OutboxStore } from './outbox/outbox.store';
import { DeliverSms } from './sms/deliver-sms';
import { SandboxSms } from './sms/sandbox-sms';
import { SandboxTextsStore } from './sms/sandbox-texts.store';
import { SmsSender } from './sms/sms-sender';

@Global()
@Module({
  imports: [RealtimeModule],
  providers: [
    DeliverNotice,
    DeliverSms,
    MessageSeal,
    NoticesStore,
    Outbox,
    OutboxBell,
    OutboxClaimsStore,
    OutboxStore,
    OutboxWorker,
    SandboxSms,
    SandboxTextsStore,
    { provide: SmsSender, useExisting: SandboxSms },
    {
      provide: DELIVERIES,
      inject: [DeliverSms, DeliverNotice],
      useFactory: (sms: DeliverSms, notice: DeliverNotice) => [sms, notice],
    },
    {
      provide: OUTBOX_POOL,
      inject: [Config],
      useFactory: ({ mysql }: Config) => openMysqlPool({ ...mysql, poolMax: OUTBOX_POOL_MAX }),
    },
  ],
  exports: [Outbox],
})
export class NotificationsModule implements OnApplicationShutdown {
  constructor(@Inject(OUTBOX_POOL) private readonly pool: OutboxPool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
