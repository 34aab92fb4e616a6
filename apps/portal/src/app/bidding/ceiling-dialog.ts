// Asks up to where the site is to bid: the amount in figures and in capitals, what it comes to, for which car; and takes it back.
import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Words } from '@haopai/web-app';
import type { ProxyProgress, ProxyWish } from '@haopai/web-data/bids';
import { capitalAmount, fen } from '@haopai/rules';
import { formatYuan, groupYuan, Icon, Notice } from '@haopai/web-ui';
import { type Choice, ChoiceField, groupWholeYuan, TextField } from '@haopai/web-ui/fields';
import { BiddingStore } from './bidding-store';
import { ceilingInForceFen, lowestCeilingFen } from './ceiling-state';
import { CeilingStore } from './ceiling-store';
import { TimeLeft } from './time-left';

const FEN_PER_YUAN = 100;
/** Of the smallest step: 5,000, 10,000 and 20,000 with the manual's ladder. */
const ADDED_STEPS = [5, 10, 20];
/** A slip of one digit is more than double. */
const DOUBLE = 2;

@Component({
  selector: 'hp-ceiling-dialog',
  imports: [ChoiceField, Icon, MatDialogModule, Notice, TextField, TimeLeft],
  templateUrl: './ceiling-dialog.html',
  styleUrl: './ceiling-dialog.scss',
})
export class CeilingDialog {
  private readonly words = inject(Words);
  private readonly dialog = inject<MatDialogRef<CeilingDialog>>(MatDialogRef);
  private readonly bidding = inject(BiddingStore);
  protected readonly store = inject(CeilingStore);

  protected readonly say = this.words.say;
  protected readonly clock = this.bidding.lotClock;
  protected readonly format = groupWholeYuan;
  protected readonly typed = signal('');
  protected readonly chosenEntry = signal('');
  protected readonly wasSubmitted = signal(false);
  protected readonly isBusy = computed(() => this.store.progress().status === 'onItsWay');

  protected readonly step = computed(() => formatYuan(this.store.now()?.stepFen ?? 0));
  protected readonly lowest = computed(() => {
    const now = this.store.now();
    return now === null ? '' : formatYuan(lowestCeilingFen(now));
  });
  protected readonly situation = computed(() => {
    const now = this.store.now();
    if (now === null) return '';
    const key = now.isLeading ? 'proxy.priceNowLeading' : 'proxy.priceNow';
    return this.say(key, { price: formatYuan(now.priceFen), lowest: this.lowest() });
  });
  protected readonly standing = computed(() => {
    const state = this.store.state();
    if (state.kind === 'none') return null;
    return {
      kind: state.kind,
      words: this.say(`proxy.${state.kind}`, { ceiling: formatYuan(state.ceilingFen) }),
    };
  });

  /** What was typed; null while it is no amount. */
  private readonly askedFen = computed(() => {
    const digits = this.typed().replace(/\D/g, '');
    return digits === '' ? null : Number(digits) * FEN_PER_YUAN;
  });
  /** What would be in force; null while it would not be taken. */
  protected readonly ceilingFen = computed(() => {
    const now = this.store.now();
    const askedFen = this.askedFen();
    return now === null || askedFen === null ? null : ceilingInForceFen(askedFen, now);
  });
  protected readonly capitals = computed(() => {
    const ceilingFen = this.ceilingFen();
    return ceilingFen === null ? null : capitalAmount(fen(ceilingFen));
  });
  protected readonly error = computed(() => {
    if (this.askedFen() === null) return this.wasSubmitted() ? this.say('proxy.needAmount') : null;
    const isWrong = this.wasSubmitted() && this.ceilingFen() === null;
    return isWrong ? this.say('proxy.tooLow', { lowest: this.lowest() }) : null;
  });
  protected readonly above = computed(() => {
    const now = this.store.now();
    const ceilingFen = this.ceilingFen();
    if (now === null || ceilingFen === null) return { caution: null, good: null };
    const by = formatYuan(ceilingFen - now.priceFen);
    if (ceilingFen > now.priceFen * DOUBLE)
      return { caution: this.say('proxy.manyTimes', { by }), good: null };
    if (ceilingFen === this.askedFen()) return { caution: null, good: this.say('proxy.above', { by }) };
    const ceiling = formatYuan(ceilingFen);
    return { caution: this.say('proxy.rounded', { step: this.step(), ceiling }), good: null };
  });

  protected readonly added = computed(() =>
    ADDED_STEPS.map((steps) => {
      const amountFen = steps * (this.store.now()?.stepFen ?? 0);
      return {
        amountFen,
        label: `+${groupYuan(amountFen)}`,
        heard: this.say('proxy.add', { step: formatYuan(amountFen) }),
      };
    }),
  );

  protected readonly vins = computed<readonly Choice[]>(() =>
    this.bidding.entries().map(({ entryId, vin }) => ({ value: String(entryId), label: vin, words: '' })),
  );
  /** The entry that stands behind it: the only one, the one chosen for bids, or the one chosen here. */
  private readonly entryId = computed(() => {
    const chosen = Number(this.chosenEntry());
    const here = this.bidding.entries().find(({ entryId }) => entryId === chosen);
    return (here ?? this.bidding.entry())?.entryId ?? null;
  });
  protected readonly shownEntry = computed(() => String(this.entryId() ?? ''));
  protected readonly onlyVin = computed(() =>
    this.vins().length === 1 ? (this.vins()[0]?.label ?? null) : null,
  );
  protected readonly vinError = computed(() =>
    this.wasSubmitted() && this.entryId() === null ? this.say('proxy.needVin') : null,
  );
  protected readonly submitWords = computed(() => {
    const ceilingFen = this.ceilingFen();
    const progress = this.store.progress();
    if (progress.status === 'onItsWay')
      return this.say(progress.tries === 0 ? 'proxy.held' : 'proxy.onItsWay');
    return ceilingFen === null
      ? this.say('proxy.setIdle')
      : this.say('proxy.set', { ceiling: formatYuan(ceilingFen) });
  });
  /** Why it did not come to that. */
  protected readonly failure = computed(() => {
    const progress = this.store.progress();
    if (progress.status === 'refused') return this.words.sayRefusal(progress.refusal);
    if (progress.status === 'notSent') return this.say('proxy.notSent');
    return progress.status === 'uncertain' ? this.say('proxy.uncertain') : null;
  });

  /** Above what stands in the field; when nothing does, above the ceiling in force or the price. */
  protected add(amountFen: number): void {
    const now = this.store.now();
    if (now === null) return;
    const fromFen = this.askedFen() ?? Math.max(this.store.own()?.ceilingFen ?? 0, now.priceFen);
    this.typed.set(groupWholeYuan(String((fromFen + amountFen) / FEN_PER_YUAN)));
  }

  protected async set(event: Event): Promise<void> {
    event.preventDefault();
    this.wasSubmitted.set(true);
    const [ceilingFen, entryId] = [this.ceilingFen(), this.entryId()];
    if (ceilingFen === null || entryId === null || !this.store.canSet()) return;
    this.bidding.useEntry(entryId);
    await this.order({ kind: 'set', ceilingFen, entryId });
  }

  protected cancel(): Promise<void> {
    return this.order({ kind: 'cancel' });
  }

  private async order(wish: ProxyWish): Promise<void> {
    if (this.isBusy()) return;
    const end: ProxyProgress = await this.store.order(wish);
    if (end.status === 'done') this.dialog.close();
  }
}
