// Who is outside the room is led to where they can get in: to the door, or to the auction in which they have not enrolled. Who is inside
// bids with the keyboard alone if they like.
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import type { AuctionView, EntryView } from '@haopai/contracts';
import { Preferences } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aCitizen, aLot, anAuction, anEnrolment } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import type { OwnDisqualification } from '../lots/disqualifications';
import { RoomDoor } from '../room/room-door';
import type { LadderAmount } from './armed-bid';
import { BidDock } from './bid-dock';
import type { BidGate } from './bid-gate';
import { BiddingStore } from './bidding-store';

const MINE = '/auctions/7/enrolments/mine';

const chosen = { language: signal('zh'), bidKeys: signal('on') };

/** All that the dock reads of the page's store, outside the room. */
const outside = {
  gate: signal('enterRoom'),
  isDrill: () => false,
  disqualified: signal<OwnDisqualification | null>(null),
  lot: signal(aLot({ auctionId: 7 })),
  terms: signal<AuctionView | null>(null),
  nowMs: signal(0),
  amounts: signal([]),
  armed: signal(null),
  progress: signal({ status: 'none' }),
  wasHeldBack: signal(false),
  isSettling: signal(false),
  hindered: signal<BidGate | null>(null),
  asksForEntry: signal(false),
  entries: signal<readonly EntryView[]>([]),
  hasLostStep: signal(false),
  entry: signal<EntryView | null>(null),
  canChangeEntry: signal(false),
  limitFen: signal<number | null>(null),
  isAtLimit: signal(false),
};

describe('a citizen outside the room', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage(
      [{ path: 'lot', component: BidDock }],
      [
        { provide: BiddingStore, useValue: outside },
        { provide: RoomDoor, useValue: { entering: () => null } },
        { provide: Preferences, useValue: chosen },
      ],
    );
    await page.open('/lot');
  });
  afterEach(() => page.close());

  it('finds the door when enrolled', async () => {
    await page.answer(MINE, anEnrolment());
    expect(page.has('[data-testid=bid-enter-room]')).toBe(true);
  });

  it.each(['unpaid', 'lapsed'] as const)('is not sent to a shut door: %s', async (state) => {
    await page.answer(MINE, anEnrolment({ state }));
    expect(page.part('bid-to-auction').getAttribute('href')).toBe('/auctions/7');
    expect(page.has('[data-testid=bid-enter-room]')).toBe(false);
  });

  it('is led to enrol, or to pay for what is enrolled, while there is time, and to the auction when it has started', async () => {
    outside.terms.set(anAuction({ id: 7 }));
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    expect(page.part('bid-way-in').getAttribute('href')).toBe('/auctions/7/enrol/shares');
    outside.nowMs.set(anAuction().startsAtMs);
    await page.settle();
    expect(page.part('bid-to-auction').getAttribute('href')).toBe('/auctions/7');
    outside.nowMs.set(0);
    outside.terms.set(null);
  });

  it('is led to what is left to pay', async () => {
    outside.terms.set(anAuction({ id: 7 }));
    await page.answer(MINE, anEnrolment({ state: 'unpaid', orderNo: '2026' }));
    expect(page.part('bid-way-in').getAttribute('href')).toBe('/account/orders/2026');
    outside.terms.set(null);
  });

  it('is told that only those who have enrolled can bid', async () => {
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    expect(page.text()).toContain('只有报名并付了保证金的人能在这一期出价');
  });

  it('is told that their paddle was put out, why, and what follows, and has nothing to press', async () => {
    await page.answer(MINE, anEnrolment());
    outside.disqualified.set({ paddleNo: 1208, reason: '串通' });
    await page.settle();
    expect(page.text('disqualified')).toMatch(/竞价号 1208 已被取消.*原因：串通.*不再领先.*全额退回/);
    expect(page.has('button')).toBe(false);
    outside.disqualified.set(null);
  });

  it('may try the door while nothing is known', async () => {
    await page.refuse(MINE, 'SERVER.BUSY', {}, 503);
    expect(page.has('[data-testid=bid-enter-room]')).toBe(true);
  });
});

@Component({ template: '' })
class Question {}

