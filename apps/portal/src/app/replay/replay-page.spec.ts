// The page of a replay: what it shows at each line, by slider and by list, and what it says where there is nothing to play.
import { Component, input, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LotView, RecordLine } from '@haopai/contracts';
import { Preferences } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot } from '@haopai/web-data/testing';
import type { CurveFrame, CurvePoint } from '@haopai/web-ui';
import { PriceCurve } from '@haopai/web-ui/bidding';
import replayWords from '../i18n/zh/replay.json';
import { citizensPage } from '../testing/citizens-page';
import { withWords } from '../i18n/with-words';
import { ReplayPage } from './replay-page';
import { REPLAY_WORDS } from './replay-words';

const ADDRESS = '/results/1/lots/7/replay';
const OPENED_MS = 1_764_464_400_000;
const AUCTION = {
  ...{
    id: 1,
    title: '2026年第12期',
    state: 'past',
    startsAtMs: OPENED_MS,
    endedAtMs: OPENED_MS,
    lotCount: 1,
  },
  ...{ depositFen: 0, sharesMax: 1, paymentDays: 7, firstBidMs: 300_000, countdownMs: 60_000, ladderFen: [] },
};

const line = (version: number, change: Partial<RecordLine>): RecordLine => ({
  ...{ version, kind: 'bid', atMs: OPENED_MS, paddleNo: null, amountFen: null, endsAtMs: null },
  ...{ reason: null, isByCeiling: null, hash: String(version) },
  ...change,
});

const LINES = [
  line(1, { kind: 'scheduled', atMs: 5 }),
  line(2, { kind: 'opened', endsAtMs: OPENED_MS + 300_000 }),
  line(3, { atMs: OPENED_MS + 10_000, paddleNo: 12, amountFen: 500_000, endsAtMs: OPENED_MS + 70_000 }),
  line(4, { atMs: OPENED_MS + 30_000, paddleNo: 31, amountFen: 600_000, endsAtMs: OPENED_MS + 90_000 }),
  line(5, { kind: 'sold', atMs: OPENED_MS + 90_000, paddleNo: 31, amountFen: 600_000 }),
];

/** In the place of the drawing, for which there is no canvas here: how many points it has, and up to when it goes. */
@Component({
  selector: 'hp-price-curve',
  template: `<p data-testid="curve">{{ points().length }} @ {{ nowMs() }} / {{ frame().highFen }}</p>`,
})
class ToldCurve {
  readonly points = input.required<readonly CurvePoint[]>();
  readonly frame = input.required<CurveFrame>();
  readonly nowMs = input.required<number>();
  readonly label = input.required<string>();
  readonly theme = input.required<string>();
  readonly timeOf = input.required<(atMs: number) => string>();
}

describe('the replay of a lot', () => {
  let page: PageUnderTest;

  const open = async (
    lot: Partial<LotView> = { phase: 'sold' },
    lines: readonly RecordLine[] = LINES,
  ): Promise<void> => {
    await page.open(ADDRESS);
    await page.answer('/auctions/1', AUCTION);
    await page.answer('/lots/7', aLot(lot));
    await page.answer('/lots/7/record?page=1&size=200', {
      ...{ items: lines, total: lines.length, page: 1, size: 200 },
    });
  };
  const slide = async (seconds: number): Promise<void> => {
    const slider = page.part<HTMLInputElement>('replay-slider');
    slider.value = String(seconds);
    slider.dispatchEvent(new Event('input'));
    await page.settle();
  };
  const shown = () => ({
    priceFen: page.part('replay-price').dataset['fen'],
    paddle: page.part('replay-leader').dataset['paddle'],
    phase: page.part('replay-phase').dataset['phase'],
  });

  beforeEach(async () => {
    TestBed.overrideComponent(ReplayPage, {
      remove: { imports: [PriceCurve] },
      add: { imports: [ToldCurve] },
    });
    page = await citizensPage(
      [
        {
          path: 'results/:auctionId/lots/:lotId/replay',
          canActivate: [withWords(REPLAY_WORDS)],
          component: ReplayPage,
        },
      ],
      [
        {
          provide: Preferences,
          useValue: { language: signal('zh'), textSize: signal('normal'), isDark: () => false },
        },
      ],
    );
  });
  afterEach(() => page.close());

  it('begins with the opening, and says that it shows what was recorded', async () => {
    await open();
    expect(shown()).toEqual({ priceFen: '1000000', paddle: undefined, phase: 'fiveMinutes' });
    expect(page.text('replay-what')).toBe(replayWords.replay.what);
    expect(page.text('replay-clock')).toBe('5:00');
  });

  it('shows price, leader and countdown of each moment of the slider', async () => {
    await open();
    await slide(9);
    expect(shown().phase).toBe('fiveMinutes');
    await slide(10);
    expect(shown()).toEqual({ priceFen: '500000', paddle: '12', phase: 'oneMinute' });
    expect(page.text('replay-clock')).toBe('1:00');
    await slide(85);
    expect(shown()).toEqual({ priceFen: '600000', paddle: '31', phase: 'oneMinute' });
    expect(page.text('replay-clock')).toBe('0:05');
    expect(page.part('replay-slider').getAttribute('aria-valuetext')).toBe('1:25 / 1:30');
    await slide(90);
    expect(shown().phase).toBe('sold');
    expect(page.has('[data-testid=replay-clock]')).toBe(false);
  });

  it('draws the curve up to the moment, on axes that stand still', async () => {
    await open();
    expect(page.text('curve')).toBe(`0 @ ${OPENED_MS} / 600000`);
    await slide(20);
    expect(page.text('curve')).toBe(`1 @ ${OPENED_MS + 20_000} / 600000`);
    await slide(90);
    expect(page.text('curve')).toBe(`2 @ ${OPENED_MS + 90_000} / 600000`);
  });

  it('goes to the line that is pressed, marks it, and says which it is', async () => {
    await open();
    page.one('li:nth-child(3) [data-testid=replay-line]').click();
    await page.settle();
    expect(shown()).toEqual({ priceFen: '500000', paddle: '12', phase: 'oneMinute' });
    expect(page.one('[aria-current]').textContent).toContain('竞价号 12');
    expect(page.one('[role=status]').textContent).toContain('第 3 条');
    await page.press('replay-after');
    expect(shown().paddle).toBe('31');
    await page.press('replay-before');
    await page.press('replay-before');
    expect(shown().phase).toBe('fiveMinutes');
  });

  it('is not there while the lot runs', async () => {
    await open({ phase: 'oneMinute' }, LINES.slice(0, 3));
    expect(page.has('[data-testid=replay-play]')).toBe(false);
    expect(page.text('replay-not-ended')).toContain('结束后可以回放');
  });

  it('has nothing to play of a lot that never opened', async () => {
    await open({ phase: 'withdrawn' }, [
      line(1, { kind: 'scheduled', atMs: 5 }),
      line(2, { kind: 'withdrawn' }),
    ]);
    expect(page.text('replay-never')).toContain('没有可以回放的内容');
  });
});
