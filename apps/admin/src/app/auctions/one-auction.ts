// State of a page about one auction: the auction, and what is sent about it.
import { inject, Injectable, signal } from '@angular/core';
import type { AdminAuctionDetail, AdminAuctionView } from '@haopai/contracts';
import { Submission } from '@haopai/web-app/forms';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
import { AuctionsClient } from './auctions-client';

@Injectable()
export class OneAuction {
  private readonly client = inject(AuctionsClient);
  private readonly loaded = signal<Loaded<AdminAuctionDetail>>(LOADING);
  private id = 0;

  readonly state = this.loaded.asReadonly();
  readonly submission = new Submission();

  /** Null while it is not there. */
  current(): AdminAuctionDetail | null {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : null;
  }

  async load(id: number): Promise<void> {
    this.id = id;
    this.loaded.set(LOADING);
    await this.refresh();
  }

  retry(): Promise<void> {
    return this.load(this.id);
  }

  async refresh(): Promise<void> {
    const { id } = this;
    const outcome = await this.client.one(id);
    if (this.id === id) this.loaded.set(toLoaded(outcome));
  }

  /** What it brought; null when it was refused, which is said then, and while something else is under way. */
  async send<Value>(
    ask: (auction: AdminAuctionDetail) => Promise<Outcome<Value>>,
  ): Promise<{ value: Value } | null> {
    const auction = this.current();
    if (auction === null) return null;
    const answer = await this.submission.send(() => ask(auction));
    if (answer === null) return null;
    if (answer.ok) return { value: answer.value };
    this.submission.refusal.set(answer.refusal);
    return null;
  }

  /** As `send`, for what changes the auction: it is read anew. */
  async change(ask: (auction: AdminAuctionDetail) => Promise<Outcome<AdminAuctionView>>): Promise<boolean> {
    const done = await this.send(ask);
    if (done === null) return false;
    await this.refresh();
    return true;
  }
}
