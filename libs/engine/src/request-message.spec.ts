// Messages between instances: what is understood, what is answered without being carried out, what is no such message.
import { fen } from '@haopai/rules';
import { readRequestMessage, writeRequestMessage } from './request-message';

const bid = { type: 'PlaceBid', bidId: 'b-1', paddleNo: 101, entryId: 5, amountFen: fen(5_000_000) } as const;

const aCeiling = { type: 'SetCeiling', proxyId: 'p', paddleNo: 1, entryId: 5, ceilingFen: 100, salt: 'f00d' };

describe('a request message', () => {
  it('is read as it was written', () => {
    const answer = { kind: 'elsewhere' } as const;
    expect(
      readRequestMessage(
        writeRequestMessage('a/1', [{ id: 1, lotId: 7, command: bid }], [{ id: 2, answer }]),
      ),
    ).toEqual({
      from: 'a/1',
      commands: [{ id: 1, lotId: 7, command: bid }],
      answers: [{ id: 2, answer }],
      unreadable: [],
    });
  });

  it.each([
    {
      type: 'SetCeiling',
      proxyId: 'p-1',
      paddleNo: 101,
      entryId: 5,
      ceilingFen: fen(6_000_000),
      salt: 'f00d',
    },
    {
      type: 'SetCeiling',
      proxyId: 'p-3',
      paddleNo: 101,
      entryId: 5,
      ceilingFen: fen(6_000_000),
      limitFen: fen(6_500_000),
      salt: 'f00d',
    },
    { type: 'PlaceBid', bidId: 'b-2', paddleNo: 101, entryId: 5, amountFen: fen(100), limitFen: fen(200) },
    { type: 'CancelCeiling', proxyId: 'p-2', paddleNo: 101, salt: 'f00d' },
    { type: 'CancelCeiling', proxyId: 'p-4', paddleNo: 101, salt: 'f00d', heldMs: 2_500 },
    { type: 'PlaceBid', bidId: 'b-3', paddleNo: 101, entryId: 5, amountFen: fen(100), heldMs: 40 },
    { type: 'AskCeiling', paddleNo: 101 },
    { type: 'CarryOut', actId: '00000000-0000-4000-8000-000000000001' },
  ] as const)('brings $type as it brings bids', (order) => {
    const message = readRequestMessage(writeRequestMessage('a/1', [{ id: 1, lotId: 7, command: order }], []));
    expect(message).toMatchObject({ commands: [{ id: 1, lotId: 7, command: order }], unreadable: [] });
  });

  it.each([
    [
      'a ceiling without a salt',
      { type: 'SetCeiling', proxyId: 'p', paddleNo: 1, entryId: 5, ceilingFen: 1 },
    ],
    ['a ceiling in parts of a fen', { ...aCeiling, ceilingFen: 0.5 }],
    ['a ceiling with an endless salt', { ...aCeiling, salt: 'x'.repeat(1_000) }],
    ['a cancellation of nobody', { type: 'CancelCeiling', proxyId: 'p', salt: 'f00d' }],
    ['an act without an id', { type: 'CarryOut' }],
    ['a question for no paddle', { type: 'AskCeiling' }],
    ['an order that is no bid', { ...bid, type: 'WithdrawLot', reason: 'because' }],
    ['an order of a later version', { ...bid, type: 'PlaceBidV2' }],
    ['an amount that is not whole', { ...bid, amountFen: 1.5 }],
    ['a limit that is no amount', { ...bid, limitFen: 'none' }],
    ['a paddle that is no number', { ...bid, paddleNo: '101' }],
    ['an endless bid id', { ...bid, bidId: 'x'.repeat(1_000) }],
    ['nothing', null],
  ])('leaves %s uncarried, to be answered', (_, order) => {
    const message = JSON.stringify({ from: 'a/1', bids: [{ id: 3, lotId: 7, bid: order }], answers: [] });
    expect(readRequestMessage(message)).toMatchObject({ commands: [], unreadable: [3] });
  });

  it.each(['{}', '[]', '"hello"', 'null', '{"from":"a/1","bids":{},"answers":[]}'])('is not %s', (text) => {
    expect(readRequestMessage(text)).toBeNull();
  });
});
