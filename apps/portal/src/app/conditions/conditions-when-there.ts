// The place of an auction's special conditions: what fills it is fetched by itself, for few auctions have any. Where it does not come, the place
// stays empty, and the announcement has them all the same. By hand: Angular's `@defer` would weigh on every first load.
import {
  afterNextRender,
  Component,
  type ComponentRef,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import type { AuctionConditions } from './auction-conditions';

@Component({ selector: 'hp-conditions-when-there', template: `<ng-container #place />` })
export class ConditionsWhenThere {
  readonly auctionId = input.required<number>();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private readonly part = signal<ComponentRef<AuctionConditions> | null>(null);
  private isGone = false;

  constructor() {
    effect(() => this.part()?.setInput('auctionId', this.auctionId()));
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
    afterNextRender(() => void this.fill());
  }

  private async fill(): Promise<void> {
    const loaded = await import('./auction-conditions').catch(() => null);
    if (this.isGone || loaded === null) return;
    const part = this.place().createComponent(loaded.AuctionConditions);
    part.setInput('auctionId', this.auctionId());
    this.part.set(part);
  }
}
