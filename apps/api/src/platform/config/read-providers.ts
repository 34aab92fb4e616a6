// Who sends texts, mails and pushes, takes money and says who somebody is. An engine speaks to none of them, and is given none of their keys.
import type {
  Environment,
  HttpConfig,
  IdentityConfig,
  MailConfig,
  PaymentsConfig,
  PushConfig,
} from './config';
import type { Role, SmsConfig } from './config';
import { readIdentity } from './read-identity';
import { readMail, readPush, readSms } from './read-messages-config';
import { readPayments } from './read-payments-config';
import type { VariableReader } from './variables';

export interface ProvidersConfig {
  readonly sms: SmsConfig;
  readonly identity: IdentityConfig;
  readonly mail: MailConfig;
  readonly push: PushConfig;
  readonly payments: PaymentsConfig;
}

/** Whatever the environment says of them. */
const OF_AN_ENGINE: ProvidersConfig = {
  sms: { kind: 'sandbox' },
  identity: { kind: 'off' },
  mail: { kind: 'off' },
  push: { hosts: [], vapid: null, makesOwnKeys: false },
  payments: { kind: 'sandbox' },
};

export function readProviders(
  reader: VariableReader,
  environment: Environment,
  role: Role,
  http: HttpConfig,
): ProvidersConfig {
  // Elsewhere keys protect nothing, and a spec may have an engine speak for itself.
  if (role === 'engine' && environment === 'production') return OF_AN_ENGINE;
  return {
    sms: readSms(reader, environment),
    identity: readIdentity(reader, environment),
    mail: readMail(reader, environment),
    push: readPush(reader, environment),
    payments: readPayments(reader, environment, http),
  };
}
