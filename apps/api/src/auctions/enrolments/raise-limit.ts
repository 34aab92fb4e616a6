// Use case: a citizen pays more deposit for one of their entries, also while the auction runs, and may bid so much more with it (docs/adr/0100).
import { Injectable } from '@nestjs/common';
import type { OrderHead, RaiseLimitBody } from '@haopai/contracts';
import { Settings } from '../../access/settings';
import { FindOrders, orderHead, Orders } from '../../commerce/orders';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { IdempotencyService } from '../../platform/idempotency';
import { type LimitedEntry, LimitsStore } from './limits.store';

export interface RaiseOrder extends RaiseLimitBody {
  readonly citizenId: number;
  readonly enrolmentId: number;
  readonly entryId: number;
  /** Idempotency-Key. */
  readonly key: string;
}

const FEN_PER_YUAN = 100;

@Injectable()
export class RaiseLimit {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: IdempotencyService,
    private readonly store: LimitsStore,
    private readonly orders: Orders,
    private readonly find: FindOrders,
    private readonly settings: Settings,
  ) {}

  async execute(order: RaiseOrder): Promise<OrderHead | RefusalError> {
    const { citizenId, enrolmentId, entryId, limitFen, key } = order;
    const route = `POST /me/enrolments/${enrolmentId}/entries/${entryId}/limit`;
    const made = await this.transactions.run((transaction) =>
      this.idempotency.make(transaction, { citizenId, key, route, body: { limitFen } }, () =>
        this.write(transaction, order),
      ),
    );
    if (made instanceof RefusalError) return made;
    const written = await this.find.byId(made);
    if (written === null) throw new Error(`Order ${made} was made and is not there`);
    return orderHead(written);
  }

  private async write(transaction: Transaction, order: RaiseOrder): Promise<number | RefusalError> {
    const { citizenId, enrolmentId, entryId } = order;
    const entry = await this.store.lock(transaction, { citizenId, enrolmentId, entryId });
    if (entry === null) return new RefusalError('ENROLMENT.NOT_FOUND', {});
    const amount = refuseRaise(entry, order);
    if (amount instanceof RefusalError) return amount;
    const { auction, vin, nowMs } = entry;
    const made = await this.orders.create(transaction, {
      ...{ kind: 'enrolmentDeposit', subjectId: enrolmentId, citizenId, amountFen: amount },
      dueAtMs: nowMs + this.settings.ms('enrolments.heldMinutes'),
      deposits: [{ entryId, vin, amountFen: amount }],
      about: { plate: null, lotId: null, depositAppliedFen: null, auction, vins: [vin], isTopUp: true },
    });
    return made.id;
  }
}

/** What is to be paid for it: whole yuan. */
function refuseRaise(entry: LimitedEntry, { limitFen }: RaiseLimitBody): number | RefusalError {
  const { factor, heldFen, isOver, openOrderNo } = entry;
  if (factor === null) return new RefusalError('LIMIT.NONE', {});
  if (isOver) return new RefusalError('LIMIT.CLOSED', {});
  if (openOrderNo !== null) return new RefusalError('LIMIT.ORDER_OPEN', { orderNo: openOrderNo });
  const nowFen = factor * heldFen;
  if (limitFen <= nowFen) return new RefusalError('LIMIT.NOT_HIGHER', { limitFen: nowFen });
  const wantedFen = Math.ceil(limitFen / factor / FEN_PER_YUAN) * FEN_PER_YUAN;
  return wantedFen - heldFen;
}
