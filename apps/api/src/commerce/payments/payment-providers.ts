// Every provider that this site knows, and the one through which new payments go.
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config';
import { AlipayPayments } from './alipay/alipay-payments';
import { PaymentProvider, type ProviderName } from './payment-provider';
import type { SandboxPayments } from './sandbox/sandbox-payments';

/** Injection token of the PaymentProviders there are; the first takes new payments, the others pay back what they once took. */
export const PROVIDERS = Symbol('PROVIDERS');

@Injectable()
export class PaymentProviders {
  constructor(
    @Inject(PROVIDERS) private readonly providers: readonly [PaymentProvider, ...PaymentProvider[]],
  ) {}

  get current(): PaymentProvider {
    return this.providers[0];
  }

  /** Null for one that is not switched on. */
  named(name: string): PaymentProvider | null {
    return this.providers.find((provider) => provider.name === name) ?? null;
  }

  /** Of a payment that was begun with it. Throws when it is switched off: what it took it must also pay back. */
  of(name: ProviderName): PaymentProvider {
    const provider = this.named(name);
    if (provider === null) throw new Error(`Payments of ${name} are here, and it is switched off`);
    return provider;
  }
}

/** With Alipay switched on, what the sandbox once took on this database is still known to it, but not where money is real. */
export function providersOf(
  { payments, environment }: Config,
  sandbox: SandboxPayments,
): readonly PaymentProvider[] {
  if (payments.kind === 'sandbox') return [sandbox];
  const alipay = new AlipayPayments(payments);
  return environment === 'production' ? [alipay] : [alipay, sandbox];
}
