// That the last bid or maximum bid on a lot stands in the public log, as soon as it does, with the way to its proof. Nothing while nobody knows.
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words, wordsOf } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { LogLooks } from './log-looks';
import { OWN_BIDS_WORDS } from './own-bids-words';

/** An order that has a certain answer. */
export interface AnsweredOrder {
  readonly lotId: number;
  readonly bidId: string;
  /** Which line of the lot's record it became; null where it was refused. */
  readonly version: number | null;
  readonly isMaximum: boolean;
}

@Component({
  selector: 'hp-in-log-mark',
  imports: [Icon, RouterLink],
  template: `
    @if (areWordsHere() && found() === order().bidId) {
      <a
        data-testid="in-log-mark"
        [class.narrow]="isNarrow()"
        [routerLink]="['/account/bids', auctionId()]"
        [queryParams]="{ bid: order().bidId }"
        [attr.aria-label]="words()"
        [title]="words()"
        ><hp-icon name="check" /><span>{{ say(isNarrow() ? 'bids.markNarrow' : 'bids.markShort') }}</span></a
      >
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
    /* Beside what needs the room: two short lines. */
    a.narrow {
      flex-direction: column;
      align-items: flex-end;
      justify-content: center;
      gap: 0;
      font-size: 0.75rem;
      line-height: 0.875rem;
      text-align: center;
      white-space: pre;
    }
    hp-icon {
      color: var(--hp-lead);
    }
  `,
})
export class InLogMark {
  private readonly looks = inject(LogLooks);

  readonly auctionId = input.required<number>();
  readonly order = input.required<AnsweredOrder>();

  protected readonly areWordsHere = wordsOf(OWN_BIDS_WORDS);
  protected readonly say = inject(Words).say;
  protected readonly words = computed(() =>
    this.say(this.order().isMaximum ? 'bids.markMaximum' : 'bids.mark'),
  );
  /** Beside the reason of a refusal, or the row of the maximum bid. */
  protected readonly isNarrow = computed(() => this.order().version === null || this.order().isMaximum);
  /** The id of the order that was found in the log last. */
  protected readonly found = signal<string | null>(null);

  constructor() {
    effect((onCleanup) => {
      const order = this.order();
      let callOff: (() => void) | null = null;
      let isWanted = true;
      onCleanup(() => {
        isWanted = false;
        callOff?.();
      });
      void factOf(order).then((fact) => {
        if (!isWanted || fact === null) return;
        callOff = this.looks.lookFor(fact, () => this.found.set(order.bidId));
      });
    });
  }
}

/** As the log is asked for it; null where the browser cannot tell. */
async function factOf({ lotId, bidId, version }: AnsweredOrder): Promise<string | null> {
  if (version !== null) return `${lotId}:${version}`;
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (subtle === undefined) return null;
  const hash = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(bidId)));
  return `${lotId}:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
