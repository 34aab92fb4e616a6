// Asks the provider about each payment and refund of a period, and lists where its word and the books differ. It changes nothing.
import { Injectable } from '@nestjs/common';
import type { DifferenceKind } from '@haopai/contracts';
import { PaymentProviders } from '../payment-providers';
import type { PaymentTruth } from '../payment-provider';
import { PayBack } from '../refunds/pay-back';
import { type PaymentLine, type Period, ProviderLinesStore, type RefundLine } from './provider-lines.store';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly number: string;
  readonly orderId: number;
  readonly oursFen: number;
  readonly theirsFen: number;
}

export interface Comparison {
  readonly asked: number;
  readonly oursInFen: number;
  readonly theirsInFen: number;
  readonly oursOutFen: number;
  readonly theirsOutFen: number;
  readonly differences: readonly Difference[];
}

/** The provider is away: the comparison is worth nothing and comes again. */
export class ProviderAway extends Error {}

/** Under way at once, so that a provider is never flooded. */
const ASKED_AT_ONCE = 4;
/** Without an answer, one after the other: then nobody is there. */
const FAILURES_IN_A_ROW_MAX = 8;
const DIFFERENCES_MAX = 5_000;

const NO_PAYMENT_NO = '00000000000000000000';

@Injectable()
export class CompareWithProvider {
  constructor(
    private readonly lines: ProviderLinesStore,
    private readonly providers: PaymentProviders,
    private readonly payBack: PayBack,
  ) {}

  /** `keepGoing` is asked after every page; false ends it, and nothing is returned. */
  async execute(period: Period, keepGoing: () => Promise<boolean>): Promise<Comparison | null> {
    const tally = new Tally();
    const { lines } = this;
    const passes = [
      () =>
        this.pass(lines.bookedPayments(period), tally, keepGoing, (line) => this.bookedPayment(line, tally)),
      () =>
        this.pass(lines.unbookedPayments(period), tally, keepGoing, (line) =>
          this.unbookedPayment(line, tally),
        ),
      () =>
        this.pass(lines.bookedRefunds(period), tally, keepGoing, (line) => this.bookedRefund(line, tally)),
      () =>
        this.pass(lines.failedRefunds(period), tally, keepGoing, (line) =>
          this.unbookedRefund(line, tally, 'refundNotBooked'),
        ),
      () =>
        this.pass(lines.outsideRefunds(period), tally, keepGoing, (line) =>
          this.unbookedRefund(line, tally, 'refundedTwice'),
        ),
    ];
    for (const pass of passes) if (!(await pass())) return null;
    tally.expectSomeAnswer();
    return tally;
  }

  private async pass<Line extends PaymentLine | RefundLine>(
    pages: AsyncGenerator<readonly Line[]>,
    tally: Tally,
    keepGoing: () => Promise<boolean>,
    compare: (line: Line) => Promise<void>,
  ): Promise<boolean> {
    for await (const page of pages) {
      for (let first = 0; first < page.length; first += ASKED_AT_ONCE)
        await Promise.all(
          page.slice(first, first + ASKED_AT_ONCE).map((line) =>
            compare(line).then(
              () => tally.noteAnswer(),
              () => tally.noteSilence(line),
            ),
          ),
        );
      if (!(await keepGoing())) return false;
    }
    return true;
  }

  private async bookedPayment(line: PaymentLine, tally: Tally): Promise<void> {
    const { amountFen: oursFen, paymentNo } = line;
    tally.oursInFen += oursFen;
    const truth = await this.ask(line);
    // One that went back as a whole is closed at some providers.
    const isClosedAndBack = truth?.kind === 'closed' && Number(line.backFen) >= oursFen;
    const theirsFen = truth?.kind === 'paid' ? truth.amountFen : isClosedAndBack ? oursFen : 0;
    tally.theirsInFen += theirsFen;
    if (theirsFen === oursFen) return;
    const kind = truth?.kind === 'paid' ? 'otherAmount' : 'notPaid';
    tally.add({ kind, number: paymentNo ?? NO_PAYMENT_NO, orderId: line.orderId, oursFen, theirsFen });
  }

  private async unbookedPayment(line: PaymentLine, tally: Tally): Promise<void> {
    const truth = await this.ask(line);
    if (truth?.kind !== 'paid') return;
    const { amountFen: theirsFen } = truth;
    tally.theirsInFen += theirsFen;
    const number = line.paymentNo ?? NO_PAYMENT_NO;
    tally.add({ kind: 'notBooked', number, orderId: line.orderId, oursFen: 0, theirsFen });
  }

  private async bookedRefund(line: RefundLine, tally: Tally): Promise<void> {
    const { refundNo: number, orderId, amountFen: oursFen } = line;
    tally.oursOutFen += oursFen;
    if (await this.payBack.isBack(line)) tally.theirsOutFen += oursFen;
    else tally.add({ kind: 'refundNotPaid', number, orderId, oursFen, theirsFen: 0 });
  }

  private async unbookedRefund(
    line: RefundLine,
    tally: Tally,
    kind: 'refundNotBooked' | 'refundedTwice',
  ): Promise<void> {
    const { refundNo: number, orderId, amountFen: theirsFen } = line;
    if (!(await this.payBack.isBack(line))) return;
    tally.theirsOutFen += theirsFen;
    tally.add({ kind, number, orderId, oursFen: 0, theirsFen });
  }

  /** Null for a payment that nobody can be asked about. */
  private async ask({ paymentNo, provider }: PaymentLine): Promise<PaymentTruth | null> {
    if (paymentNo === null || provider === null) return null;
    return this.providers.of(provider).query(paymentNo);
  }
}

class Tally implements Comparison {
  asked = 0;
  oursInFen = 0;
  theirsInFen = 0;
  oursOutFen = 0;
  theirsOutFen = 0;
  readonly differences: Difference[] = [];
  private answers = 0;
  private failuresInARow = 0;

  noteAnswer(): void {
    this.asked += 1;
    this.answers += 1;
    this.failuresInARow = 0;
  }

  /** Throws when there was none: a day of few movements must not end as so many differences that a person has to explain. */
  expectSomeAnswer(): void {
    if (this.asked > 0 && this.answers === 0) throw new ProviderAway('the provider answered nothing at all');
  }

  /** Throws when nobody seems to be there. */
  noteSilence(line: PaymentLine | RefundLine): void {
    this.asked += 1;
    this.failuresInARow += 1;
    if (this.failuresInARow >= FAILURES_IN_A_ROW_MAX)
      throw new ProviderAway('the provider does not answer, again and again');
    const number = 'refundNo' in line ? line.refundNo : (line.paymentNo ?? NO_PAYMENT_NO);
    const { orderId, amountFen: oursFen } = line;
    this.add({ kind: 'notAnswered', number, orderId, oursFen, theirsFen: 0 });
  }

  add(difference: Difference): void {
    if (this.differences.length >= DIFFERENCES_MAX)
      throw new ProviderAway('the books and the provider have nothing in common');
    this.differences.push(difference);
  }
}
