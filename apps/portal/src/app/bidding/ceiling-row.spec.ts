// The row of the maximum bid: an accepted one has its mark in the public log beside it, as a bid has.
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { PageUnderTest } from '@haopai/web-app/testing';
import type { AnsweredOrder } from '../own-bids/in-log-mark';
import { OwnBidsClient } from '../own-bids/own-bids-client';
import { citizensPage } from '../testing/citizens-page';
import { BiddingStore } from './bidding-store';
import { CeilingDoor } from './ceiling-door';
import { CeilingRow } from './ceiling-row';
import { CeilingStore } from './ceiling-store';

describe('the row of the maximum bid', () => {
  const answered = signal<AnsweredOrder | null>(null);
  let page: PageUnderTest;

  beforeEach(async () => {
    answered.set(null);
    TestBed.overrideComponent(CeilingRow, {
      set: { providers: [{ provide: CeilingDoor, useValue: {} }] },
    });
    const [state, progress] = [
      signal({ kind: 'inForce', ceilingFen: 5_000_000 }),
      signal({ status: 'none' }),
    ];
    const yes = signal(true);
    const places = () => Promise.resolve({ ok: true, value: { places: [41] } });
    page = await citizensPage(
      [{ path: 'lot', component: CeilingRow }],
      [
        {
          provide: CeilingStore,
          useValue: { state, progress, answered, isOffered: yes, canSet: yes, canCancel: yes },
        },
        { provide: BiddingStore, useValue: { gate: signal('open'), lot: signal({ auctionId: 7 }) } },
        { provide: OwnBidsClient, useValue: { places } },
      ],
    );
    await page.open('/lot');
  });
  afterEach(() => page.close());

  it('has no mark before one was accepted here', () => {
    expect(page.text('ceiling-open')).toContain('¥50,000');
    expect(page.has('hp-late-part')).toBe(false);
  });

  it('has the mark of an accepted one once the log has it, with the way to its proof', async () => {
    answered.set({ lotId: 3, bidId: 'p1', version: 5, isMaximum: true });
    await page.settle();
    expect(page.has('hp-late-part')).toBe(true);
    await page.pass(1_900);
    expect(page.part('in-log-mark').getAttribute('href')).toBe('/account/bids/7?bid=p1');
  });
});
