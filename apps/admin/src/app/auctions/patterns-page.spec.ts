// Signs of bidders acting together: read when asked for, told with their evidence, and nothing is told before the end.
import type { PatternReport } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { anAuction } from '../testing/an-auction';
import { staffPage } from '../testing/staff-page';
import { routes } from './auctions.routes';

const PATH = '/admin/auctions/7/patterns';
const LOT = { lotId: 1, lotNo: 3, plateNumber: '浙G8888A', times: 4 };
const NONE: PatternReport = { auctionId: 7, paddles: 12, bids: 340, patterns: [], leftOut: 0 };
const FOUND: PatternReport = {
  ...NONE,
  leftOut: 2,
  patterns: [
    {
      ...{ kind: 'sharedDevice', score: 100, paddles: [101, 102, 107], times: 1, of: 1, fastestMs: null },
      ...{ mark: 'aaaaaaaaaaaa', lots: [LOT] },
    },
    {
      ...{ kind: 'losesToSame', score: 67, paddles: [101, 102], times: 3, of: 3, fastestMs: null },
      ...{ mark: null, lots: [] },
    },
    {
      ...{ kind: 'fasterThanPeople', score: 50, paddles: [109], times: 5, of: 10, fastestMs: 42 },
      ...{ mark: null, lots: [LOT] },
    },
  ],
};

describe('signs of collusion', () => {
  let page: PageUnderTest;

  async function open(state: 'past' | 'live' = 'past'): Promise<void> {
    page = await staffPage([{ path: 'auctions', children: routes }], 'auditor');
    await page.open('/auctions/7/patterns');
    await page.answer('/admin/auctions/7', anAuction({ state, publishedAtMs: 0 }));
  }
  afterEach(() => page.close());

  it('are asked for by a button that says that it is put on record, and told with their evidence', async () => {
    await open();
    expect(page.text('to-patterns')).toContain('串通迹象');
    await page.press('read-patterns');
    await page.answer(PATH, FOUND);
    expect(page.text('patterns-sum')).toMatch(/12 个竞价号.*340 次.*3 处[\s\S]*另有 2 处/);
    expect(page.text('pattern-0')).toMatch(/100\s*同一设备登录\s*101、102、107[\s\S]*标记 aaaaaaaaaaaa/);
    expect(page.text('pattern-0')).toMatch(/第 3 号 浙G·8888A：4 次/);
    expect(page.text('pattern-1')).toContain('101 输给 102');
    expect(page.text('pattern-2')).toContain('最快 42 毫秒');
  });

  it('are said to be none where there are none', async () => {
    await open();
    await page.press('read-patterns');
    await page.answer(PATH, NONE);
    expect(page.has('[data-testid="patterns-empty"]')).toBe(true);
  });

  it('are asked for again where nobody answered', async () => {
    await open();
    await page.press('read-patterns');
    await page.refuse(PATH, 'SERVER.UNAVAILABLE', {});
    expect(page.has('[data-testid="patterns-failed"]')).toBe(true);
  });

  it('are not asked for before the end, nor shown as a way', async () => {
    await open('live');
    expect(page.has('[data-testid="patterns-not-yet"]')).toBe(true);
    expect(page.has('[data-testid="read-patterns"]')).toBe(false);
    expect(page.has('[data-testid="to-patterns"]')).toBe(false);
  });
});
