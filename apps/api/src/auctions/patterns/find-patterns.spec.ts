// Each pattern is found where it is, and not where bidders only bid as people do.
import type { LotEvent } from '@haopai/lot';
import { fen } from '@haopai/rules';
import { bidsOfLot, type LotBids } from './bids-of-lot';
import { HAND_MIN_MS } from './faster-than-people';
import { findPatterns, PATTERNS_MAX, reportOfPatterns, sumsOfPatterns } from './find-patterns';
import { ADDRESS_PADDLES_MAX, type PaddleMark } from './shared-marks';

const STEP = 1_000_00;
type Bid = readonly [
  paddleNo: number,
  afterMs: number,
  more?: { readonly isProxy?: true; readonly steps?: number },
];

/** Bids of the paddles, each so long after the one before; the last one wins. */
function lot(lotNo: number, ...bids: readonly Bid[]): LotBids {
  let [atMs, amountFen] = [1_000, 5_000_000];
  const events: LotEvent[] = bids.map(([paddleNo, afterMs, { isProxy, steps = 1 } = {}], index) => {
    atMs += afterMs;
    amountFen += steps * STEP;
    const proxy = isProxy === true ? { proxyId: 'p' } : {};
    const bid = { atMs, bidId: `${lotNo}-${index}`, paddleNo, entryId: paddleNo, amountFen: fen(amountFen) };
    return { type: 'BidAccepted', ...bid, endsAtMs: atMs + 60_000, ...proxy };
  });
  const ladder = [1, 2, 3, 4, 5].map((steps) => fen(steps * STEP)) as never;
  const terms = {
    lotId: lotNo,
    startPriceFen: fen(5_000_000),
    ladder,
    firstBidMs: 1,
    countdownMs: 1,
    opensAtMs: 0,
  };
  const winner = bids.at(-1)?.[0];
  const end: readonly LotEvent[] =
    winner === undefined
      ? [{ type: 'LotUnsold', atMs }]
      : [{ type: 'LotSold', atMs, paddleNo: winner, entryId: winner, amountFen: fen(amountFen) }];
  return bidsOfLot({ lotId: lotNo, lotNo, plateNumber: `浙G0000${lotNo}` }, [
    { type: 'LotScheduled', atMs: 0, terms },
    ...events,
    ...end,
  ]);
}
const find = (lots: readonly LotBids[], marks: readonly PaddleMark[] = []) =>
  findPatterns(7, lots, marks).patterns;
const at = (kind: PaddleMark['kind'], mark: string, ...paddles: readonly number[]): readonly PaddleMark[] =>
  paddles.map((paddleNo) => ({ kind, mark: mark.repeat(64), paddleNo }));
/** As people bid: in turn, seconds apart, each wins something. */
const USUAL = [
  lot(1, [1, 0], [2, 4_000], [1, 3_000]),
  lot(2, [2, 0], [1, 5_000], [2, 2_000]),
  lot(3, [3, 0]),
];

