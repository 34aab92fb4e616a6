// The bidding page as a bidder sees and uses it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { press } from './press';

/** For so long after a change the page takes no press. */
const SETTLE_MS = 1_000;
/** For a press on a button that is on. */
const PRESS_MS = 2_000;

/** What everybody sees of the lot. */
export interface LotFigures {
  readonly phase: string | null;
  readonly priceFen: number;
  /** Null while nobody leads. */
  readonly leader: number | null;
}

export interface RecordLine {
  readonly version: number;
  /** Null for a note, such as the opening. */
  readonly amountYuan: number | null;
  readonly words: string;
}

export class BiddingPage {
  readonly submit: Locator;
  readonly amount: Locator;
  /** The amount, when the price has moved it since it was chosen. */
  readonly moved: Locator;
  readonly answer: Locator;
  readonly phase: Locator;
  readonly result: Locator;
  readonly connection: Locator;

  constructor(readonly page: Page) {
    this.submit = page.getByTestId('bid-submit');
    this.amount = page.getByTestId('bid-amount');
    this.moved = page.locator('.box.moved').filter({ has: this.amount });
    this.answer = page.getByTestId('bid-answer');
    this.phase = page.getByTestId('lot-phase');
    this.result = page.getByTestId('lot-result');
    this.connection = page.getByTestId('connection');
  }

  async isShown(): Promise<void> {
    await this.phase.waitFor();
  }

  /** Shown to somebody who may bid, or might have. */
  async isInRoom(): Promise<void> {
    await this.isShown();
    await this.submit.or(this.result).first().waitFor();
  }

  async figures(): Promise<LotFigures> {
    const leader = await this.page.getByTestId('lot-leader').getAttribute('data-paddle');
    return {
      phase: await this.phase.getAttribute('data-phase'),
      priceFen: Number(await this.page.getByTestId('lot-price').getAttribute('data-fen')),
      leader: leader === null ? null : Number(leader),
    };
  }

  /** `none`, `leading`, `outbid`, `won` or `lost`. */
  async standing(): Promise<string | null> {
    return this.page.getByTestId('lot-state').getAttribute('data-standing');
  }

  /** Oldest first. */
  async record(): Promise<readonly RecordLine[]> {
    const lines = await this.page.getByTestId('record-line').evaluateAll((items) =>
      items.map((item) => ({
        version: Number(item.getAttribute('data-version')),
        amount: item.querySelector('.amount')?.textContent ?? null,
        words: item.querySelector('.who')?.textContent.trim() ?? '',
      })),
    );
    return lines.reverse().map(({ version, amount, words }) => ({
      version,
      amountYuan: amount === null ? null : Number(amount.replace(/[^\d.]/g, '')),
      words,
    }));
  }

  /** The amounts of the record, oldest first; fails when the record has a gap. */
  async amounts(): Promise<readonly number[]> {
    const lines = await this.record();
    const first = lines[0]?.version ?? 0;
    expect(lines.map(({ version }) => version)).toEqual(lines.map((_, index) => first + index));
    return lines.flatMap(({ amountYuan }) => amountYuan ?? []);
  }

  async isOpen(): Promise<void> {
    await eventually(() => this.phase.getAttribute('data-phase'), expect.stringMatching(/^(five|one)Minute/));
  }

  /**
   * The first act: chooses a step of the ladder, 0 being the start price of a first bid. A button that goes off under a press, as when the
   * line is cut just then, is pressed again.
   */
  async choose(stepYuan: number): Promise<void> {
    const step = this.page.getByTestId(`ladder-${stepYuan}`);
    const isChosen = async (): Promise<boolean> => {
      await press(step);
      return this.amount.isVisible();
    };
    await eventually(isChosen, true);
  }

  /** What the button would send. */
  async chosenFen(): Promise<number> {
    return Number(await this.amount.getAttribute('data-fen'));
  }

  /** Presses for an amount that has just moved, after the moment in which a press could be meant for the one before. */
  async confirm(): Promise<void> {
    await sleep(SETTLE_MS);
    await press(this.submit);
    await eventually(() => this.standing(), 'leading');
  }

  /** Both acts, and the answer: from here on this bidder leads. Presses again when another's bid came between the two. */
  async bid(stepYuan: number): Promise<void> {
    await this.choose(stepYuan);
    const pressed = async () => {
      if (await this.moved.isVisible()) await sleep(SETTLE_MS);
      // It may go off between the look and the press.
      if (await this.isOn()) await press(this.submit, { timeout: PRESS_MS }).catch(() => undefined);
      return this.standing();
    };
    await eventually(pressed, 'leading');
  }

  private async isOn(): Promise<boolean> {
    return (await this.submit.getAttribute('aria-disabled')) === 'false';
  }
}
