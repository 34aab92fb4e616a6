// Use case: a citizen bids on a lot of their practice, under the same limit as on a real one.
import { Injectable } from '@nestjs/common';
import type { BidReceipt } from '@haopai/contracts';
import { RefusalError } from '../errors';
import { RateLimits } from '../limits';
import type { ToyBid } from './practice';
import { PracticeHall } from './practice-hall';

@Injectable()
export class PracticeBidding {
  constructor(
    private readonly hall: PracticeHall,
    private readonly limits: RateLimits,
  ) {}

  async bid(citizenId: number, bid: ToyBid): Promise<BidReceipt | RefusalError> {
    const tooMany = await this.limits.consume('bid', `practice:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const practice = this.hall.of(citizenId);
    return practice instanceof RefusalError ? practice : practice.bid(bid);
  }
}
