// The form of an auction's terms: what is typed, and what it means.
import { signal } from '@angular/core';
import { type AuctionTerms, DEPOSIT_FEN_MAX, LIMIT_FACTOR_MAX } from '@haopai/contracts';
import { type Ladder, parseLadder } from '@haopai/rules';
import {
  areGood,
  FormField,
  momentText,
  readLine,
  readMoment,
  readOptional,
  readOptionalMoment,
  type Reading,
  readWhole,
} from '@haopai/web-app/forms';
import { readYuan, yuanText } from '../amounts/read-yuan';
import type { FormTexts } from '../forms/merge-texts';
import { tickedPart, TypedForm } from '../forms/typed-form';

const FEN_PER_YUAN = 100;
const SECOND_MS = 1_000;
/** Something has to stand there; nothing is to be paid. */
const PAYMENT_DAYS_OF_DRILL = 5;

export class TermsForm {
  readonly title = new FormField(readLine);
  readonly startsAt = new FormField(readMoment);
  readonly enrolmentOpensAt = new FormField(readOptionalMoment);
  readonly enrolmentClosesAt = new FormField(readOptionalMoment);
  readonly deposit = new FormField(readYuan(0, DEPOSIT_FEN_MAX));
  readonly limitFactor = new FormField(readFactor);
  readonly sharesMax = new FormField(readWhole(1, 10));
  readonly paymentDays = new FormField(readWhole(1, 60));
  readonly firstBid = new FormField(readWhole(5, 86_400));
  readonly countdown = new FormField(readWhole(5, 3_600));
  readonly stagger = new FormField(readWhole(0, 600));
  readonly ladder = new FormField(readLadder);
  readonly pickUpText = new FormField(readOptional);
  /** Then the deposit is nothing, and what stands in its field is not looked at. */
  readonly isDrill = signal(false);

  /** By the words of their fields, `auctionDesk.…`. */
  readonly typed = new TypedForm({
    ...{ title: this.title.text, startsAt: this.startsAt.text, staggerSeconds: this.stagger.text },
    ...{ enrolmentOpensAt: this.enrolmentOpensAt.text, enrolmentClosesAt: this.enrolmentClosesAt.text },
    ...{ isDrill: tickedPart(this.isDrill), depositYuan: this.deposit.text, sharesMax: this.sharesMax.text },
    ...{ paymentDays: this.paymentDays.text, ladder: this.ladder.text, limitFactor: this.limitFactor.text },
    ...{ firstBidSeconds: this.firstBid.text, countdownSeconds: this.countdown.text },
    pickUp: this.pickUpText.text,
  });

  /** Null, and each fault said, while something is wrong. */
  terms(): AuctionTerms | null {
    const isDrill = this.isDrill();
    const money = isDrill ? [] : [this.deposit, this.limitFactor, this.paymentDays];
    const times = [this.startsAt, this.enrolmentOpensAt, this.enrolmentClosesAt];
    const fields = [this.title, ...times, this.sharesMax, ...money];
    if (!areGood(...fields, this.firstBid, this.countdown, this.stagger, this.ladder, this.pickUpText))
      return null;
    return {
      title: this.title.value() ?? '',
      startsAtMs: this.startsAt.value() ?? 0,
      depositFen: isDrill ? 0 : (this.deposit.value() ?? 0),
      limitFactor: isDrill ? null : this.limitFactor.value(),
      sharesMax: this.sharesMax.value() ?? 0,
      paymentDays: this.paymentDays.value() ?? PAYMENT_DAYS_OF_DRILL,
      firstBidMs: (this.firstBid.value() ?? 0) * SECOND_MS,
      countdownMs: (this.countdown.value() ?? 0) * SECOND_MS,
      staggerMs: (this.stagger.value() ?? 0) * SECOND_MS,
      ladderFen: this.ladder.value() ?? [],
      pickUpText: this.pickUpText.value() ?? '',
      isDrill,
      enrolmentOpensAtMs: this.enrolmentOpensAt.value(),
      enrolmentClosesAtMs: this.enrolmentClosesAt.value(),
    };
  }
}

/** Nothing for no limit. */
function readFactor(text: string): Reading<number | null> {
  return text.trim() === '' ? { ok: true, value: null } : readWhole(1, LIMIT_FACTOR_MAX)(text);
}

/** Yuan with spaces or commas between them. */
function readLadder(text: string): Reading<Ladder> {
  const steps = text
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter((part) => part !== '');
  return parseLadder(steps.map((step) => (/^\d{1,9}$/.test(step) ? Number(step) * FEN_PER_YUAN : NaN)));
}

/** What stands in the form for terms that are stored. */
export function textsOfTerms(terms: AuctionTerms): FormTexts {
  return {
    title: terms.title,
    startsAt: terms.startsAtMs === 0 ? '' : momentText(terms.startsAtMs),
    staggerSeconds: String(terms.staggerMs / SECOND_MS),
    enrolmentOpensAt: optionalMomentText(terms.enrolmentOpensAtMs),
    enrolmentClosesAt: optionalMomentText(terms.enrolmentClosesAtMs),
    isDrill: terms.isDrill === true ? 'yes' : 'no',
    depositYuan: yuanText(terms.depositFen),
    limitFactor: String(terms.limitFactor ?? ''),
    sharesMax: String(terms.sharesMax),
    paymentDays: String(terms.paymentDays),
    ladder: terms.ladderFen.map((step) => step / FEN_PER_YUAN).join(' '),
    firstBidSeconds: String(terms.firstBidMs / SECOND_MS),
    countdownSeconds: String(terms.countdownMs / SECOND_MS),
    pickUp: terms.pickUpText,
  };
}

/** A server of the release before tells of none. */
function optionalMomentText(atMs: number | null | undefined): string {
  return atMs === null || atMs === undefined ? '' : momentText(atMs);
}
