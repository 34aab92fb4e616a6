// Who reads the winner's steps: the paddle that won, also days later without a room pass, and nobody who was put out.
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LotView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aCitizen, aLot, anEnrolment } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { BiddingStore } from './bidding-store';
import { LotResult } from './lot-result';

const DAY_MS = 86_400_000;
const MINE = '/auctions/1/enrolments/mine';
const SOLD = aLot({ phase: 'sold', leaderPaddle: 1208, priceFen: 5_200_000, endsAtMs: null });

describe('the result of a lot', () => {
  let page: PageUnderTest;

  /** As the bidding page knows it, without a room pass. */
  async function open(
    lot: LotView,
    { soldForMs = DAY_MS, isLoggedIn = true, isDrill = false } = {},
  ): Promise<void> {
    const citizen = signal(isLoggedIn ? aCitizen() : null);
    const note = { version: 9, kind: 'sold', atMs: Date.now() - soldForMs } as const;
    const store = {
      ...{
        lot: signal(lot),
        record: signal({ notes: [note] }),
        progress: signal({ status: 'none' }),
        hindered: signal(null),
        citizen,
      },
      ...{
        standing: signal('none'),
        disqualified: signal(null),
        paddleNo: signal(null),
        isLapsed: signal(false),
        isDrill: signal(isDrill),
      },
      nowMs: signal(Date.now()),
      terms: signal(null),
    };
    TestBed.resetTestingModule();
    page = await citizensPage(
      [{ path: 'result', component: LotResult }],
      [{ provide: BiddingStore, useValue: store }],
    );
    await page.open('/result');
  }
  afterEach(() => page.close());

  it('is the winner’s own when they come back later', async () => {
    await open(SOLD);
    expect(page.has('hp-win-steps')).toBe(false);
    await page.answer(MINE, anEnrolment());
    expect(page.text('lot-result')).toContain('由我竞得');
    expect(page.has('hp-win-steps')).toBe(true);
  });

  it('is somebody else’s to another paddle, and to one that was put out', async () => {
    await open(SOLD);
    await page.answer(MINE, anEnrolment({ paddleNo: 31 }));
    expect(page.text('lot-result')).toContain('由竞价号 1208 竞得');
    page.close();
    await open(SOLD);
    await page.answer(MINE, anEnrolment({ disqualified: { reason: '串通', atMs: 1 } }));
    expect(page.has('hp-win-steps')).toBe(false);
  });

  it('asks for nobody’s enrolment while a crowd sees it end, where nobody is logged in, or nothing was sold', async () => {
    await open(SOLD, { soldForMs: 0 });
    page.http.expectNone(`/api/v1${MINE}`);
    page.close();
    await open(SOLD, { isLoggedIn: false });
    page.http.expectNone(`/api/v1${MINE}`);
    page.close();
    await open(SOLD, { isDrill: true });
    page.http.expectNone(`/api/v1${MINE}`);
    page.close();
    await open({ ...SOLD, phase: 'unsold', leaderPaddle: null, priceFen: null });
    page.http.expectNone(`/api/v1${MINE}`);
    expect(page.text('lot-result')).toContain('流拍');
  });
});
