// The bar on every page: which lot, by how much, one press back; what the tab, the loudspeaker and whoever hears the page are told.
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, input, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { LotView, RoomPass } from '@haopai/contracts';
import { PageHeading } from '@haopai/web-app';
import { LotsClient, Rooms } from '@haopai/web-data';
import { aLot, aPass } from '@haopai/web-data/testing';
import { HeardAndFelt } from '../bidding/heard-and-felt';
import { citizensPage } from '../testing/citizens-page';
import { OutbidBar } from './outbid-bar';
import { OutbidLots, OVER_SAID_MS } from './outbid-lots';
import { FollowedRoom } from './followed-room';
import { LISTEN_MS, TOLD_AFTER_MS } from './outbid-news';

jest.setTimeout(120_000);

const [ME, RIVAL] = [12, 31];
const [FIRST, SECOND] = [7, 8];
const led = (lotId: number): LotView => aLot({ lotId, version: 3, leaderPaddle: ME, priceFen: 1_000_000 });
const lost = (lotId: number, change: Partial<LotView> = {}): LotView =>
  aLot({ lotId, version: 4, leaderPaddle: RIVAL, priceFen: 1_300_000, ...change });
const another = { ...aLot().plate, number: '浙G6666B' };

/** In the place of what follows the board. */
@Component({ selector: 'hp-followed-room', template: '' })
class NoRoom {
  readonly auctionId = input.required<number>();
  readonly shownLotId = input.required<number | null>();
  readonly isShown = input.required<boolean>();
}

