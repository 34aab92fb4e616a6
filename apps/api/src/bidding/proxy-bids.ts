// Use cases: a bidder leaves a ceiling, puts another in its place, or cancels it, over the socket or over REST (domain.md, "Proxy bid").
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ProxyCancellation, ProxyReceipt } from '@haopai/contracts';
import { parseFen } from '@haopai/rules';
import type { CeilingOrder, Done } from '@haopai/lot-runtime';
import { RefusalError } from '../errors';
import type { CitizenSession } from '../sessions';
import { AdmitBidder } from './admit-bidder';
import { BidRouter } from './bid-router';
import { OrdersUnderWay } from './orders-under-way';

export interface CancelProxyOrder extends CitizenSession {
  readonly lotId: number;
  /** UUID of this order: the same id gets the same answer. */
  readonly proxyId: string;
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
    private readonly router: BidRouter,
    private readonly underWay: OrdersUnderWay,
  ) {}

  async set(order: SetProxyOrder): Promise<ProxyReceipt | RefusalError> {
    const { lotId, proxyId, entryId } = order;
    const ceiling = parseFen(order.ceilingFen);
    if (!ceiling.ok)
      return new RefusalError('REQUEST.INVALID', { fields: [{ path: 'ceilingFen', rule: 'isFen' }] });
    const bidder = await this.admit.toLot(order, lotId, entryId);
    if (bidder instanceof RefusalError) return bidder;
    const { paddleNo } = bidder;
    const answer = await this.bring(lotId, {
      type: 'SetCeiling',
      proxyId,
      paddleNo,
      entryId,
      ceilingFen: ceiling.value,
      salt: newSalt(),
    });
    if (answer instanceof RefusalError) return answer;
    if (answer.amountFen === null) throw new Error('A ceiling was answered without its amount');
    return { version: answer.version, hash: answer.hash, ceilingFen: answer.amountFen };
  }

  async cancel(order: CancelProxyOrder): Promise<ProxyCancellation | RefusalError> {
    const { lotId, proxyId } = order;
    const bidder = await this.admit.toLot(order, lotId, null);
    if (bidder instanceof RefusalError) return bidder;
    const { paddleNo } = bidder;
    const answer = await this.bring(lotId, { type: 'CancelCeiling', proxyId, paddleNo, salt: newSalt() });
    return answer instanceof RefusalError ? answer : { version: answer.version, hash: answer.hash };
  }

  private async bring(lotId: number, order: CeilingOrder): Promise<Done | RefusalError> {
    this.underWay.noteBegin();
    try {
      const answer = await this.router.bring(lotId, order);
      if (answer.kind === 'done') return answer;
      return new RefusalError(answer.rejection.code, answer.rejection.data);
    } finally {
      this.underWay.noteEnd();
    }
  }
}

function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('hex');
}
