// The page of one's own bids: what became of each, why not, where it stands in the log, and how it looks when there is none or no answer.
import { TestBed } from '@angular/core/testing';
import type { OwnBid, OwnBids } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { withWords } from '../i18n/with-words';
import { RECEIPT_WORDS } from '../receipts/receipt-words';
import { citizensPage } from '../testing/citizens-page';
import { OwnBidsPage } from './own-bids-page';
import { OWN_BIDS_WORDS } from './own-bids-words';

const BIDS = '/me/auctions/7/bids';
const AT_MS = Date.UTC(2026, 10, 26, 6, 5, 31, 27);

const aBid = (change: Partial<OwnBid> = {}): OwnBid => ({
  ...{ lotId: 3, lotNo: 1, plateNumber: '浙G8888A', bidId: 'b1', kind: 'bid', outcome: 'accepted' },
  ...{ amountFen: 5_600_000, atMs: AT_MS, code: null, priceFen: null, version: 4, leafIndex: 41 },
  ...change,
});
const bids = (...items: readonly OwnBid[]): OwnBids => ({
  ...{ auctionId: 7, title: '2026年第12期', paddleNo: 12, items, counts: [] },
  cut: { accepted: null, refused: null },
});
const CHECKPOINT =
  'haopai.example\n57\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 haopai.example AAAAAAA=\n';
const receipt = {
  ...{ leaf: '{"v":1,"kind":"event"}', index: 41, proof: ['hash1', 'hash2', 'hash3'] },
  checkpoint: CHECKPOINT,
};

