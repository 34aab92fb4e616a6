// The pages of a sale on toy lots: they lead to each other, and at the end to the check of browser and connection.
import { Injectable } from '@angular/core';
import { type Address, type Aftermath, SaleScene, type Way } from '../lots/sale-scene';

@Injectable()
export class PracticeScene extends SaleScene {
  override readonly isPractice: boolean = true;
  override readonly home: Way = { address: ['/practice'], name: 'practice.toStart' };

  override board(auctionId: number): Address {
    return ['/practice', auctionId];
  }

  override lot(auctionId: number, lotId: number): Address {
    return ['/practice', auctionId, 'lots', lotId];
  }

  override beyond(): Way {
    return { address: ['/practice', 'check'], name: 'practice.toCheck' };
  }

  override words(aftermath: Aftermath): string {
    return `practice.${aftermath}`;
  }
}
