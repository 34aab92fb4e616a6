// All that one bid in an auction, accepted and refused: what came of each, why not, and the receipt that proves it.
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnBid, OwnBids, OwnRefusalCount } from '@haopai/contracts';
import { RECEIPTS_MAX } from '@haopai/log';
import { formatPlate } from '@haopai/rules';
import { exactTimeOf, momentOf, timeToTheMs, Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { AuctionTitle } from '../auctions/auction-title';
import { BidProof } from './bid-proof';
import { OwnBidsClient } from './own-bids-client';

/** What was bid last comes into the log within two seconds, as a rule, and a refusal into this list with it: so there is one more look than what is shown asks for. */
const LOOK_AGAIN_MS = 2_000;
const LOOKS_MAX = 5;
const MINUTE_LENGTH = '2026-11-26 14:05'.length;

/** One of the two. */
interface Row {
  readonly id: string;
  readonly atMs: number;
  readonly bid: OwnBid | null;
  readonly count: OwnRefusalCount | null;
}

@Component({
  selector: 'hp-own-bids-page',
  imports: [AuctionTitle, BidProof, Icon, LoadFailed, LoadStale, Notice, RouterLink, Skeleton, StateChip],
  templateUrl: './own-bids-page.html',
  styleUrl: './own-bids-page.scss',
})
export class OwnBidsPage {
  private readonly words = inject(Words);
  private readonly client = inject(OwnBidsClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  readonly auctionId = input.required({ transform: numberAttribute });
  /** The bid that one came to see. */
  readonly bid = input<string>();

  protected readonly say = this.words.say;
  protected readonly yuan = formatYuan;
  protected readonly read = reading(() => this.client.of(this.auctionId()));
  protected readonly rows = computed(() => {
    const own = this.read.value();
    return own === null ? [] : rowsOf(own);
  });
  private readonly inLog = computed(
    () => this.rows().filter(({ bid, count }) => (bid ?? count)?.leafIndex !== null).length,
  );
  private readonly isMissing = computed(() => this.inLog() < this.rows().length);
  protected readonly all = computed(() => {
    const count = Math.min(this.inLog(), RECEIPTS_MAX);
    const isCut = this.inLog() > RECEIPTS_MAX;
    return {
      words: this.say('bids.all', { count }),
      help: isCut ? this.say('bids.allCut', { max: RECEIPTS_MAX }) : this.say('bids.allWords'),
      address: count === 0 ? null : this.client.receiptsAddress(this.auctionId()),
    };
  });
  private hasShownAsked = false;

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
      const id = this.bid();
      if (this.hasShownAsked || id === undefined || !this.rows().some((row) => row.id === id)) return;
      this.hasShownAsked = true;
      afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('.asked')?.focus(), {
        injector: this.injector,
      });
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

  protected plate({ plateNumber }: OwnBid | OwnRefusalCount): string {
    return formatPlate({ number: plateNumber });
  }

  protected when({ atMs }: OwnBid): string {
    return `${momentOf(atMs).slice(0, 10)} ${timeToTheMs(atMs)}`;
  }

  /** `2026-11-26 14:05` */
  protected minute({ fromMs }: OwnRefusalCount): string {
    return momentOf(fromMs).slice(0, MINUTE_LENGTH);
  }

  protected why({ code }: OwnBid): string {
    return code === null ? '' : this.words.sayOr(`receipt.why.${code}`, code);
  }

  protected receipt(id: string): string {
    return this.client.receiptAddress(this.auctionId(), id);
  }

  protected paper({ bidId }: OwnBid): string {
    return this.client.paperAddress(this.auctionId(), bidId, this.words.language());
  }
}

/** The newest first: a count when its minute is over. */
function rowsOf({ items, counts = [] }: OwnBids): readonly Row[] {
  const rows: Row[] = [
    ...items.map((bid) => ({ id: bid.bidId, atMs: bid.atMs, bid, count: null })),
    ...counts.map((count) => ({ id: count.id, atMs: count.untilMs, bid: null, count })),
  ];
  return rows.sort((a, b) => b.atMs - a.atMs);
}
