// On a lot that has been sold, one press each: see how it went, and have its record checked on this device.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { RecordStore } from './record-store';
import { verdictOf } from './verdict-of';

@Component({
  selector: 'hp-proof-card',
  imports: [Icon, RouterLink],
  providers: [RecordStore],
  templateUrl: './proof-card.html',
  styleUrls: ['./verdict.scss', './proof-card.scss'],
})
export class ProofCard {
  private readonly words = inject(Words);
  private readonly store = inject(RecordStore);

  readonly auctionId = input.required<number>();
  readonly lotId = input.required<number>();
  /** Whether the auction has ended, and with it the stored text is public. */
  readonly isOver = input.required<boolean>();

  protected readonly say = this.words.say;
  protected readonly canCheck = this.store.canCheck;
  protected readonly isChecking = signal(false);
  /** An answer is never shown beside another lot than the one that was asked about. */
  private readonly askedLotId = signal<number | null>(null);
  protected readonly address = computed(() => ['/results', this.auctionId(), 'lots', this.lotId()]);
  protected readonly verdict = computed(() => {
    if (this.askedLotId() !== this.lotId()) return null;
    const state = this.store.state();
    if (state.status === 'failed')
      return { tone: 'failed', words: this.words.sayRefusal(state.refusal) } as const;
    return verdictOf(this.store.check(), this.words);
  });

  protected async check(): Promise<void> {
    if (this.isChecking()) return;
    this.isChecking.set(true);
    this.askedLotId.set(this.lotId());
    if (this.store.record()?.lot.lotId !== this.lotId())
      await this.store.open(this.auctionId(), this.lotId());
    await this.store.checkChain();
    this.isChecking.set(false);
  }
}
