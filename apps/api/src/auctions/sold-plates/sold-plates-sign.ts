// Moves the sign `soldPlates` when another auction's prices are there, whichever instance has written them.
import { Injectable } from '@nestjs/common';
import { Looks, Signs } from '../../platform/public-reads';
import { GatheringStore } from './gathering.store';

@Injectable()
export class SoldPlatesSign {
  private seen = -1;

  constructor(store: GatheringStore, looks: Looks, signs: Signs) {
    looks.add(async () => {
      const gathered = await store.gathered();
      if (gathered !== this.seen) signs.move('soldPlates');
      this.seen = gathered;
    });
  }
}
