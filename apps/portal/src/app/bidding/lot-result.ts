// The full, quiet result of a lot that has ended: what, for how much, to whom, and what happens next.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ErrorCode } from '@haopai/contracts';
import { capitalAmount, fen } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { Icon, type IconName, YuanPipe } from '@haopai/web-ui';
import { type Aftermath, SaleScene } from '../lots/sale-scene';
import { BiddingStore } from './bidding-store';

const ANSWERS_AFTER_THE_END: readonly ErrorCode[] = ['BID.TOO_LATE', 'LOT.ENDED'];

@Component({
  selector: 'hp-lot-result',
  imports: [Icon, RouterLink, YuanPipe],
  templateUrl: './lot-result.html',
  styleUrl: './lot-result.scss',
})
export class LotResult {
  private readonly words = inject(Words);
  protected readonly store = inject(BiddingStore);
  protected readonly scene = inject(SaleScene);
  protected readonly say = this.words.say;
  protected readonly isMine = computed(
    () => this.store.standing() === 'won' && this.store.disqualified() === null,
  );
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
    const progress = this.store.progress();
    return progress.status === 'refused' && ANSWERS_AFTER_THE_END.includes(progress.refusal.code)
      ? this.words.sayRefusal(progress.refusal)
      : null;
  });
  protected readonly capitals = computed(() => {
    const priceFen = this.store.lot()?.priceFen ?? null;
    return priceFen === null ? null : capitalAmount(fen(priceFen));
  });
}
