// All that one bid in an auction, accepted and refused: what came of each, why not, and the receipt that proves it.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnBid } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { momentOf, timeToTheMs, Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { OwnBidsClient } from './own-bids-client';

/** What was bid last comes into the log within two seconds. */
const LOOK_AGAIN_MS = 1_500;
const LOOKS_MAX = 6;

@Component({
  selector: 'hp-own-bids-page',
  imports: [Icon, LoadFailed, LoadStale, Notice, RouterLink, Skeleton, StateChip],
  templateUrl: './own-bids-page.html',
  styleUrl: './own-bids-page.scss',
})
export class OwnBidsPage {
  private readonly words = inject(Words);
  private readonly client = inject(OwnBidsClient);

  readonly auctionId = input.required({ transform: numberAttribute });
  /** The bid that one came to see. */
  readonly bid = input<string>();

  protected readonly say = this.words.say;
  protected readonly yuan = formatYuan;
  protected readonly read = reading(() => this.client.of(this.auctionId()));
  private readonly isMissing = computed(
    () => this.read.value()?.items.some(({ leafIndex }) => leafIndex === null) ?? false,
  );

  constructor() {
    let looks = 0;
    effect((onCleanup) => {
      this.read.value();
      if (!this.isMissing() || looks >= LOOKS_MAX) return;
      const timer = setTimeout(() => {
        looks += 1;
        untracked(() => this.read.reload());
      }, LOOK_AGAIN_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected plate({ plateNumber }: OwnBid): string {
    return formatPlate({ number: plateNumber });
  }

  protected when({ atMs }: OwnBid): string {
    return `${momentOf(atMs).slice(0, 10)} ${timeToTheMs(atMs)}`;
  }

  protected why({ code }: OwnBid): string {
    return code === null ? '' : this.words.sayOr(`receipt.why.${code}`, code);
  }

  protected receipt({ bidId }: OwnBid): string {
    return this.client.receiptAddress(this.auctionId(), bidId);
  }

  protected paper({ bidId }: OwnBid): string {
    return this.client.paperAddress(this.auctionId(), bidId, this.words.language());
  }
}
