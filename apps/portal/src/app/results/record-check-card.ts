// How anybody may tell that a record was not changed: its last check value, a check on this device, and how to do without this site.
import { Component, computed, inject, input, signal } from '@angular/core';
import { newWindow, Words } from '@haopai/web-app';
import { ResultsClient } from '@haopai/web-data/results';
import { Icon } from '@haopai/web-ui';
import { RecordStore } from './record-store';
import { verdictOf } from './verdict-of';

@Component({
  selector: 'hp-record-check-card',
  imports: [Icon],
  templateUrl: './record-check-card.html',
  styleUrls: ['../papers/fold.scss', './verdict.scss', './record-check-card.scss'],
  host: { class: 'hp-card' },
})
export class RecordCheckCard {
  private readonly words = inject(Words);
  private readonly client = inject(ResultsClient);
  protected readonly store = inject(RecordStore);

  /** Whether the auction has ended, and with it the stored text is public. */
  readonly isOver = input.required<boolean>();

  protected readonly say = this.words.say;
  protected readonly target = newWindow();
  protected readonly hasCopied = signal(false);
  protected readonly canCopy = 'clipboard' in navigator;
  protected readonly lastHash = computed(() => this.store.record()?.lines.at(-1)?.hash ?? '');
  protected readonly lotId = computed(() => this.store.record()?.lot.lotId ?? 0);
  protected readonly rawAddress = computed(() => {
    const record = this.store.record();
    return record === null ? '' : this.client.journalAddress(record.auction.id, record.lot.lotId);
  });
  protected readonly verdict = computed(() => verdictOf(this.store.check(), this.words));

  protected async copyHash(): Promise<void> {
    // A browser may forbid it: the value can still be marked by hand.
    await navigator.clipboard.writeText(this.lastHash()).then(
      () => this.hasCopied.set(true),
      () => this.hasCopied.set(false),
    );
  }
}
