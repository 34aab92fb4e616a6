// A lot that has ended, played again as its public record has it: the bidding page without its buttons.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatPlate } from '@haopai/rules';
import { exactTimeOf, Preferences, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { isEnded } from '@haopai/web-data';
import { type CurveFrame, formatYuan, Icon, Notice, Skeleton } from '@haopai/web-ui';
import { PriceCurve } from '@haopai/web-ui/bidding';
import { AuctionTitle } from '../auctions/auction-title';
import { DrillNote } from '../auctions/drill-note';
import { RecordStore } from '../results/record-store';
import { ReplayControls } from './replay-controls';
import { ReplayFace } from './replay-face';
import { ReplayLines } from './replay-lines';
import { ReplayPlayer } from './replay-player';

/** The curve is drawn anew when it would be seen to be longer, and not at each turn. */
const CURVE_STEPS = 400;

@Component({
  selector: 'hp-replay-page',
  imports: [
    AuctionTitle,
    DrillNote,
    Icon,
    LoadFailed,
    Notice,
    PriceCurve,
    ReplayControls,
    ReplayFace,
    ReplayLines,
    RouterLink,
    Skeleton,
  ],
  providers: [RecordStore, ReplayPlayer],
  templateUrl: './replay-page.html',
  styleUrl: './replay-page.scss',
})
export class ReplayPage {
  private readonly words = inject(Words);
  private readonly preferences = inject(Preferences);
  protected readonly store = inject(RecordStore);
  protected readonly player = inject(ReplayPlayer);

  readonly auctionId = input.required({ transform: numberAttribute });
  readonly lotId = input.required({ transform: numberAttribute });
  /** From the query: whoever pressed play elsewhere need not press again. */
  readonly play = input<unknown>();

  protected readonly say = this.words.say;
  protected readonly exactTimeOf = exactTimeOf;
  protected readonly theme = computed(() => (this.preferences.isDark() ? 'dark' : 'light'));
  protected readonly plate = computed(() => {
    const lot = this.store.record()?.lot;
    return lot === undefined ? '' : formatPlate(lot.plate);
  });
  protected readonly hasEnded = computed(() => {
    const phase = this.store.record()?.lot.phase;
    return phase !== undefined && isEnded(phase);
  });
  /** The day on which it was: the clock beside the slider has none. */
  protected readonly day = computed(() => this.words.date(this.player.span().fromMs));
  private readonly bids = this.store.bids;
  private readonly bidCount = computed(() => {
    const lines = this.store.record()?.lines.slice(0, this.player.place() + 1) ?? [];
    return lines.filter(({ kind }) => kind === 'bid').length;
  });
  protected readonly points = computed(() => this.bids().slice(0, this.bidCount()));
  protected readonly frame = computed((): CurveFrame | null => {
    const bids = this.bids();
    if (bids.length === 0) return null;
    const amounts = bids.map(({ amountFen }) => amountFen);
    return { ...this.player.span(), lowFen: Math.min(...amounts), highFen: Math.max(...amounts) };
  });
  protected readonly curveNowMs = linkedSignal<number, number>({
    source: this.player.atMs,
    computation: (atMs, before) => {
      const { fromMs, untilMs } = this.player.span();
      const stepMs = (untilMs - fromMs) / CURVE_STEPS;
      const isSeen = before === undefined || Math.abs(atMs - before.value) >= stepMs || atMs >= untilMs;
      return isSeen ? atMs : before.value;
    },
  });
  protected readonly curveLabel = computed(() => {
    const [from, to] = [this.points()[0], this.points().at(-1)];
    return from === undefined || to === undefined
      ? this.say('replay.curveEmpty')
      : this.say('lot.curveLabel', { from: formatYuan(from.amountFen), to: formatYuan(to.amountFen) });
  });

  constructor() {
    effect(() => {
      const [auctionId, lotId] = [this.auctionId(), this.lotId()];
      untracked(() => {
        this.player.pause();
        void this.store.open(auctionId, lotId);
      });
    });
    effect(() => {
      if (this.play() !== undefined && this.hasEnded() && this.player.lengthMs() > 0)
        untracked(() => this.player.play());
    });
  }

  protected reload(): void {
    void this.store.open(this.auctionId(), this.lotId());
  }
}
