// Use cases: a bidder leaves a ceiling, puts another in its place, or cancels it, over the socket or over REST (docs/domain.md, "Maximum bid").
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ProxyCancellation, ProxyReceipt } from '@haopai/contracts';
import { parseFen } from '@haopai/rules';
import type { CeilingOrder, Done, LotEngine, NotDone } from '@haopai/engine';
import { RefusalError } from '../../platform/errors';
import { AuctionTime } from '../clock';
import { LOT_ENGINE } from '../engine';
import { proxyCancellationOf, proxyReceiptOf } from '../wire';
import type { CitizenSession } from '../../access/sessions';
import { AdmitBidder } from './admit-bidder';
import { OrdersUnderWay } from './orders-under-way';

export interface CancelProxyOrder extends CitizenSession {
  readonly lotId: number;
  /** UUID of this order: the same id gets the same answer. */
  readonly proxyId: string;
  /** By the auction's clock; absent where nobody presses. */
  readonly pressedAtMs?: number;
}

export interface SetProxyOrder extends CancelProxyOrder {
  readonly ceilingFen: number;
  readonly entryId: number;
}

/** As many as nobody can try all of. */
const SALT_BYTES = 16;

@Injectable()
export class ProxyBids {
  constructor(
    private readonly admit: AdmitBidder,
    @Inject(LOT_ENGINE) private readonly engine: LotEngine,
    private readonly underWay: OrdersUnderWay,
    private readonly time: AuctionTime,
  ) {}

  async set(order: SetProxyOrder): Promise<ProxyReceipt | RefusalError> {
    const held = this.time.heldSince(order.pressedAtMs);
    const { lotId, proxyId, entryId } = order;
    const ceiling = parseFen(order.ceilingFen);
    if (!ceiling.ok)
      return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'ceilingFen', rule: 'isFen' }] });
    const bidder = await this.admit.toLot(order, lotId, entryId, ceiling.value);
    if (bidder instanceof RefusalError) return bidder;
    const { paddleNo, limit } = bidder;
    const answer = await this.bring(lotId, {
      type: 'SetCeiling',
      proxyId,
      paddleNo,
      entryId,
      ceilingFen: ceiling.value,
      ...limit,
      ...held,
      salt: newSalt(),
    });
    return proxyReceiptOf(answer);
  }

  async cancel(wish: CancelProxyOrder): Promise<ProxyCancellation | RefusalError> {
    const held = this.time.heldSince(wish.pressedAtMs);
    const { lotId, proxyId } = wish;
    const bidder = await this.admit.toLot(wish, lotId, null);
    if (bidder instanceof RefusalError) return bidder;
    const { paddleNo } = bidder;
    const order = { type: 'CancelCeiling', proxyId, paddleNo, ...held, salt: newSalt() } as const;
    return proxyCancellationOf(await this.bring(lotId, order));
  }

  private async bring(lotId: number, order: CeilingOrder): Promise<Done | NotDone> {
    this.underWay.noteBegin();
    try {
      return await this.engine.submit(lotId, order);
    } finally {
      this.underWay.noteEnd();
    }
  }
}

function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex');
}
