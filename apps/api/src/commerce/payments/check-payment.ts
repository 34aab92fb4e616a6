// A payer has come back to an order: the provider is asked at once what became of its payment, and nobody waits for its schedule.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { PaymentCheck, PaymentStanding } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { FindOrders, ReadOrders } from '../orders';
import type { Payment } from './payment';
import { CHECK_ANSWERS_WITHIN_MS, CHECKED_AT_ONCE_MAX, CHECKED_EVERY_MS } from './payment-limits';
import { PaymentsStore } from './payments.store';
import { AskProvider } from './reconcile/ask-provider';

@Injectable()
export class CheckPayment {
  /** By payment, whether the provider said something: asked just now, or being asked. */
  private readonly asked = new Map<number, Promise<boolean>>();

  constructor(
    private readonly findOrders: FindOrders,
    private readonly readOrders: ReadOrders,
    private readonly payments: PaymentsStore,
    private readonly askProvider: AskProvider,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  async execute(citizenId: number, orderNo: string): Promise<PaymentCheck | RefusalError> {
    const order = await this.findOrders.own(citizenId, orderNo);
    if (order instanceof RefusalError) return order;
    const payment = await this.checked(order.id);
    const view = await this.readOrders.view(citizenId, orderNo);
    return view instanceof RefusalError ? view : { payment, order: view };
  }

  /** Of several the newest: it is the one that "pay" leads to. */
  private async checked(orderId: number): Promise<PaymentCheck['payment']> {
    const payment = await this.payments.newestOf(orderId);
    if (payment === null) return null;
    const { paymentNo, validUntilMs } = payment;
    if (payment.state !== 'open')
      return { paymentNo, validUntilMs, standing: standingOf(payment.state, true) };
    const nobodySaysYet = sleep(CHECK_ANSWERS_WITHIN_MS, false, { ref: false });
    const wasTold = await Promise.race([this.ask(payment), nobodySaysYet]);
    const { state } = (await this.payments.byId(payment.id)) ?? payment;
    return { paymentNo, validUntilMs, standing: standingOf(state, wasTold) };
  }

  private ask(payment: Payment): Promise<boolean> {
    const running = this.asked.get(payment.id);
    if (running !== undefined) return running;
    if (this.asked.size >= CHECKED_AT_ONCE_MAX) return Promise.resolve(false);
    const asking = this.payments
      .nowMs()
      .then((nowMs) => this.askProvider.execute(payment, nowMs, 'checked'))
      .then(() => true)
      .catch((error: unknown) => {
        this.log.warn({ err: error, paymentId: payment.id }, 'a payer was told nothing about a payment');
        return false;
      });
    this.asked.set(payment.id, asking);
    void asking.then(() => {
      setTimeout(() => this.asked.delete(payment.id), CHECKED_EVERY_MS).unref();
    });
    return asking;
  }
}

function standingOf(state: Payment['state'], wasTold: boolean): PaymentStanding {
  if (state === 'open') return wasTold ? 'notPaid' : 'unknown';
  return state === 'closed' ? 'failed' : state;
}
