// The full, quiet result of a lot that has ended: what, for how much, to whom, and what happens next.
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ErrorCode } from '@haopai/contracts';
import { capitalAmount, fen } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { OwnEnrolments } from '@haopai/web-data';
import { Icon, type IconName, YuanPipe } from '@haopai/web-ui';
import { type Aftermath, SaleScene } from '../lots/sale-scene';
import type { BidGate } from './bid-gate';
import { BiddingStore } from './bidding-store';
import { ProofCard } from '../results/proof-card';
import { WinSteps } from './win-steps';

/** Who sees a lot end knows from the room whether they have won; a crowd that watches need not ask all at once. */
const JUST_NOW_MS = 60_000;
/** Of a press that the end came before. */
const HAD_COME_TO_ITS_END: ReadonlySet<BidGate | null> = new Set<BidGate | null>(['closing', 'ended']);
const ANSWERS_AFTER_THE_END: readonly ErrorCode[] = ['BID.TOO_LATE', 'LOT.ENDED'];

@Component({
  selector: 'hp-lot-result',
  imports: [Icon, ProofCard, RouterLink, WinSteps, YuanPipe],
  templateUrl: './lot-result.html',
  styleUrl: './lot-result.scss',
})
export class LotResult {
  private readonly words = inject(Words);
  private readonly own = inject(OwnEnrolments);
  protected readonly store = inject(BiddingStore);
  protected readonly scene = inject(SaleScene);
  protected readonly say = this.words.say;
  protected readonly isMine = computed(() => {
    if (this.store.disqualified() !== null || this.paddleIsOut()) return false;
    return this.store.standing() === 'won' || this.isOwnPaddle();
  });
  /** Whether all of its auction has, too. */
  protected readonly isOver = computed(() => this.store.terms()?.state === 'past');
  /** From the record. */
  protected readonly wonAtMs = computed(
    () => this.store.record()?.notes.find(({ kind }) => kind === 'sold')?.atMs ?? null,
  );
  /** The auction of a lot that was sold to somebody, while this is neither practice nor drill: null otherwise. */
  private readonly soldIn = computed(() => {
    const lot = this.store.lot();
    const isReal = !this.scene.isPractice && !this.store.isDrill();
    return lot?.phase === 'sold' && isReal ? lot.auctionId : null;
  });
  private readonly enrolment = computed(() => {
    const auctionId = this.soldIn();
    return auctionId === null ? null : (this.own.of(auctionId) ?? null);
  });
  private readonly paddleIsOut = computed(() => (this.enrolment()?.disqualified ?? null) !== null);
  /** Whoever comes back days later has no room pass any more, and has won all the same. */
  private readonly isOwnPaddle = computed(() => {
    const paddleNo = this.enrolment()?.paddleNo ?? null;
    return paddleNo !== null && paddleNo === this.store.lot()?.leaderPaddle;
  });
  protected readonly icon = computed<IconName>(() => (this.isMine() ? 'check' : 'dot'));
  /** In a drill nobody has won anything. */
  protected readonly heading = computed(() =>
    this.store.isDrill() ? `${this.say('drill.mark')}: ${this.outcome()}` : this.outcome(),
  );
  private readonly outcome = computed(() => {
    const lot = this.store.lot();
    if (lot?.phase === 'unsold') return this.say('result.unsold');
    if (lot?.phase === 'withdrawn') return this.say('result.withdrawn');
    return this.isMine()
      ? this.say('result.mine')
      : this.say('result.notMine', { paddle: lot?.leaderPaddle ?? '' });
  });
  /** Neither happens in a practice. */
  protected readonly nextWords = computed(() => {
    if (this.store.isDrill()) return 'drill.next';
    const lot = this.store.lot();
    const paddleNo = this.store.paddleNo();
    const isOwn = paddleNo !== null && lot?.leaderPaddle === paddleNo;
    if (this.store.disqualified() !== null && lot?.phase === 'sold' && isOwn)
      return 'result.disqualifiedNext';
    if (lot?.phase === 'unsold' && this.store.isLapsed()) return 'result.lapsedNext';
    return this.scene.words(this.next());
  });
  private readonly next = computed<Aftermath>(() => {
    const phase = this.store.lot()?.phase;
    if (phase === 'unsold') return 'unsoldNext';
    if (phase === 'withdrawn') return 'withdrawnNext';
    if (this.isMine()) return 'mineNext';
    return this.store.standing() === 'lost' ? 'lostNext' : 'watchNext';
  });
  /** The answer to a bid that was still on its way when the lot ended: the dock that would have said it is gone. */
  protected readonly late = computed(() => {
    if (HAD_COME_TO_ITS_END.has(this.store.hindered())) return this.say('bid.endedUnsent');
    const progress = this.store.progress();
    return progress.status === 'refused' && ANSWERS_AFTER_THE_END.includes(progress.refusal.code)
      ? this.words.sayRefusal(progress.refusal)
      : null;
  });
  protected readonly capitals = computed(() => {
    const priceFen = this.store.lot()?.priceFen ?? null;
    return priceFen === null ? null : capitalAmount(fen(priceFen));
  });

  constructor() {
    effect(() => {
      const auctionId = this.soldIn();
      if (auctionId === null || this.store.citizen() === null) return;
      const hasWon = this.store.standing() === 'won';
      const soldForMs = untracked(() => this.store.nowMs() - (this.wonAtMs() ?? Infinity));
      if (hasWon || soldForMs > JUST_NOW_MS) untracked(() => void this.own.resume(auctionId));
    });
  }
}
