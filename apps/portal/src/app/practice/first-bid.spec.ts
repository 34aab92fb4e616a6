// The guide on a practice lot says the one thing to do next, from the opening to the lead and after it is lost.
import { signal } from '@angular/core';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { BiddingStore } from '../bidding/bidding-store';
import type { ArmedBid } from '../bidding/armed-bid';
import { citizensPage } from '../testing/citizens-page';
import { FirstBid } from './first-bid';

describe('the guide through a first bid', () => {
  const store = {
    phase: signal('waiting'),
    standing: signal('none'),
    armed: signal<ArmedBid | null>(null),
    progress: signal({ status: 'none' }),
  };
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage(
      [{ path: '', component: FirstBid }],
      [{ provide: BiddingStore, useValue: store }],
    );
    await page.open('/');
  });
  afterEach(() => page.close());

  it('goes with the bidder', async () => {
    const steps: (string | null)[] = [];
    const note = async (): Promise<void> => {
      await page.settle();
      steps.push(page.part('first-bid').getAttribute('data-step'));
    };
    await note();
    store.phase.set('fiveMinutes');
    await note();
    store.armed.set({ stepFen: 0, amountFen: 1, movedFromFen: null, shownSinceMs: 0 });
    await note();
    store.progress.set({ status: 'onItsWay' });
    await note();
    store.progress.set({ status: 'none' });
    store.armed.set(null);
    store.standing.set('leading');
    await note();
    store.standing.set('outbid');
    await note();
    expect(steps).toEqual(['wait', 'choose', 'press', 'sent', 'lead', 'again']);
  });
});
