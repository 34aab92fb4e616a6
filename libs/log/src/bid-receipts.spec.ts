// Receipts in one file: each is judged by itself, and a file that is none, cut off or of a newer program is told apart.
import { type BidReceipt, formatBidReceipt } from './bid-receipt';
import { formatBidReceipts, parseBidReceipts, RECEIPTS_BYTES_MAX, RECEIPTS_MAX } from './bid-receipts';
import { utf8 } from './bytes';

const one: BidReceipt = {
  ...{ site: 'https://haopai.example', lotId: 7, bidId: 'b1', leaf: '{}', index: 3, proof: ['a'] },
  ...{ checkpoint: 'haopai.example\n9\n', logKey: 'haopai.example+1+a', witnessKeys: [], event: null },
  told: { outcome: 'refused', amountFen: 1, atMs: 2, code: 'BID.TOO_LOW', auctionId: 1, plate: '浙G8888A' },
};
const other = { ...one, bidId: 'b2' };
const read = (text: string) => parseBidReceipts(utf8(text));
const file = (receipts: unknown, v = 1): string =>
  JSON.stringify({ format: 'haopai-bid-receipts', v, receipts });

describe('receipts in one file', () => {
  it('go through it as they were', () => {
    const text = formatBidReceipts([one, other]);
    const value = [one, other].map((receipt) => ({ ok: true, value: receipt }));
    expect(read(text)).toEqual({ ok: true, value });
    expect(read(`\uFEFF${text}`)).toEqual({ ok: true, value });
    expect(read(JSON.stringify(JSON.parse(text), null, 2))).toEqual({ ok: true, value });
  });

  it('are each told from what is none', () => {
    const whole = JSON.parse(formatBidReceipt(one)) as object;
    expect(read(file([whole, { ...whole, lotId: '7' }, null]))).toMatchObject({
      value: [
        { ok: true },
        { code: 'LOG.NOT_A_RECEIPT', data: { field: 'lotId' } },
        { code: 'LOG.NOT_A_RECEIPT' },
      ],
    });
  });

  it('are none where the file is a receipt, or anything else', () => {
    for (const text of [formatBidReceipt(one), '', '[]', 'null', '%PDF-1.7']) expect(read(text)).toBeNull();
  });

  it('are refused where the file is cut off, too large, empty of receipts, too full or of a newer program', () => {
    const text = formatBidReceipts([one, other]);
    expect(read(text.slice(0, text.length / 2))).toMatchObject({ code: 'LOG.RECEIPT_TRUNCATED' });
    const large = parseBidReceipts(new Uint8Array(RECEIPTS_BYTES_MAX + 1));
    expect(large).toMatchObject({ code: 'LOG.RECEIPT_TOO_LARGE' });
    for (const receipts of [[], 'x', Array.from({ length: RECEIPTS_MAX + 1 }, () => null)])
      expect(read(file(receipts))).toMatchObject({ code: 'LOG.NOT_A_RECEIPT', data: { field: 'receipts' } });
    expect(read(file([one], 2))).toMatchObject({ code: 'LOG.RECEIPT_VERSION', data: { version: 2 } });
  });
});
