// Moves the sign `defaults` when a winner has not paid in time: results tell it, and no member of the staff has done it.
import { Injectable } from '@nestjs/common';
import { Looks, Signs } from '../../platform/public-reads';
import { ResultsStore } from './results.store';

@Injectable()
export class DefaultsSign {
  private seen = -1;

  constructor(results: ResultsStore, looks: Looks, signs: Signs) {
    looks.add(async () => {
      const defaults = await results.defaults();
      if (defaults !== this.seen) signs.move('defaults');
      this.seen = defaults;
    });
  }
}
