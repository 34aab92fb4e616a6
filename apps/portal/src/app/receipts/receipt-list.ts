// What became of many receipts of one file: how many prove what they say, and each with what it proves, unfolded by whoever wants to read it.
import { Component, computed, inject, input, signal } from '@angular/core';
import { formatPlate } from '@haopai/rules';
import { momentOf, timeToTheMs, Words } from '@haopai/web-app';
import { formatYuan, Icon, Notice } from '@haopai/web-ui';
import type { CheckedReceipt } from './check-receipts';
import { findingsOf, type ReceiptKeyFrom, sayFault } from './findings';

/** More are shown when somebody wants them. */
const SHOWN_AT_ONCE = 100;

@Component({
  selector: 'hp-receipt-list',
  imports: [Icon, Notice],
  templateUrl: './receipt-list.html',
  styleUrls: ['../papers/check-file.scss', '../papers/fold.scss', './receipt-list.scss'],
})
export class ReceiptList {
  private readonly words = inject(Words);

  readonly receipts = input.required<readonly CheckedReceipt[]>();
  /** Who vouches for the key of each. */
  readonly keyFrom = input.required<(checked: CheckedReceipt) => ReceiptKeyFrom>();

  protected readonly say = this.words.say;
  private readonly shownMax = signal(SHOWN_AT_ONCE);
  protected readonly opened = signal<ReadonlySet<CheckedReceipt>>(new Set());
  protected readonly count = computed(() => this.receipts().length);
  protected readonly wrong = computed(
    () => this.receipts().filter(({ outcome }) => !outcome.isProved).length,
  );
  protected readonly isForeign = computed(() =>
    this.receipts().some((one) => one.outcome.isProved && this.keyFrom()(one) === 'nobody'),
  );
  protected readonly shown = computed(() => this.receipts().slice(0, this.shownMax()));
  protected readonly more = computed(() =>
    Math.min(SHOWN_AT_ONCE, Math.max(this.count() - this.shownMax(), 0)),
  );

  protected headOf({ receipt, outcome }: CheckedReceipt): string {
    if (receipt === null) return this.say('receipt.list.none');
    const { amountFen, plate, atMs } = receipt.told;
    const when = `${momentOf(atMs).slice(0, 10)} ${timeToTheMs(atMs)}`;
    const where = { plate: formatPlate({ number: plate }), when };
    if (!outcome.isProved) return this.say('receipt.list.wrong', where);
    const { bid } = outcome.proved;
    const count = bid.kind === 'counted' ? bid.count : 0;
    return this.say(`receipt.list.${bid.kind}`, { ...where, amount: formatYuan(amountFen), count });
  }

  protected isGood(checked: CheckedReceipt): boolean {
    return checked.outcome.isProved && this.keyFrom()(checked) !== 'nobody';
  }

  protected why({ outcome }: CheckedReceipt): string {
    return outcome.isProved ? '' : sayFault(outcome.fault, this.say);
  }

  /** Of one that somebody has unfolded. */
  protected findings(checked: CheckedReceipt) {
    const { receipt, outcome } = checked;
    if (receipt === null || !outcome.isProved) return null;
    const sayWhy = (code: string): string => this.words.sayOr(`receipt.why.${code}`, code);
    const { proved, unproved } = findingsOf(receipt, outcome.proved, this.keyFrom()(checked), sayWhy);
    const sayAll = (all: typeof proved) => all.map(({ key, params }) => this.say(key, params));
    return { proved: sayAll(proved), unproved: sayAll(unproved) };
  }

  protected toggle(checked: CheckedReceipt, event: Event): void {
    const opened = new Set(this.opened());
    if ((event.target as HTMLDetailsElement).open) opened.add(checked);
    else opened.delete(checked);
    this.opened.set(opened);
  }

  protected showMore(): void {
    this.shownMax.update((max) => max + SHOWN_AT_ONCE);
  }
}
