// All that one bid in an auction, accepted and refused: what came of each, why not, and the receipt that proves it.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnBid } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { exactTimeOf, momentOf, timeToTheMs, Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { AuctionTitle } from '../auctions/auction-title';
import { OwnBidsClient } from './own-bids-client';

/** What was bid last comes into the log within two seconds, as a rule, and a refusal into this list with it: so there is one more look than what is shown asks for. */
const LOOK_AGAIN_MS = 2_000;
const LOOKS_MAX = 5;

@Component({
  selector: 'hp-own-bids-page',
  imports: [AuctionTitle, Icon, LoadFailed, LoadStale, Notice, RouterLink, Skeleton, StateChip],
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

  private readonly nowMs = inject(ServerClock).nowMs;
  /** Of a look that somebody asked for: those that the page does by itself say nothing. */
  protected readonly seen = signal('');
  private isAskedFor = false;

  constructor() {
    let looks = 0;
    effect((onCleanup) => {
      if (this.read.value() === null) return;
      const isDue = looks === 0 || (this.isMissing() && looks < LOOKS_MAX);
      if (!isDue) return;
      const timer = setTimeout(() => {
        looks += 1;
        untracked(() => this.read.reload());
      }, LOOK_AGAIN_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const state = this.read.state();
      if (!this.isAskedFor || this.read.isReading() || state.status !== 'ready' || state.stale !== null)
        return;
      this.isAskedFor = false;
      const time = exactTimeOf(untracked(this.nowMs));
      this.seen.set(untracked(() => this.say('bids.seen', { time, count: state.value.items.length })));
    });
  }

  protected lookAgain(): void {
    this.isAskedFor = true;
    this.read.reload();
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
