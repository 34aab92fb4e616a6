// A provider tells what became of a payment: read, judged, written down, and answered as the provider wants it.
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { Metrics } from '../../platform/metrics';
import { JudgeNotice } from './judge-notice';
import type { RawNotice } from './payment-provider';
import { PaymentProviders } from './payment-providers';
import { ProviderNoticesStore } from './provider-notices.store';

@Injectable()
export class TakeNotice {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly judgeNotice: JudgeNotice,
    private readonly notices: ProviderNoticesStore,
    private readonly metrics: Metrics,
  ) {}

  /** What the provider wants to read. Anything else makes it send the notice again. */
  async execute(providerName: string, notice: RawNotice): Promise<string | RefusalError> {
    const provider = this.providers.named(providerName);
    if (provider === null) return new RefusalError('REQUEST.NOT_FOUND', {});
    const { name } = provider;
    const told = await provider.readNotice(notice);
    if (told instanceof RefusalError) {
      this.metrics.notePayment(told.code);
      if (told.code === 'PAYMENT.FORGED') await this.notices.recordForged(name, notice);
      else await this.notices.record(name, notice, { outcome: told.code, paymentNo: null });
      return told;
    }
    const outcome = await this.judgeNotice.execute(name, told);
    const word = outcome instanceof RefusalError ? outcome.code : outcome;
    this.metrics.notePayment(word);
    await this.notices.record(name, notice, { outcome: word, paymentNo: told.paymentNo });
    return outcome instanceof RefusalError ? outcome : provider.acknowledgement;
  }
}
