// What the office has said about one auction, for the part that shows it; until there is an answer there is nothing to show.
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { AuctionNotesView } from '@haopai/contracts';
import { AuctionsClient } from '@haopai/web-data';

const NOTHING: AuctionNotesView = { pickUpText: '', notes: [] };

@Injectable()
export class AuctionWord {
  private readonly client = inject(AuctionsClient);
  private asked: number | null = null;

  readonly word = signal(NOTHING);

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.asked = null));
  }

  async learn(auctionId: number): Promise<void> {
    this.asked = auctionId;
    this.word.set(NOTHING);
    const answer = await this.client.notes(auctionId, () => this.asked === auctionId);
    if (answer.ok && this.asked === auctionId) this.word.set(answer.value);
  }
}
