// What a lot's page tells of the plate, the terms and the interest: all before the end, the plate's alone after it.
import { signal } from '@angular/core';
import type { AuctionView, LotView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, anAuction } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { BiddingStore } from './bidding-store';
import { LotFacts } from './lot-facts';

const INTEREST = '/auctions/1/interest';
const FACTS = ['region', 'start', 'deposit', 'ladder', 'clock', 'deadline', 'bidders', 'watchers'];

/** All that the facts read of the page's store. */
const store = {
  lot: signal<LotView | null>(null),
  terms: signal<AuctionView | null>(null),
  gate: signal('logIn'),
  nowMs: signal(0),
};

describe('the facts of a lot', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    store.lot.set(aLot({ phase: 'waiting', priceFen: null, leaderPaddle: null }));
    store.terms.set(anAuction());
    store.gate.set('logIn');
    store.nowMs.set(0);
    page = await citizensPage(
      [{ path: 'lot', component: LotFacts }],
      [{ provide: BiddingStore, useValue: store }],
    );
    await page.open('/lot');
  });
  afterEach(() => page.close());

  const factsShown = () => FACTS.filter((name) => page.has(`[data-testid=fact-${name}]`));
  const noMatter = () => page.answer(INTEREST, { bidders: 0, watchers: [] });

  it('are the plate’s vehicle and region, deposit, steps, countdowns, deadline, bidders and watchers', async () => {
    await page.answer(INTEREST, { bidders: 26, watchers: [{ lotId: 7, count: 3 }] });
    expect(page.text('lot-vehicle')).toBe('蓝牌，用于小型汽车');
    expect(factsShown()).toEqual(FACTS);
    expect(page.text('fact-deposit')).toContain('¥5,000');
    expect(page.text('fact-ladder')).toContain('1,000 / 2,000 / 3,000 / 4,000 / 5,000');
    expect(page.text('fact-clock')).toContain('首次出价 5:00，以后每次 1:00');
    expect(page.text('fact-bidders')).toContain('26 人');
    expect(page.text('fact-watchers')).toContain('3 人');
  });

  it('keep the place of what is not known yet', async () => {
    store.terms.set(null);
    await page.settle();
    expect(factsShown()).toEqual(FACTS);
    expect(page.text('fact-deposit')).toContain('—');
    expect(page.text('fact-watchers')).toContain('—');
    await noMatter();
    expect(page.text('fact-watchers')).toContain('0 人');
  });

  it('lead a stranger to enrol as long as that is open', async () => {
    await noMatter();
    expect(page.part('facts-way-in').getAttribute('href')).toBe('/auctions/1/enrol/shares');
    store.nowMs.set(anAuction().startsAtMs);
    await page.settle();
    expect(page.has('[data-testid=facts-way-in]')).toBe(false);
    expect(page.text('fact-deadline')).toContain('开始时已截止');
  });

  it('say when enrolment opens as long as that is to come, and when it has closed before the start', async () => {
    await noMatter();
    store.terms.set(anAuction({ enrolmentOpensAtMs: 600_000, enrolmentClosesAtMs: 1_200_000 }));
    await page.settle();
    expect(page.has('[data-testid=fact-opens]')).toBe(true);
    expect(page.text('fact-deadline')).not.toContain('已于');
    store.nowMs.set(600_000);
    await page.settle();
    expect(page.has('[data-testid=fact-opens]')).toBe(false);
    store.nowMs.set(1_200_000);
    await page.settle();
    expect(page.text('fact-deadline')).toMatch(/已于 .+ 截止/);
  });

  it('take no deposit in a drill', async () => {
    await noMatter();
    store.terms.set(anAuction({ isDrill: true, depositFen: 0 }));
    await page.settle();
    expect(page.text('fact-deposit')).toContain('免费');
  });

  it('leave that way to the steps for who is logged in', async () => {
    store.gate.set('enterRoom');
    await noMatter();
    expect(page.has('[data-testid=facts-way-in]')).toBe(false);
  });

  it.each([
    ['yellow', '浙G12345', '黄牌，用于大型汽车、挂车和教练车'],
    ['green', '浙GD12345', '渐变绿牌，用于小型新能源汽车'],
    ['green', '浙G12345D', '渐变绿牌，用于大型新能源汽车'],
  ] as const)('say what a %s plate %s is for', async (colour, number, words) => {
    store.lot.set(aLot({ plate: { ...aLot().plate, colour, number } }));
    await noMatter();
    expect(page.text('lot-vehicle')).toBe(words);
  });

  it('are the plate’s alone when all is over', async () => {
    await noMatter();
    store.gate.set('ended');
    await page.settle();
    expect(factsShown()).toEqual(['region', 'start']);
  });
});
