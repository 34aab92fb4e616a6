// A board is searched, sorted and narrowed by presses, and its address says how; what finds nothing is cleared with one.
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { type Board, BoardFeed } from '@haopai/web-data';
import { aLot, anAuction } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { BoardPage } from './board-page';
import { LastBoard } from './last-board';

const SERIALS = ['8888A', '12348', '61618', '14567'];
const lots = SERIALS.map((serial, at) =>
  aLot({
    lotId: at + 1,
    lotNo: at + 1,
    priceFen: (at + 1) * 100_000,
    plate: { ...aLot().plate, number: `浙G${serial}` },
  }),
);

// Whole pages, on machines that do much else.
jest.setTimeout(60_000);

describe('a board of four plates', () => {
  let page: PageUnderTest;
  const board = signal<Board | null>(null);

  beforeEach(async () => {
    board.set({ auction: anAuction({ state: 'live' }), lots });
    const feed = {
      state: signal({ status: 'ready' }),
      silence: signal(null),
      board,
      watch: () => undefined,
    };
    TestBed.overrideComponent(BoardPage, { set: { providers: [{ provide: BoardFeed, useValue: feed }] } });
    page = await citizensPage([{ path: 'auctions/:auctionId', component: BoardPage }]);
  });
  afterEach(() => {
    // What else the page asks is not this spec's.
    page.http.match(() => true);
    page.close();
  });

  async function open(query = ''): Promise<void> {
    await page.open(`/auctions/1${query}`);
    await page.refuse('/auctions/1/room', 'ROOM.NOT_ENTERED', {}, 403);
    await page.refuse('/auctions/1/enrolments/mine', 'ENROLMENT.NOT_FOUND', {}, 404);
  }
  const address = () => decodeURIComponent(TestBed.inject(Router).url);
  const isOn = (testId: string) => page.part(testId).getAttribute('aria-pressed') === 'true';

  it('shows what its address asks for, and says how many that are', async () => {
    await open('?contains=1&without=4&sort=-price');
    expect(page.text('board-count')).toBe('1 块号牌');
    expect(page.part<HTMLInputElement>('board-contains').value).toBe('1');
    expect(page.part<HTMLSelectElement>('board-sort').value).toBe('-price');
    expect(isOn('without')).toBe(true);
    expect(isOn('pattern-aaa')).toBe(false);
  });

  it('puts each press into its address, and takes it out again with the next', async () => {
    await open();
    expect(page.text('board-count')).toBe('');
    await page.press('pattern-aaa');
    expect(address()).toBe('/auctions/1?pattern=aaa');
    expect(page.text('board-count')).toBe('1 块号牌');
    await page.press('pattern-abab');
    expect(address()).toBe('/auctions/1?pattern=abab');
    await page.press('pattern-abab');
    expect(address()).toBe('/auctions/1');
  });

  it('takes several presses together, and an order with them', async () => {
    await open('?show=live');
    await page.press('tail');
    expect(address()).toBe('/auctions/1?show=live&endsWith=8');
    expect(page.text('board-count')).toBe('2 块号牌');
    await page.press('without');
    await page.choose('board-sort', 'price');
    expect(address()).toBe('/auctions/1?show=live&endsWith=8&without=4&sort=price');
    expect(page.text('board-count')).toBe('1 块号牌');
  });

  it('looks for what is typed, and at the end alone when that is pressed', async () => {
    await open();
    await page.type('board-contains', ' 浙g·16');
    await page.submit();
    expect(address()).toBe('/auctions/1?contains=16');
    expect(page.text('tail')).toBe('尾号 16');
    await page.press('tail');
    expect(address()).toBe('/auctions/1?endsWith=16');
    expect(page.part<HTMLInputElement>('board-contains').value).toBe('');
  });

  it('says what no plate can have, and goes on showing what it showed', async () => {
    await open('?contains=1');
    await page.type('board-contains', '1O');
    await page.submit();
    expect(page.has('#board-fault')).toBe(true);
    expect(page.part('board-contains').getAttribute('aria-invalid')).toBe('true');
    expect(address()).toBe('/auctions/1?contains=1');
    expect(page.text('board-count')).toBe('3 块号牌');
  });

  it('says that nothing is found, and shows all with one press, in the same order', async () => {
    await open('?contains=99&pattern=aaa&show=live&sort=price');
    expect(page.text('board-nothing')).toContain('没有符合条件的号牌');
    await page.press('board-clear');
    expect(address()).toBe('/auctions/1?sort=price');
    expect(page.text('board-count')).toBe('4 块号牌');
  });

  it('keeps its order while prices move, and arranges the rows anew with a press', async () => {
    await open('?sort=price');
    expect(page.part('board-arrange').getAttribute('aria-disabled')).toBe('true');
    board.set({
      auction: anAuction({ state: 'live' }),
      lots: lots.map((lot) => (lot.lotNo === 1 ? { ...lot, priceFen: 9_000_000 } : lot)),
    });
    await page.settle();
    expect(page.part('board-arrange').getAttribute('aria-disabled')).toBe('false');
    await page.press('board-arrange');
    expect(page.part('board-arrange').getAttribute('aria-disabled')).toBe('true');
  });

  it('is found again as it was left', async () => {
    await open('?contains=1&sort=price&junk=1');
    const last = TestBed.inject(LastBoard);
    expect(last.of(1)).toEqual({ contains: '1', sort: 'price' });
    expect(last.of(2)).toEqual({});
  });
});
