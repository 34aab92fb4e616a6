// What was asked of a published auction, and what became of it, for staff: whoever calls has seen to it that they may read it.
import { Injectable } from '@nestjs/common';
import type { AdminStopView } from '@haopai/contracts';
import type { Stop } from './stop';
import { StopsStore } from './stops.store';

@Injectable()
export class ReadStops {
  constructor(private readonly stops: StopsStore) {}

  /** The newest first. */
  async ofAuction(auctionId: number): Promise<readonly AdminStopView[]> {
    return (await this.stops.ofAuction(auctionId)).map(stopView);
  }
}

export function stopView({ wasMs: _, ...view }: Stop): AdminStopView {
  return view;
}
