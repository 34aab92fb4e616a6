// Use cases: somebody bids or leaves a ceiling on a lot of their practice, under the same limit as on a real one.
import { Injectable } from '@nestjs/common';
import type { BidReceipt, ProxyCancellation, ProxyReceipt } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import type { Practice, ToyBid, ToyCeiling, ToyCeilingCancel } from './practice';
import { PracticeHall } from './practice-hall';

@Injectable()
export class PracticeBidding {
  constructor(
    private readonly hall: PracticeHall,
    private readonly limits: RateLimits,
  ) {}

  async bid(key: string, bid: ToyBid): Promise<BidReceipt | RefusalError> {
    const practice = await this.admit(key);
    return practice instanceof RefusalError ? practice : practice.bid(bid);
  }

  async setCeiling(key: string, ceiling: ToyCeiling): Promise<ProxyReceipt | RefusalError> {
    const practice = await this.admit(key);
    return practice instanceof RefusalError ? practice : practice.setCeiling(ceiling);
  }

  async cancelCeiling(key: string, order: ToyCeilingCancel): Promise<ProxyCancellation | RefusalError> {
    const practice = await this.admit(key);
    return practice instanceof RefusalError ? practice : practice.cancelCeiling(order);
  }

  private async admit(key: string): Promise<Practice | RefusalError> {
    const tooMany = await this.limits.consume('bid', `practice:${key}`);
    return tooMany ?? this.hall.of(key);
  }
}
