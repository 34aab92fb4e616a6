// The form of an auction's terms: what is typed, and what it means.
import { signal } from '@angular/core';
import { type AuctionTerms, DEPOSIT_FEN_MAX } from '@haopai/contracts';
import { type Ladder, parseLadder } from '@haopai/rules';
import {
  areGood,
  FormField,
  momentText,
  readLine,
  readMoment,
  readOptional,
  type Reading,
  readWhole,
} from '@haopai/web-app/forms';
import { readYuan, yuanText } from '../amounts/read-yuan';

const FEN_PER_YUAN = 100;
const SECOND_MS = 1_000;
/** Something has to stand there; nothing is to be paid. */
const PAYMENT_DAYS_OF_DRILL = 5;

export class TermsForm {
  readonly title = new FormField(readLine);
  readonly startsAt = new FormField(readMoment);
  readonly deposit = new FormField(readYuan(0, DEPOSIT_FEN_MAX));
  readonly sharesMax = new FormField(readWhole(1, 10));
  readonly paymentDays = new FormField(readWhole(1, 60));
  readonly firstBid = new FormField(readWhole(5, 86_400));
  readonly countdown = new FormField(readWhole(5, 3_600));
  readonly stagger = new FormField(readWhole(0, 600));
  readonly ladder = new FormField(readLadder);
  readonly pickUpText = new FormField(readOptional);
  /** Then the deposit is nothing, and what stands in its field is not looked at. */
  readonly isDrill = signal(false);

  fill(terms: AuctionTerms): void {
    this.title.text.set(terms.title);
    this.startsAt.text.set(terms.startsAtMs === 0 ? '' : momentText(terms.startsAtMs));
    this.deposit.text.set(yuanText(terms.depositFen));
    this.sharesMax.text.set(String(terms.sharesMax));
    this.paymentDays.text.set(String(terms.paymentDays));
    this.firstBid.text.set(String(terms.firstBidMs / SECOND_MS));
    this.countdown.text.set(String(terms.countdownMs / SECOND_MS));
    this.stagger.text.set(String(terms.staggerMs / SECOND_MS));
    this.ladder.text.set(terms.ladderFen.map((step) => step / FEN_PER_YUAN).join(' '));
    this.pickUpText.text.set(terms.pickUpText);
    this.isDrill.set(terms.isDrill === true);
  }

  /** Null, and each fault said, while something is wrong. */
  terms(): AuctionTerms | null {
    const isDrill = this.isDrill();
    const money = isDrill ? [] : [this.deposit, this.paymentDays];
    const fields = [this.title, this.startsAt, this.sharesMax, ...money];
    if (!areGood(...fields, this.firstBid, this.countdown, this.stagger, this.ladder, this.pickUpText))
      return null;
    return {
      title: this.title.value() ?? '',
      startsAtMs: this.startsAt.value() ?? 0,
      depositFen: isDrill ? 0 : (this.deposit.value() ?? 0),
      sharesMax: this.sharesMax.value() ?? 0,
      paymentDays: this.paymentDays.value() ?? PAYMENT_DAYS_OF_DRILL,
      firstBidMs: (this.firstBid.value() ?? 0) * SECOND_MS,
      countdownMs: (this.countdown.value() ?? 0) * SECOND_MS,
      staggerMs: (this.stagger.value() ?? 0) * SECOND_MS,
      ladderFen: this.ladder.value() ?? [],
      pickUpText: this.pickUpText.value() ?? '',
      isDrill,
    };
  }
}

/** Yuan with spaces or commas between them. */
function readLadder(text: string): Reading<Ladder> {
  const steps = text
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((part) => part !== '');
  return parseLadder(steps.map((step) => (/^\d{1,9}$/.test(step) ? Number(step) * FEN_PER_YUAN : NaN)));
}
