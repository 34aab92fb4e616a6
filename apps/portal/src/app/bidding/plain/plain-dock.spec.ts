// The plain view: one step and one button, two deliberate acts as everywhere, with the keyboard too; refusals and hindrances are still said.
import { signal } from '@angular/core';
import type { EntryView } from '@haopai/contracts';
import { Preferences } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aCitizen, aLot } from '@haopai/web-data/testing';
import type { OwnDisqualification } from '../../lots/disqualifications';
import { RoomDoor } from '../../room/room-door';
import { citizensPage } from '../../testing/citizens-page';
import type { LadderAmount } from '../armed-bid';
import type { BidGate } from '../bid-gate';
import { BiddingStore } from '../bidding-store';
import { PlainDock } from './plain-dock';

const STEPS = [100_000, 200_000, 500_000];
const ladderAt = (priceFen: number, steps = STEPS) =>
  steps.map((stepFen) => ({ stepFen, amountFen: priceFen + stepFen }));

describe('the plain dock', () => {
  const amounts = signal<readonly LadderAmount[]>([]);
  const armed = signal<(LadderAmount & { movedFromFen: number | null }) | null>(null);
  const progress = signal<{ status: string; order?: object; refusal?: object; tries?: number }>({
    status: 'none',
  });
  const gate = signal('open');
  const disqualified = signal<OwnDisqualification | null>(null);
  const bidKeys = signal('on');
  const placed: number[] = [];
  const store = {
    ...{ gate, amounts, armed, progress, disqualified },
    lot: signal(aLot({ auctionId: 7, priceFen: 500_000 })),
    wasHeldBack: signal(false),
    isSettling: signal(false),
    hindered: signal<BidGate | null>(null),
    asksForEntry: signal(false),
    entries: signal<readonly EntryView[]>([]),
    hasLostStep: signal(false),
    entry: signal(null),
    canChangeEntry: signal(false),
    limitFen: signal(null),
    isAtLimit: signal(false),
    standing: signal('none'),
    citizen: signal(aCitizen()),
    arm: (stepFen: number) => {
      const step = amounts().find((amount) => amount.stepFen === stepFen);
      armed.set(step === undefined ? null : { ...step, movedFromFen: null });
    },
    disarm: () => armed.set(null),
    placeBid: (amountFen: number) => {
      placed.push(amountFen);
      armed.set(null);
      progress.set({ status: 'onItsWay', order: { amountFen }, tries: 1 });
    },
  };
  let page: PageUnderTest;

  beforeEach(async () => {
    amounts.set(ladderAt(500_000));
    armed.set(null);
    progress.set({ status: 'none' });
    gate.set('open');
    bidKeys.set('on');
    placed.length = 0;
    page = await citizensPage(
      [{ path: 'lot', component: PlainDock }],
      [
        { provide: BiddingStore, useValue: store },
        { provide: RoomDoor, useValue: { entering: () => null } },
        { provide: Preferences, useValue: { language: signal('zh'), bidKeys } },
      ],
    );
    await page.open('/lot');
  });
  afterEach(() => page.close());

  async function press(key: string): Promise<void> {
    const on = document.activeElement ?? document.body;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    if (on.dispatchEvent(event) && key === 'Enter' && on instanceof HTMLButtonElement) on.click();
    await page.settle();
  }
  async function click(testid: string): Promise<void> {
    page.part(testid).click();
    await page.settle();
  }
  const steps = () =>
    [...document.querySelectorAll('hp-ladder button')].map(({ textContent }) => textContent);

  it('has the smallest step alone, with the price that it makes', () => {
    expect(steps()).toHaveLength(1);
    expect(page.text('ladder-1000')).toMatch(/加价 ¥1,000.*6,000/);
  });

  it('bids by two acts: the step, then the button, which says the amount', async () => {
    await click('bid-submit');
    expect(placed).toEqual([]);
    await click('ladder-1000');
    expect(page.text('bid-submit')).toBe('出价 ¥6,000');
    await click('bid-submit');
    expect(placed).toEqual([600_000]);
    expect(page.text('bid-submit')).toContain('已发出');
  });

  it('bids with the keys of the step that stands there, and with no other', async () => {
    expect(page.text('bid-keys')).toBe('键盘：1 选加价，回车出价，Esc 取消');
    await press('3');
    expect(armed()).toBeNull();
    await press('1');
    expect(document.activeElement?.getAttribute('data-testid')).toBe('ladder-1000');
    await press('Escape');
    expect(armed()).toBeNull();
    await press('1');
    await press('Enter');
    expect(placed).toEqual([600_000]);
  });

  it('has the start price alone before the first bid', async () => {
    amounts.set(ladderAt(500_000, [0, ...STEPS]));
    await page.settle();
    expect(steps()).toHaveLength(1);
    await press('0');
    await press('Enter');
    expect(placed).toEqual([500_000]);
  });

  it('shows the step that was chosen on the whole page', async () => {
    store.arm(500_000);
    await page.settle();
    expect(page.text('ladder-5000')).toContain('加价 ¥5,000');
    expect(page.text('bid-submit')).toBe('出价 ¥10,000');
  });

  it('says a refusal, a moved price and why one cannot bid', async () => {
    const refusal = { code: 'BID.TOO_LOW', data: { priceFen: 600_000, lowestFen: 700_000 }, requestId: '' };
    progress.set({ status: 'refused', order: { amountFen: 600_000 }, refusal });
    await page.settle();
    expect(page.text('bid-answer')).toMatch(/7,000/);
    armed.set({ stepFen: 100_000, amountFen: 700_000, movedFromFen: 600_000 });
    await page.settle();
    expect(page.text('bid-answer')).toMatch(/¥6,000.*¥7,000/);
    armed.set(null);
    gate.set('offline');
    await page.settle();
    expect(page.text()).toContain('连接中断，连上后可以出价');
  });

  it('tells whose paddle was put out, and has nothing to press', async () => {
    disqualified.set({ paddleNo: 1208, reason: '串通' });
    await page.settle();
    expect(page.text('disqualified')).toContain('竞价号 1208 已被取消');
    expect(page.has('button')).toBe(false);
    disqualified.set(null);
  });
});
