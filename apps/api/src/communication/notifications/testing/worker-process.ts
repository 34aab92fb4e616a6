// A process that does nothing but work off text messages over Aliyun's client, for whoever wants to kill it: a dot for each that it begins.
import { readConfig } from '../../../platform/config';
import { createProgramLog } from '../../../platform/logging';
import { PersonalData } from '../../../platform/personal-data';
import { OutboxClaimsStore } from '../outbox/outbox-claims.store';
import { ChannelWorker } from '../outbox/channel-worker';
import { openOutboxPool } from '../outbox/outbox-pool';
import { SealedBodies } from '../outbox/sealed-bodies';
import { RecipientLimitsStore } from '../outbox/recipient-limits.store';
import { AliyunSms } from '../sms/aliyun-sms';
import { DeliverSms } from '../sms/deliver-sms';
import { QUICK_LIMITS } from './build-messages';

const TRIES_MAX = 1_000;
const TIMES = { connectMaxMs: 250, answerMaxMs: 250 };

const config = readConfig();
if (config.sms.kind !== 'aliyun') throw new Error('this process sends over Aliyun’s client');
const pool = openOutboxPool(config.mysql);
const delivery = new DeliverSms(new AliyunSms(config.sms, TIMES), new RecipientLimitsStore(pool), config);
const worker = new ChannelWorker({
  store: new OutboxClaimsStore(pool, new SealedBodies(new PersonalData(config))),
  delivery: {
    channel: delivery.channel,
    deliver: (message, nowMs) => {
      process.stdout.write('.');
      return delivery.deliver(message, nowMs);
    },
  },
  limits: { ...QUICK_LIMITS, attemptsMax: TRIES_MAX },
  log: createProgramLog(config),
  onOutcome: () => undefined,
});
worker.start();
