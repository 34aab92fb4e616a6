// Letters between instances: what is understood, what is answered without being carried out, what is no letter.
import { fen } from '@haopai/rules';
import { readLetter, writeLetter } from './letter';

const bid = { type: 'PlaceBid', bidId: 'b-1', paddleNo: 101, entryId: 5, amountFen: fen(5_000_000) } as const;

describe('a letter', () => {
  it('is read as it was written', () => {
    const answer = { kind: 'elsewhere' } as const;
    expect(readLetter(writeLetter('a/1', [{ id: 1, lotId: 7, bid }], [{ id: 2, answer }]))).toEqual({
      from: 'a/1',
      bids: [{ id: 1, lotId: 7, bid }],
      answers: [{ id: 2, answer }],
      unreadable: [],
    });
  });

  it.each([
    ['an order that is no bid', { ...bid, type: 'WithdrawLot', reason: 'because' }],
    ['an order of a later version', { ...bid, type: 'PlaceBidV2' }],
    ['an amount that is not whole', { ...bid, amountFen: 1.5 }],
    ['a paddle that is no number', { ...bid, paddleNo: '101' }],
    ['an endless bid id', { ...bid, bidId: 'x'.repeat(1_000) }],
    ['nothing', null],
  ])('leaves %s uncarried, to be answered', (_, order) => {
    const letter = JSON.stringify({ from: 'a/1', bids: [{ id: 3, lotId: 7, bid: order }], answers: [] });
    expect(readLetter(letter)).toMatchObject({ bids: [], unreadable: [3] });
  });

  it.each(['{}', '[]', '"hello"', 'null', '{"from":"a/1","bids":{},"answers":[]}'])('is not %s', (text) => {
    expect(readLetter(text)).toBeNull();
  });
});
