// One quiet row under the bid button: whether the site bids in the bidder's place, and the way to change that.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { formatYuan, Icon, type IconName } from '@haopai/web-ui';
import { LatePart } from '../parts/late-part';
import { BiddingStore } from './bidding-store';
import { CeilingDoor } from './ceiling-door';
import { CeilingStore } from './ceiling-store';
import type { CeilingState } from './ceiling-state';

const LOOK: Readonly<Record<CeilingState['kind'], { readonly icon: IconName; readonly words: string }>> = {
  none: { icon: 'up', words: 'proxy.rowNone' },
  inForce: { icon: 'check', words: 'proxy.rowInForce' },
  atTop: { icon: 'alert', words: 'proxy.rowAtTop' },
  passed: { icon: 'alert', words: 'proxy.rowPassed' },
};

@Component({
  selector: 'hp-ceiling-row',
  imports: [Icon, LatePart],
  providers: [CeilingDoor],
  template: `
    @if (store.isOffered()) {
      <div class="row" [class.marked]="proof() !== null">
        <button
          type="button"
          data-testid="ceiling-open"
          [attr.data-state]="store.state().kind"
          [class]="store.state().kind"
          [disabled]="!store.canSet() && !store.canCancel()"
          (click)="door.open()"
        >
          <hp-icon class="sign" [name]="icon()" />
          <span class="words">
            <strong>{{ say('proxy.heading') }}</strong>
            <span class="state" role="status">{{ words() }}</span>
          </span>
          <hp-icon class="on" name="next" />
        </button>
        @if (proof(); as shown) {
          <hp-late-part class="mark" [load]="loadMark" [inputs]="shown" />
        }
      </div>
    }
  `,
  styleUrl: './ceiling-row.scss',
})
export class CeilingRow {
  private readonly bidding = inject(BiddingStore);
  protected readonly store = inject(CeilingStore);
  protected readonly door = inject(CeilingDoor);
  protected readonly say = inject(Words).say;

  protected readonly loadMark = () => import('../own-bids/in-log-mark').then((m) => m.InLogMark);
  protected readonly proof = computed(() => {
    const [lot, order] = [this.bidding.lot(), this.store.answered()];
    return lot === null || order === null ? null : { auctionId: lot.auctionId, order };
  });
  protected readonly icon = computed(() => LOOK[this.store.state().kind].icon);
  protected readonly words = computed(() => {
    const state = this.store.state();
    const progress = this.store.progress();
    if (progress.status === 'onItsWay')
      return this.say(progress.tries === 0 ? 'proxy.held' : 'proxy.onItsWay');
    if (this.bidding.gate() === 'notOpen') return this.say('proxy.notOpen');
    const ceiling = state.kind === 'none' ? '' : formatYuan(state.ceilingFen);
    return this.say(LOOK[state.kind].words, { ceiling });
  });
}