describe('the bar for whoever is outbid elsewhere', () => {
  const entered = signal<readonly RoomPass[]>([]);
  let bar: ComponentFixture<OutbidBar>;
  let said: [string, string][];
  let tones: number;
  let titles: string[];
  let record: jest.Mock;

  beforeEach(async () => {
    localStorage.clear();
    [said, tones, titles] = [[], 0, []];
    entered.set([aPass(FIRST, SECOND)]);
    record = jest.fn().mockResolvedValue({
      ok: true,
      value: { items: [{ kind: 'bid', paddleNo: ME, amountFen: 1_200_000 }], total: 1, page: 1, size: 50 },
    });
    TestBed.overrideComponent(OutbidBar, { remove: { imports: [FollowedRoom] }, add: { imports: [NoRoom] } });
    await citizensPage(
      [],
      [
        { provide: Rooms, useValue: { entered, isKnown: () => true, pass: () => null } },
        { provide: LotsClient, useValue: { record } },
        { provide: HeardAndFelt, useValue: { tell: () => tones++ } },
        {
          provide: PageHeading,
          useValue: { precede: (words: string) => titles.push(words), takeLostFocus: () => undefined },
        },
        {
          provide: LiveAnnouncer,
          useValue: { announce: (words: string, how: string) => said.push([how, words]) },
        },
      ],
    );
    bar = TestBed.createComponent(OutbidBar);
    jest.useFakeTimers();
    await hear(led(FIRST), led(SECOND));
  });
  afterEach(() => jest.useRealTimers());

  const lots = () => bar.debugElement.injector.get(OutbidLots);
  async function hear(...heard: readonly LotView[]): Promise<void> {
    lots().hear(aPass(FIRST, SECOND), heard, null);
    await wait(0);
  }
  async function wait(ms: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
    bar.detectChanges();
  }
  const part = (testId: string) =>
    (bar.nativeElement as HTMLElement).querySelector<HTMLElement>(`[data-testid="${testId}"]`);
  const words = () => part('outbid-bar')?.textContent.replace(/\s+/g, ' ').trim() ?? null;

  it('names the plate, the price and the difference, and leads to the lot', async () => {
    expect(words()).toBeNull();
    await hear(lost(FIRST));
    expect(words()).toContain('浙G·8888A 出价被超过');
    expect(words()).toContain('当前价 ¥13,000，比我的出价高 ¥3,000');
    expect(part('outbid-back')?.getAttribute('href')).toBe('/auctions/1/lots/7');
    expect(titles.at(-1)).toBe('浙G·8888A 被超过 · ');
    expect(tones).toBe(1);
    expect(record).not.toHaveBeenCalled();
  });

  it('asks the record once for an own bid that it has not seen', async () => {
    await hear(lost(FIRST, { version: 9 }));
    await hear(lost(FIRST, { version: 12, priceFen: 1_500_000 }));
    expect(record.mock.calls).toEqual([[FIRST, 1, 50]]);
    expect(words()).toContain('当前价 ¥15,000，比我的出价高 ¥3,000');
  });

  it('goes when one leads again', async () => {
    await hear(lost(FIRST));
    await hear({ ...led(FIRST), version: 5 });
    expect(words()).toBeNull();
    expect(titles.at(-1)).toBe('');
  });

  it('goes when it is closed, and comes with the next time that one is outbid', async () => {
    await hear(lost(FIRST));
    part('outbid-close')?.click();
    await hear(lost(FIRST, { version: 5, priceFen: 1_400_000 }));
    expect(words()).toBeNull();
    await hear({ ...led(FIRST), version: 6 });
    await hear(lost(FIRST, { version: 7 }));
    expect(words()).not.toBeNull();
  });

  it('shows the newest of several with how many more there are, and the next when that is closed', async () => {
    await hear(lost(FIRST));
    await hear(lost(SECOND, { plate: another }));
    expect(words()).toContain('浙G·6666B');
    expect(words()).toContain('另有 1 块也被超过');
    part('outbid-close')?.click();
    await wait(0);
    expect(words()).toContain('浙G·8888A');
    expect(words()).not.toContain('另有');
  });

  it('says once that the lot is over, without the mark on the tab, and falls silent by itself', async () => {
    await hear(lost(FIRST));
    await hear(lost(FIRST, { version: 5, phase: 'sold' }));
    expect(words()).toContain('浙G·8888A 竞买已结束');
    expect(words()).toContain('¥13,000');
    expect(titles.at(-1)).toBe('');
    await wait(OVER_SAID_MS);
    expect(words()).toBeNull();
    await hear(lost(FIRST, { version: 5, phase: 'sold' }));
    expect(words()).toBeNull();
  });

  it('interrupts whoever hears the page once, and then leaves time to listen', async () => {
    await hear(lost(FIRST));
    await wait(TOLD_AFTER_MS);
    expect(said).toEqual([['assertive', '浙 G 8 8 8 8 A 出价被超过。当前价 ¥13,000，比我的出价高 ¥3,000']]);
    await hear(lost(SECOND, { plate: another }));
    await hear(lost(FIRST, { version: 6, priceFen: 1_600_000 }));
    await wait(TOLD_AFTER_MS);
    expect(said).toHaveLength(1);
    await wait(LISTEN_MS);
    expect(said).toHaveLength(2);
    expect(said[1]?.[1]).toContain('另有 1 块也被超过');
    await hear(
      lost(SECOND, { version: 5, phase: 'sold', plate: another }),
      lost(FIRST, { version: 7, phase: 'sold' }),
    );
    await wait(LISTEN_MS);
    expect(said[2]?.[0]).toBe('polite');
  });

  it('follows the rooms alone in which something is still to be lost, and the browser keeps them', async () => {
    const followed = () => (bar.nativeElement as HTMLElement).querySelectorAll('hp-followed-room').length;
    expect(followed()).toBe(1);
    expect(localStorage.getItem('haopai.rooms')).toContain('[1]');
    await hear(lost(FIRST, { phase: 'sold' }), lost(SECOND, { phase: 'unsold', leaderPaddle: null }));
    await wait(0);
    expect(followed()).toBe(0);
    expect(localStorage.getItem('haopai.rooms')).toBeNull();
    entered.set([{ ...aPass(null), auctionId: 2 }]);
    await wait(0);
    expect(followed()).toBe(0);
  });

  it('lies over the way to the board on a bidding page alone', async () => {
    const isOnLot = () => (bar.nativeElement as HTMLElement).classList.contains('on-lot');
    expect(isOnLot()).toBe(false);
    await TestBed.inject(Router).navigateByUrl('/auctions/1/lots/8');
    await wait(0);
    expect(isOnLot()).toBe(true);
  });
});
