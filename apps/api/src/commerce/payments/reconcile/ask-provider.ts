// Asks the provider for the truth about one open payment, and has the books follow it.
import { Inject, Injectable } from '@nestjs/common';
import { RefusalError } from '../../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Metrics } from '../../../platform/metrics';
import { FindOrders } from '../../orders';
import type { Payment } from '../payment';
import { PaymentProviders } from '../payment-providers';
import { PaymentsStore } from '../payments.store';
import { type PaidTruth, SettlePayment } from '../settle-payment';
import { CLOSED_AFTER_END_MS, NOT_PAID_AFTER_DUE_MS } from './ask-limits';

/** Who wanted to know: what is `asked` on schedule had no notice in time, and that of a payer is often only sooner than it. */
export type Asker = 'asked' | 'checked';

@Injectable()
export class AskProvider {
  constructor(
    private readonly payments: PaymentsStore,
    private readonly orders: FindOrders,
    private readonly providers: PaymentProviders,
    private readonly settlePayment: SettlePayment,
    private readonly metrics: Metrics,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** What came of it, null when nothing changed. Rejects when the truth cannot be told now. `nowMs` is the database's clock. */
  async execute(payment: Payment, nowMs: number, asker: Asker): Promise<string | null> {
    const outcome = await this.ask(payment, nowMs, asker);
    if (outcome !== null) this.metrics.notePayment(outcome);
    return outcome;
  }

  private async ask(payment: Payment, nowMs: number, asker: Asker): Promise<string | null> {
    const truth = await this.providers.of(payment.provider).query(payment.paymentNo);
    if (truth.kind === 'paid') return this.settle(payment, truth, asker);
    if (truth.kind !== 'closed' && !(await this.isOver(payment, nowMs))) return null;
    return (await this.payments.end(payment.id, 'closed')) ? 'closed' : null;
  }

  /** Nobody has paid, and nobody will. */
  private async isOver({ orderId, validUntilMs }: Payment, nowMs: number): Promise<boolean> {
    if (nowMs >= validUntilMs + CLOSED_AFTER_END_MS) return true;
    const order = await this.orders.byId(orderId);
    return order !== null && nowMs >= order.dueAtMs + NOT_PAID_AFTER_DUE_MS;
  }

  private async settle(payment: Payment, truth: PaidTruth, asker: Asker): Promise<string> {
    const settled = await this.settlePayment.execute(payment, truth);
    if (!(settled instanceof RefusalError)) return `${asker}.${settled}`;
    // No notice would be believed either: a person must compare the books.
    this.log.error(
      { paymentNo: payment.paymentNo, code: settled.code },
      'a payment is odd: somebody has to look',
    );
    await this.payments.setAside(payment.id, truth.amountFen);
    return 'odd';
  }
}