describe('one’s own bids', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([
      {
        path: 'account/bids/:auctionId',
        canActivate: [withWords(OWN_BIDS_WORDS), withWords(RECEIPT_WORDS)],
        component: OwnBidsPage,
      },
    ]);
  });
  afterEach(() => page.close());

  it('say what became of each, to the millisecond, and give its receipt', async () => {
    await page.open('/account/bids/7?bid=b1');
    await page.answer(BIDS, bids(aBid()));
    const text = page.text('own-bid');
    for (const words of ['¥56,000', '浙G·8888A', '有效', '2026-11-26 14:05:31.027', '第 42 条'])
      expect(text).toContain(words);
    expect(page.part('own-bid').classList).toContain('asked');
    await page.answer(`${BIDS}/receipt?bid=b1`, receipt);
    expect(page.part('receipt-json').getAttribute('href')).toBe('/api/v1/me/auctions/7/bids/receipt?bid=b1');
    expect(page.part('receipt-pdf').getAttribute('href')).toBe(
      '/api/v1/me/auctions/7/bids/receipt.pdf?bid=b1&language=zh',
    );
  });

  it('that were refused say why, and by which price', async () => {
    await page.open('/account/bids/7');
    const refused = { outcome: 'refused', code: 'BID.TOO_LOW', priceFen: 5_700_000, version: 9 } as const;
    await page.answer(BIDS, bids(aBid(refused), aBid({ ...refused, bidId: 'b2', code: 'BID.OF_TOMORROW' })));
    expect(page.all('own-bid-why')).toEqual([
      expect.stringMatching(/出价太低.*¥57,000.*第 9 条/s),
      expect.stringContaining('BID.OF_TOMORROW'),
    ]);
  });

  it('that are not in the log yet are looked for again, and have no receipt', async () => {
    await page.open('/account/bids/7');
    await page.answer(BIDS, bids(aBid({ leafIndex: null })));
    expect(page.text('not-in-log')).toContain('正在记入');
    expect(page.has('[data-testid=receipt-json]')).toBe(false);
    await page.pass(2_100);
    await page.answer(BIDS, bids(aBid()));
    expect(page.has('[data-testid=receipt-json]')).toBe(true);
  });

  it('are looked for once more by the page, as a refusal of the last second comes in after the first look', async () => {
    await page.open('/account/bids/7');
    await page.answer(BIDS, bids(aBid()));
    expect(page.all('own-bid')).toHaveLength(1);
    await page.pass(2_100);
    const late = aBid({ bidId: 'b2', outcome: 'refused', code: 'BID.TOO_LOW', priceFen: 5_700_000 });
    await page.answer(BIDS, bids(late, aBid()));
    expect(page.all('own-bid')).toHaveLength(2);
    // Nobody asked for it.
    expect(page.text('seen')).toBe('');
  });

  it('are looked for again when somebody wants it, and it says when that was', async () => {
    await page.open('/account/bids/7');
    await page.answer(BIDS, bids(aBid()));
    await page.press('look-again');
    await page.answer(BIDS, bids(aBid({ bidId: 'b2' }), aBid()));
    expect(page.text('seen')).toMatch(/\d\d:\d\d:\d\d 已更新，共 2 次出价/);
  });

  it('bear the usual name of an auction in the language of the page, and another as it was given', async () => {
    await page.open('/account/bids/7');
    await page.answer(BIDS, bids(aBid()));
    expect(page.text()).toContain('2026年第12期');
    await TestBed.inject(Words).use('en');
    await page.settle();
    expect(page.text()).toContain('Auction 12 of 2026');
  });

  it('open the proof of the one that one came to see: entry, place, hashes and who has signed', async () => {
    await page.open('/account/bids/7?bid=b1');
    await page.answer(BIDS, bids(aBid(), aBid({ bidId: 'b2' })));
    await page.answer(`${BIDS}/receipt?bid=b1`, {
      ...receipt,
      checkpoint: `${CHECKPOINT}\u2014 notary.example AAAAAAE=\n`,
    });
    const lines = page.text('bid-proof-lines');
    for (const words of [
      '57 条中的第 42 条',
      '3 个哈希',
      'hash2',
      '"kind":"event"',
      'haopai.example（日志）',
    ])
      expect(lines).toContain(words);
    expect(page.text('bid-proof-witness')).toContain('notary.example');
    expect(document.activeElement?.getAttribute('data-bid')).toBe('b1');
    expect(page.all('bid-proof-lines')).toHaveLength(1);
  });

  it('open a proof by hand, say so where no witness has signed, and where it does not come', async () => {
    await page.open('/account/bids/7');
    await page.answer(BIDS, bids(aBid()));
    const fold = page.part('bid-proof').parentElement as HTMLDetailsElement;
    fold.open = true;
    fold.dispatchEvent(new Event('toggle'));
    await page.settle();
    await page.refuse(`${BIDS}/receipt?bid=b1`, 'LOG.NOT_FOUND', { path: 'b1' }, 404);
    expect(page.text('own-bid')).toContain('证明没有取到');
    fold.open = false;
    fold.dispatchEvent(new Event('toggle'));
    await page.settle();
    fold.open = true;
    fold.dispatchEvent(new Event('toggle'));
    await page.settle();
    await page.answer(`${BIDS}/receipt?bid=b1`, receipt);
    expect(page.has('[data-testid=bid-proof-alone]')).toBe(true);
  });

  it('that were refused beyond ten a minute are one row with their number and a receipt', async () => {
    await page.open('/account/bids/7');
    const fromMs = AT_MS - 31_027;
    const count = { id: 'refusals/ab', lotId: 3, lotNo: 1, plateNumber: '浙G8888A', fromMs };
    await page.answer(BIDS, {
      ...bids(aBid()),
      counts: [{ ...count, untilMs: fromMs + 60_000, count: 31, leafIndex: 77 }],
    });
    for (const words of ['另有 31 次', '2026-11-26 14:05', '第 78 条', '浙G·8888A'])
      expect(page.text('own-count')).toContain(words);
    expect(page.text('lead-more')).toContain('超过十次');
    expect(page.part('receipts-json').getAttribute('href')).toBe('/api/v1/me/auctions/7/bids/receipts');
    expect(page.text('receipts-json')).toContain('2 份');
    expect(page.part('receipt-json').getAttribute('href')).toBe(
      '/api/v1/me/auctions/7/bids/receipt?bid=refusals%2Fab',
    );
  });

  it('are shown as an instance of the release before tells them, without counts', async () => {
    await page.open('/account/bids/7');
    await page.answer(BIDS, { ...bids(aBid()), counts: undefined, cut: undefined });
    expect(page.text('own-bid')).toContain('浙G·8888A');
  });

  it('say when the list is cut', async () => {
    await page.open('/account/bids/7');
    await page.answer(BIDS, { ...bids(aBid()), cut: { accepted: 500, refused: 1_000 } });
    expect(page.text('cut-accepted')).toContain('500');
    expect(page.text('cut-refused')).toContain('1000');
  });

  it('are none: it says so, and where to go', async () => {
    await page.open('/account/bids/7');
    await page.answer(BIDS, bids());
    expect(page.text('no-bids')).toContain('还没有出价');
  });

  it('of an auction that is not there: it says so', async () => {
    await page.open('/account/bids/7');
    await page.refuse(BIDS, 'AUCTION.NOT_FOUND', { auctionId: 7 }, 404);
    expect(page.has('hp-load-failed')).toBe(true);
  });
});