describe('patterns', () => {
  it('are none where people bid as people do, and each browser is one citizen’s', () => {
    const marks = [
      ...at('sharedDevice', 'a', 1),
      ...at('sharedDevice', 'b', 2),
      ...at('sharedAddress', 'c', 3),
    ];
    expect(findPatterns(7, USUAL, marks)).toEqual({
      ...{ auctionId: 7, paddles: 3, bids: 7, patterns: [] },
    });
  });

  it('are none of an auction in which nobody bid', () => {
    expect(find([lot(1), lot(2)])).toEqual([]);
  });

  it('are a browser behind several paddles: the more, the more often they bid on one lot', () => {
    const [together] = find(USUAL, at('sharedDevice', 'a', 1, 2));
    expect(together).toMatchObject({
      ...{ kind: 'sharedDevice', score: 100, paddles: [1, 2], times: 2, of: 2, mark: 'a'.repeat(12) },
      lots: [
        { lotNo: 1, times: 3 },
        { lotNo: 2, times: 3 },
      ],
    });
    const [apart] = find(USUAL, at('sharedDevice', 'a', 1, 3));
    expect(apart).toMatchObject({ score: 40, times: 0, of: 3, lots: [] });
  });

  it('are an address behind several paddles, with less weight, unless it is that of a whole network', () => {
    const [found] = find(USUAL, at('sharedAddress', 'c', 2, 1));
    expect(found).toMatchObject({ kind: 'sharedAddress', score: 60, paddles: [1, 2] });
    const many = Array.from({ length: ADDRESS_PADDLES_MAX + 1 }, (_, index) => index + 1);
    expect(find(USUAL, at('sharedAddress', 'c', ...many))).toEqual([]);
    expect(find(USUAL, at('sharedDevice', 'c', ...many))).toHaveLength(1);
  });

  it('are a paddle that wins nothing and loses to the same other, from three lots on', () => {
    const lost = [1, 2, 3].map((no) => lot(no, [5, 0], [6, 4_000], [5, 4_000], [6, 4_000]));
    expect(find(lost)).toMatchObject([
      { kind: 'losesToSame', paddles: [5, 6], score: 67, times: 3, of: 3, lots: [{ times: 2 }, {}, {}] },
    ]);
    expect(find(lost.slice(1))).toEqual([]);
    // Who wins one lot is a bidder, and who loses to anybody, too.
    expect(find([...lost, lot(4, [5, 0])])).toEqual([]);
    expect(find([...lost, lot(4, [5, 0], [8, 4_000])])).toEqual([]);
  });

  it('are answers faster than a hand, and not what the lot bids for a maximum', () => {
    const fast = HAND_MIN_MS - 1;
    const answered = lot(1, [1, 0], [2, fast], [1, 9_000], [2, 90], [1, 9_000], [2, fast], [1, 9_000]);
    expect(find([answered])).toMatchObject([
      { kind: 'fasterThanPeople', paddles: [2], score: 100, times: 3, of: 3, fastestMs: 90 },
    ]);
    const proxy = { isProxy: true } as const;
    const forMaximum = lot(
      1,
      [1, 0],
      [2, 0, proxy],
      [1, 9_000],
      [2, 0, proxy],
      [1, 9_000],
      [2, 0, proxy],
      [1, 9_000],
    );
    expect(find([forMaximum])).toEqual([]);
    const slow = lot(
      1,
      [1, 0],
      [2, HAND_MIN_MS],
      [1, 9_000],
      [2, HAND_MIN_MS],
      [1, 9_000],
      [2, HAND_MIN_MS],
      [1, 9_000],
    );
    expect(find([slow])).toEqual([]);
  });

  it('are a maximum bid that is walked up by the smallest steps and left the lot', () => {
    const proxy = { isProxy: true } as const;
    const walk = (steps: number, size = 1): readonly Bid[] =>
      Array.from({ length: steps }, (): readonly Bid[] => [
        [4, 3_000, { steps: size }],
        [9, 0, proxy],
      ]).flat();
    expect(find([lot(1, [9, 0], ...walk(5))])).toMatchObject([
      { kind: 'probesMaximum', paddles: [4, 9], score: 80, times: 5, of: 5, lots: [{ lotNo: 1, times: 5 }] },
    ]);
    expect(find([lot(1, [9, 0], ...walk(4))])).toEqual([]);
    expect(find([lot(1, [9, 0], ...walk(5, 2))])).toEqual([]);
    // Who goes on until the lot is theirs wanted it.
    expect(find([lot(1, [9, 0], ...walk(5), [4, 3_000])])).toEqual([]);
  });

  it('come with the highest score first, and beyond what is read only as a number, of which each is counted', () => {
    const marks = Array.from({ length: PATTERNS_MAX + 3 }, (_, index) => [
      ...[1, 3].map((paddleNo) => ({
        kind: 'sharedDevice' as const,
        mark: `${index}`.padStart(64),
        paddleNo,
      })),
    ]).flat();
    const found = findPatterns(7, USUAL, [...marks, ...at('sharedDevice', 'a', 1, 2)]);
    const report = reportOfPatterns(found);
    expect(report.patterns[0]).toMatchObject({ score: 100 });
    expect([report.patterns.length, report.leftOut]).toEqual([PATTERNS_MAX, 4]);
    // Everybody reads how many there are, not how many are shown to staff.
    expect(sumsOfPatterns(found).found.sharedDevice).toBe(PATTERNS_MAX + 4);
  });

  it('are figures to everybody, without paddles and marks', () => {
    const report = findPatterns(7, USUAL, at('sharedDevice', 'a', 1, 2));
    expect(sumsOfPatterns(report)).toEqual({
      ...{ auctionId: 7, paddles: 3, bids: 7 },
      found: { sharedDevice: 1, sharedAddress: 0, losesToSame: 0, fasterThanPeople: 0, probesMaximum: 0 },
    });
  });

  it('take time that grows with the bids, not with bids times bidders', () => {
    /** Reads of a lot's bids, whoever makes them. */
    let reads = 0;
    const counted = (bidders: number): readonly LotBids[] =>
      [1, 2, 3].map((no) => {
        const bids = Array.from({ length: bidders }, (_, nth): Bid => [nth + 1, 4_000]);
        const one = lot(no, ...bids, [9_999, 4_000]);
        return {
          ...one,
          get bids() {
            return ((reads += 1), one.bids);
          },
        };
      });
    const readsOf = (bidders: number): number => {
      reads = 0;
      const all = Array.from({ length: bidders }, (_, nth) => nth + 1);
      find(counted(bidders), at('sharedDevice', 'a', ...all));
      return reads;
    };
    expect(readsOf(800)).toBe(readsOf(8));
  });
});
