// Moves the sign `auctions` when one is published, starts or ends, be it by the clock.
import { Injectable } from '@nestjs/common';
import { Looks, Signs } from '../../platform/public-reads';
import { AuctionsStore } from './auctions.store';

@Injectable()
export class AuctionsSign {
  private seen: string | null = null;

  constructor(auctions: AuctionsStore, looks: Looks, signs: Signs) {
    looks.add(async () => {
      const stages = await auctions.stages();
      if (stages !== this.seen) signs.move('auctions');
      this.seen = stages;
    });
  }
}
