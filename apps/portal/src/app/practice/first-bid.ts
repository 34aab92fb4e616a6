// A guide through the first bid on a practice lot: the one thing to do next, as it stands.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { BiddingStore } from '../bidding/bidding-store';

export type FirstBidStep = 'wait' | 'choose' | 'press' | 'sent' | 'lead' | 'again';

@Component({
  selector: 'hp-first-bid',
  template: `
    <p role="status" data-testid="first-bid" [attr.data-step]="step()">
      {{ say('practice.first.' + step()) }}
    </p>
  `,
  styles: `
    p {
      min-height: 40px;
      padding: 8px 12px;
      border-left: 4px solid var(--hp-blue);
      background: var(--hp-blue-tint);
      font-weight: 600;
      line-height: 1.5rem;
    }
  `,
})
export class FirstBid {
  private readonly store = inject(BiddingStore);

  protected readonly say = inject(Words).say;
  protected readonly step = computed((): FirstBidStep => {
    const standing = this.store.standing();
    if (this.store.phase() === 'waiting') return 'wait';
    if (standing === 'leading') return 'lead';
    if (this.store.progress().status === 'onItsWay') return 'sent';
    if (this.store.armed() !== null) return 'press';
    return standing === 'outbid' ? 'again' : 'choose';
  });
}
