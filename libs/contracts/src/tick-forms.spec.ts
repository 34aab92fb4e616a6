// The compact form of a tick: what it looks like, how short it is, who gets it, and what is taken for no tick.
import type { BoardFigures, LotTick } from './lots';
import {
  compactBoardTick,
  compactLotTick,
  readBoardTick,
  readEvent,
  readLotTick,
  readsCompactTicks,
  TICK_HANDSHAKE,
} from './tick-forms';

const ENDS_AT_MS = 1_795_000_060_000;

const figures: BoardFigures = {
  lotId: 12_345,
  version: 1_234,
  phase: 'oneMinute',
  priceFen: 15_600_000,
  leaderPaddle: 1_102,
  endsAtMs: ENDS_AT_MS,
  remainingMs: null,
  reason: null,
};
/** As in a storm of bids: two of them since the tick before. */
const tick: LotTick = {
  ...figures,
  bids: [
    { version: 1_233, paddleNo: 1_101, amountFen: 15_400_000, atMs: ENDS_AT_MS - 60_021 },
    { version: 1_234, paddleNo: 1_102, amountFen: 15_600_000, atMs: ENDS_AT_MS - 60_000 },
  ],
  notes: [],
  moreBids: false,
};
const compact = [
  1,
  [12_345, 1_234, 2, 15_600_000, 1_102, ENDS_AT_MS],
  [
    [1, 1_101, 200_000, 60_021],
    [0, 1_102, 0, 60_000],
  ],
];
const paused: LotTick = {
  ...tick,
  phase: 'paused',
  endsAtMs: null,
  remainingMs: 41_000,
  reason: '核对',
  bids: [],
  notes: [{ version: 1_234, kind: 'paused', atMs: 1_795_000_000_000, reason: '核对' }],
  moreBids: true,
};

/** On the wire, with the event's name; all of it is ASCII. */
const bytesOf = (body: unknown): number => `42/live,${JSON.stringify(['lot.tick', body])}`.length;

describe('the compact form', () => {
  it('counts bids back from the figures, and leaves out what is empty at the end', () => {
    expect(compactLotTick(tick)).toEqual(compact);
    expect(compactLotTick(paused)).toEqual([
      1,
      [12_345, 1_234, 3, 15_600_000, 1_102, null, 41_000, '核对'],
      [],
      [[0, 2, -1_795_000_000_000, '核对']],
      true,
    ]);
    expect(readLotTick(compactLotTick(paused))).toEqual(paused);
  });

  it('takes 150 bytes for a tick of two bids, its event’s name included, where the whole one takes more than 350', () => {
    expect(bytesOf(compactLotTick(tick))).toBeLessThanOrEqual(150);
    expect(bytesOf(tick)).toBeGreaterThan(350);
  });

  it('of a board is a list of figures', () => {
    const board = { auctionId: 7, lots: [figures] };
    expect(compactBoardTick(board)).toEqual([1, 7, [compact[1]]]);
    expect(readBoardTick(compactBoardTick(board))).toEqual(board);
  });
});

describe('a client', () => {
  it('gets compact ticks when it has said that it reads this form or a later one', () => {
    expect(readsCompactTicks(TICK_HANDSHAKE)).toBe(true);
    expect(readsCompactTicks({ ticks: 2 })).toBe(true);
  });

  it.each([[{}], [{ ticks: 0 }], [{ ticks: '1' }], [{ ticks: null }], [{ ticks: [1] }]])(
    'gets whole ones when it has said %p',
    (auth) => expect(readsCompactTicks(auth)).toBe(false),
  );

  it('reads both forms of what an event brings, and lets other events be', () => {
    expect(readEvent('lot.tick', compact)).toEqual(tick);
    expect(readEvent('lot.tick', tick)).toBe(tick);
    expect(readEvent('board.tick', [1, 7, []])).toEqual({ auctionId: 7, lots: [] });
    expect(readEvent('notice', [1])).toEqual([1]);
  });
});

describe('no tick', () => {
  const [form, known, bids] = compact;
  it.each([
    ['of a form that is not known', [2, known, bids]],
    ['without a form', [known, bids]],
    ['without lists', [form]],
    ['with a place too many', [form, known, bids, null, null, 1]],
    ['with a figure too many', [form, [1, 2, 3, null, null, null, null, null, 1], bids]],
    ['with a phase that is not known', [form, [1, 2, 7], bids]],
    ['with a broken number', [form, [1, 2.5, 2], bids]],
    ['with a text for a number', [form, ['1', 2, 2], bids]],
    ['with half a bid', [form, known, [[0, 1]]]],
    ['with a note of a kind that is not known', [form, known, bids, [[0, 13, 0]]]],
    ['with a number for a reason', [form, known, bids, [[0, 2, 0, 5]]]],
    ['with a number for moreBids', [form, known, bids, null, 1]],
    ['that is nothing', null],
    ['that is a text', 'tick'],
  ])('is one %s', (_, body) => {
    expect(readEvent('lot.tick', body)).toBeNull();
    expect(readEvent('board.tick', Array.isArray(body) ? [form, 7, body] : body)).toBeNull();
  });
});