describe('a bidder with a keyboard', () => {
  const STEPS = [100_000, 200_000];
  const amounts = signal<readonly LadderAmount[]>([]);
  const armed = signal<(LadderAmount & { movedFromFen: null }) | null>(null);
  const progress = signal<{ status: string; order?: object; tries?: number }>({ status: 'none' });
  const gate = signal('open');
  const placed: number[] = [];
  const inside = {
    ...outside,
    gate,
    amounts,
    armed,
    progress,
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
  const ladderAt = (priceFen: number, steps = STEPS) =>
    steps.map((stepFen) => ({ stepFen, amountFen: priceFen + stepFen }));
  let page: PageUnderTest;

  beforeEach(async () => {
    amounts.set(ladderAt(500_000, [0, ...STEPS]));
    armed.set(null);
    progress.set({ status: 'none' });
    gate.set('open');
    chosen.bidKeys.set('on');
    placed.length = 0;
    page = await citizensPage(
      [{ path: 'lot', component: BidDock }],
      [
        { provide: BiddingStore, useValue: inside },
        { provide: RoomDoor, useValue: { entering: () => null } },
        { provide: Preferences, useValue: chosen },
      ],
    );
    await page.open('/lot');
  });
  afterEach(() => page.close());

  /** As a browser does it: a key on a button that nobody has taken clicks the button. */
  async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
    const on = document.activeElement ?? document.body;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    if (on.dispatchEvent(event) && key === 'Enter' && on instanceof HTMLButtonElement) on.click();
    await page.settle();
  }
  const focused = () => document.activeElement?.getAttribute('data-testid');

  it('chooses a step by its figure, and bids with Enter', async () => {
    await press('1');
    expect(armed()).toMatchObject({ stepFen: 100_000 });
    expect(focused()).toBe('ladder-1000');
    await press('Enter');
    expect(placed).toEqual([600_000]);
  });

  it('sees that an amount which has just moved takes no press yet', async () => {
    await press('1');
    inside.isSettling.set(true);
    await page.settle();
    expect(page.part('bid-submit').textContent).toContain('请看清：¥6,000');
    inside.isSettling.set(false);
    await page.settle();
    expect(page.part('bid-submit').textContent).toContain('出价 ¥6,000');
  });

  it('reads how much the deposit allows, and of the start price when it allows no more', async () => {
    amounts.set(ladderAt(500_000, [0]));
    outside.limitFen.set(500_000);
    await page.settle();
    expect(page.has('[data-testid=ladder-0]')).toBe(true);
    expect(page.has('[data-testid=ladder-1000]')).toBe(false);
    amounts.set([]);
    outside.isAtLimit.set(true);
    await page.settle();
    expect(page.text()).toContain('已到出价限额，补缴保证金可以提高');
    outside.isAtLimit.set(false);
    outside.limitFen.set(null);
  });

  it('has 0 for the start price, so that 1 is the smallest step before and after the first bid', async () => {
    await press('0');
    expect(armed()).toMatchObject({ stepFen: 0 });
    amounts.set(ladderAt(500_000));
    await press('1');
    expect(armed()).toMatchObject({ stepFen: 100_000 });
    expect(page.part('ladder-1000').getAttribute('aria-keyshortcuts')).toBe('1');
  });

  it('bids with Enter twice on a step', async () => {
    page.part('ladder-2000').focus();
    await press('Enter');
    expect(placed).toEqual([]);
    await press('Enter');
    expect(placed).toEqual([700_000]);
  });

  it('finds the keyboard on its step whatever becomes of the bid', async () => {
    await press('1');
    await press('Enter');
    expect(focused()).toBe('ladder-1000');
    for (const state of ['accepted', 'refused', 'uncertain']) {
      const refusal = { code: 'BID.TOO_LOW', data: { priceFen: 1, lowestFen: 2 }, requestId: '' };
      const receipt = { version: 4 };
      progress.set({ status: state, order: { amountFen: 600_000 }, ...{ bidId: 'one', refusal, receipt } });
      gate.set(state === 'accepted' ? 'leading' : 'open');
      amounts.set(ladderAt(600_000));
      await page.settle();
      expect(focused()).toBe('ladder-1000');
    }
  });

  it('is told why the start price is no longer chosen, and what the price is, and finds every step in its place', async () => {
    await press('0');
    const places = () =>
      [...document.querySelectorAll('hp-ladder button')].map(({ id, textContent }) => id + textContent);
    const before = places();
    inside.lot.set(aLot({ auctionId: 7, priceFen: 500_000 }));
    armed.set(null);
    inside.hasLostStep.set(true);
    amounts.set(ladderAt(500_000));
    await page.settle();
    expect(page.text('bid-answer')).toMatch(/有人先出了价.*当前价 ¥5,000/);
    expect(places().slice(1)).toEqual(before.slice(1));
    expect(page.text('ladder-0')).toContain('已有人出');
    expect(focused()).toBe('ladder-0');
    await press('0');
    await press('Enter');
    expect(armed()).toBeNull();
    inside.hasLostStep.set(false);
  });

  it('takes the choice back with Escape', async () => {
    await press('2');
    await press('Escape');
    expect(armed()).toBeNull();
    await press('Enter');
    expect(placed).toEqual([]);
  });

  it('reads of a press without a connection that nothing was sent and nothing will be', async () => {
    await press('1');
    outside.hindered.set('offline');
    gate.set('offline');
    await page.settle();
    expect(page.text('bid-answer')).toMatch(/没有连接，这次没有出价，也不会补发/);
    gate.set('open');
    await page.settle();
    expect(page.text('bid-answer')).toMatch(/再按一次/);
    outside.hindered.set(null);
    progress.set({ status: 'notSent', order: { amountFen: 600_000 } });
    await page.settle();
    expect(page.text('bid-answer')).toMatch(/也不会补发/);
  });

  it('reads that a bid is not sent while no connection has taken it', async () => {
    progress.set({ status: 'onItsWay', order: { amountFen: 600_000 }, tries: 0 });
    await page.settle();
    expect(page.text('bid-submit')).toContain('还没有发出');
  });

  it('reads why a press came to nothing while the lot is paused, and no longer than that', async () => {
    outside.hindered.set('paused');
    gate.set('paused');
    await page.settle();
    expect(page.text('bid-answer')).toBe('这次没有出价：暂停期间不能出价');
    gate.set('open');
    await page.settle();
    expect(page.text('bid-answer')).toBe('');
    outside.hindered.set(null);
  });

  it('is asked on the page for which car the plate is, by the end of its number', async () => {
    const used: number[] = [];
    Object.assign(inside, { useEntry: (entryId: number) => used.push(entryId) });
    outside.entries.set([
      { entryId: 4, vin: '1M8GDM9AXKP042788', boundLotId: null },
      { entryId: 5, vin: '1M8GDM9AXKP042799', boundLotId: null },
    ]);
    outside.asksForEntry.set(true);
    await page.settle();
    expect(page.text('entry-choice')).toMatch(/这块号牌用于哪辆车.*…042788.*…042799/);
    page.part('car-5').click();
    expect(used).toEqual([5]);
    outside.asksForEntry.set(false);
    await page.settle();
    expect(page.has('[data-testid=entry-choice]')).toBe(false);
  });

  it('sends nothing by a key that is held', async () => {
    await press('1');
    await press('Enter', { repeat: true });
    expect(placed).toEqual([]);
  });

  it('chooses nothing while one cannot bid, or a dialog is open', async () => {
    gate.set('leading');
    await press('1');
    gate.set('open');
    const dialog = TestBed.inject(MatDialog).open(Question);
    await press('1');
    expect(armed()).toBeNull();
    dialog.close();
    await page.settle();
  });

  it('reads beside the ladder what the keys do, and can turn them off', async () => {
    expect(page.text('bid-keys')).toBe('键盘：0 起价，1–2 加价，回车出价，Esc 取消');
    amounts.set(ladderAt(500_000));
    await page.settle();
    expect(page.text('bid-keys')).toBe('键盘：1–2 选加价，回车出价，Esc 取消');
    chosen.bidKeys.set('off');
    await press('1');
    expect(armed()).toBeNull();
    expect(page.has('[data-testid=bid-keys]')).toBe(false);
  });
});
