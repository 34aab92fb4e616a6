// That the last bid on a lot stands in the public log, as soon as it does, with the way to its proof. Nothing while nobody knows.
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words, wordsOf } from '@haopai/web-app';
import type { BidProgress } from '@haopai/web-data/bids';
import { Icon } from '@haopai/web-ui';
import { LogLooks } from './log-looks';
import { OWN_BIDS_WORDS } from './own-bids-words';

@Component({
  selector: 'hp-in-log-mark',
  imports: [Icon, RouterLink],
  template: `
    @if (areWordsHere() && found() !== null && found() === bid()?.bidId) {
      <a
        data-testid="in-log-mark"
        [routerLink]="['/account/bids', auctionId()]"
        [queryParams]="{ bid: found() }"
        [attr.aria-label]="say('bids.mark')"
        [title]="say('bids.mark')"
        ><hp-icon name="check" />
        @if (bid()?.status === 'accepted') {
          <span>{{ say('bids.markShort') }}</span>
        }
      </a>
    }
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      justify-content: flex-end;
      gap: 6px;
      min-width: var(--hp-touch);
      min-height: var(--hp-touch);
      font-size: 0.875rem;
      white-space: nowrap;
    }
    hp-icon {
      color: var(--hp-lead);
    }
  `,
})
export class InLogMark {
  private readonly looks = inject(LogLooks);

  readonly auctionId = input.required<number>();
  readonly progress = input.required<BidProgress>();

  protected readonly areWordsHere = wordsOf(OWN_BIDS_WORDS);
  protected readonly say = inject(Words).say;
  /** The id of the bid that was found in the log last. */
  protected readonly found = signal<string | null>(null);
  /** The one that has a certain answer. */
  protected readonly bid = computed(() => {
    const progress = this.progress();
    return progress.status === 'accepted' || progress.status === 'refused' ? progress : null;
  });

  constructor() {
    effect((onCleanup) => {
      const bid = this.bid();
      if (bid === null) return;
      let callOff: (() => void) | null = null;
      let isWanted = true;
      onCleanup(() => {
        isWanted = false;
        callOff?.();
      });
      void factOf(bid).then((fact) => {
        if (!isWanted || fact === null) return;
        callOff = this.looks.lookFor(fact, () => this.found.set(bid.bidId));
      });
    });
  }
}

/** As the log is asked for it; null where the browser cannot tell. */
async function factOf(bid: Extract<BidProgress, { status: 'accepted' | 'refused' }>): Promise<string | null> {
  const { lotId } = bid.order;
  if (bid.status === 'accepted') return `${lotId}:${bid.receipt.version}`;
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (subtle === undefined) return null;
  const hash = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(bid.bidId)));
  return `${lotId}:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
