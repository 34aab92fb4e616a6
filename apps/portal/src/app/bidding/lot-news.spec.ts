// What is told of a lot to those who hear the page, when, and how urgently.
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LotView, NoteLine } from '@haopai/contracts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';
import { Preferences, Words } from '@haopai/web-app';
import { clockOf } from '@haopai/web-data';
import { aLot } from '@haopai/web-data/testing';
import { provideTransloco } from '@jsverse/transloco';
import type { Standing } from '../lots/lot-standing';
import { WordsLoader } from '../i18n/words-loader';
import { BiddingStore } from './bidding-store';
import { LISTEN_MS, LotNews } from './lot-news';

const ME = 12;

describe('the news of a lot', () => {
  const lot = signal<LotView | null>(null);
  const record = signal<{ linesUpTo: number; notes: readonly NoteLine[] } | null>(null);
  const nowMs = signal(0);
  const standing = signal<Standing>('none');
  const clock = () => {
    const now = lot();
    return now === null ? null : clockOf(now, nowMs());
  };
  const store = {
    lot,
    record,
    standing,
    lotClock: clock,
    phase: () => clock()?.phase ?? null,
    paddleNo: signal(ME),
    disqualified: signal<object | null>(null),
  };
  let said: [string, string][] = [];

  beforeEach(async () => {
    lot.set(null);
    record.set(null);
    nowMs.set(0);
    standing.set('none');
    store.disqualified.set(null);
    said = [];
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideTransloco({
          config: { availableLangs: [...LANGUAGES], defaultLang: DEFAULT_LANGUAGE },
          loader: WordsLoader,
        }),
        LotNews,
        { provide: Preferences, useValue: { language: signal('zh') } },
        { provide: BiddingStore, useValue: store },
        {
          provide: LiveAnnouncer,
          useValue: { announce: (words: string, how: string) => said.push([how, words]) },
        },
      ],
    });
    await TestBed.inject(Words).use('zh');
    jest.useFakeTimers();
    TestBed.inject(LotNews);
    TestBed.tick();
    show({ priceFen: 1_100_000, leaderPaddle: 31 });
    wait(LISTEN_MS);
  });
  afterEach(() => jest.useRealTimers());

  function show(change: Partial<LotView>, stands: Standing = standing()): void {
    lot.set(aLot({ endsAtMs: nowMs() + 60_000, ...lot(), ...change }));
    standing.set(stands);
    TestBed.tick();
  }
  function bid(amountFen: number, paddleNo: number, stands?: Standing): void {
    show({ priceFen: amountFen, leaderPaddle: paddleNo, endsAtMs: nowMs() + 60_000 }, stands);
  }
  function wait(ms: number): void {
    jest.advanceTimersByTime(ms);
    TestBed.tick();
  }
  function left(leftMs: number): void {
    nowMs.set((lot()?.endsAtMs ?? 0) - leftMs);
    TestBed.tick();
    wait(LISTEN_MS);
  }

  it('is not what one finds on opening the page', () => {
    expect(said).toEqual([]);
  });

  it('is price, lead and time after a bid', () => {
    bid(1_200_000, 40);
    wait(LISTEN_MS);
    expect(said).toEqual([['polite', '当前价 ¥12,000，竞价号 40 领先，还剩 60 秒']]);
  });

  it('is of many bids in a row the last one', () => {
    bid(1_200_000, 40);
    wait(0);
    bid(1_300_000, 41);
    bid(1_400_000, 42);
    bid(1_500_000, 43);
    wait(LISTEN_MS);
    expect(said.map(([, words]) => /竞价号 (\d+)/.exec(words)?.[1])).toEqual(['40', '43']);
  });

  it('is told once at half a minute, and at no second in between', () => {
    for (let leftMs = 59_000; leftMs > 10_000; leftMs -= 1_000) left(leftMs);
    expect(said).toEqual([['polite', '当前价 ¥11,000，竞价号 31 领先，还剩 30 秒']]);
  });

  it('interrupts once in the last ten seconds, and again when the time began anew', () => {
    for (let leftMs = 10_000; leftMs > 0; leftMs -= 1_000) left(leftMs);
    expect(said.filter(([how]) => how === 'assertive')).toEqual([
      ['assertive', '最后十秒。当前价 ¥11,000，竞价号 31 领先，还剩 10 秒'],
    ]);
    bid(1_200_000, 40);
    left(9_000);
    expect(said.filter(([how]) => how === 'assertive')).toHaveLength(2);
  });

  it('interrupts when one is outbid, and is not told a second time then', () => {
    bid(1_200_000, ME, 'leading');
    wait(LISTEN_MS);
    said = [];
    bid(1_300_000, 40, 'outbid');
    wait(LISTEN_MS);
    expect(said[0]).toEqual(['assertive', '已被超过。当前价 ¥13,000，竞价号 40 领先，还剩 60 秒']);
    expect(said).toHaveLength(1);
  });

  it('is the result at the end', () => {
    show({ phase: 'sold', leaderPaddle: ME, endsAtMs: null }, 'won');
    wait(LISTEN_MS);
    expect(said).toEqual([['polite', '已成交，成交价 ¥11,000，由我竞得']]);
  });

  it('interrupts when time is given back because many were cut off, not for one of before', () => {
    const notes = [{ version: 3, kind: 'cutOff', atMs: 0, reason: '6/20' }] as const;
    record.set({ linesUpTo: 0, notes: [] });
    TestBed.tick();
    record.set({ linesUpTo: 4, notes });
    TestBed.tick();
    expect(said.filter(([how]) => how === 'assertive')).toEqual([]);
    record.set({ linesUpTo: 5, notes: [...notes, { version: 5, kind: 'cutOff', atMs: 9, reason: '7/20' }] });
    TestBed.tick();
    expect(said.at(-1)).toEqual(['assertive', expect.stringContaining('竞买人有 7/20 同时掉线')]);
  });

  it('interrupts when the paddle was put out', () => {
    store.disqualified.set({});
    TestBed.tick();
    expect(said).toEqual([['assertive', '本期竞买资格已取消，不能出价']]);
  });
});
