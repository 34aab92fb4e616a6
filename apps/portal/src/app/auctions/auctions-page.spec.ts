// The lists of auctions are public: they wait a moment for what is one's own, so that no card grows, and never for ever.
import { TestBed } from '@angular/core/testing';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Session } from '@haopai/web-data';
import { aCitizen, anAuction, anEnrolment } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { AuctionsPage, OWN_WAIT_MAX_MS } from './auctions-page';

const MINE = '/me/enrolments?page=1&size=50';
const CARD = '[data-testid=auction-1]';
const START = performance.timeOrigin + performance.now() + 3_600_000;

describe('the page of auctions', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: 'auctions', component: AuctionsPage }]);
    await page.open('/auctions');
    for (const state of ['live', 'coming', 'past']) {
      const items = state === 'coming' ? [anAuction({ startsAtMs: START })] : [];
      await page.answer(`/auctions?state=${state}&page=1&size=20`, {
        items,
        total: items.length,
        page: 1,
        size: 20,
      });
    }
  });
  afterEach(() => page.close());

  const own = () => ({
    items: [anEnrolment({ auction: anAuction({ startsAtMs: START }) })],
    total: 1,
    page: 1,
    size: 50,
  });

  async function somebodyElseComes(): Promise<void> {
    const asking = TestBed.inject(Session).confirm();
    page.asked('/me').flush(aCitizen({ id: 2 }));
    await asking;
    await page.settle();
  }

  it('shows no card before it is known what stands on it', async () => {
    expect(page.has(CARD)).toBe(false);
    await page.answer(MINE, own());
    expect(page.text('enrolment-standing')).toContain('已报名');
  });

  it('waits for the enrolments of whoever is there now, and shows the cards when they come, however late the former one’s', async () => {
    const former = page.asked(MINE);
    await somebodyElseComes();
    const present = page.asked(MINE);
    former.flush(own());
    await page.settle();
    expect(page.has(CARD)).toBe(false);
    present.flush({ items: [], total: 0, page: 1, size: 50 });
    await page.settle();
    expect(page.has(CARD)).toBe(true);
    expect(page.text('enrolment-standing')).not.toContain('已报名');
  });

  it('shows the cards also when the former one’s enrolments come last', async () => {
    const former = page.asked(MINE);
    await somebodyElseComes();
    await page.answer(MINE, { items: [], total: 0, page: 1, size: 50 });
    former.flush(own());
    await page.settle();
    expect(page.has(CARD)).toBe(true);
  });

  it('shows the cards after a moment also without an answer', async () => {
    const question = page.asked(MINE);
    await page.pass(OWN_WAIT_MAX_MS);
    expect(page.has(CARD)).toBe(true);
    question.flush(own());
    await page.settle();
    expect(page.has('[data-testid=enrolment-standing]')).toBe(true);
  });
});
