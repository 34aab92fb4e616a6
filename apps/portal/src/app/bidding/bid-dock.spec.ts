// Who is outside the room is led to where they can get in: to the door, or to the auction in which they have not enrolled.
import { signal } from '@angular/core';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, anEnrolment } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import type { OwnDisqualification } from '../lots/disqualifications';
import { RoomDoor } from '../room/room-door';
import { BidDock } from './bid-dock';
import { BiddingStore } from './bidding-store';

const MINE = '/auctions/7/enrolments/mine';

/** All that the dock reads of the page's store, outside the room. */
const outside = {
  gate: signal('enterRoom'),
  disqualified: signal<OwnDisqualification | null>(null),
  lot: signal(aLot({ auctionId: 7 })),
  amounts: signal([]),
  armed: signal(null),
  progress: signal({ status: 'none' }),
  wasHeldBack: signal(false),
  entry: signal(null),
  canChangeEntry: signal(false),
};

describe('a citizen outside the room', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage(
      [{ path: 'lot', component: BidDock }],
      [
        { provide: BiddingStore, useValue: outside },
        { provide: RoomDoor, useValue: {} },
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
