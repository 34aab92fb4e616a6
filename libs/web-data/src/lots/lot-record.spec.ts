// A page never shows a lot's record with a hole in it, and never goes back.
import { aBid, aSnapshot, aTick } from '../testing/a-lot';
import { addOlderLines, applySnapshot, applyTick, type LotRecord } from './lot-record';

const known: LotRecord = { ...aSnapshot(4, [aBid(3), aBid(4)]), linesUpTo: 4 };

describe('applyTick', () => {
  it('takes a tick that brings a line for each new version', () => {
    const effect = applyTick(known, aTick(6, [aBid(5), aBid(6, 31)]));
    if (effect.kind !== 'applied') throw new Error(effect.kind);
    expect(effect.record.lot.version).toBe(6);
    expect(effect.record.lot.leaderPaddle).toBe(31);
    expect(effect.record.bids.map((bid) => bid.version)).toEqual([3, 4, 5, 6]);
  });

  it('takes lines that it already has only once', () => {
    const effect = applyTick(known, aTick(5, [aBid(4), aBid(5)]));
    if (effect.kind !== 'applied') throw new Error(effect.kind);
    expect(effect.record.bids.map((bid) => bid.version)).toEqual([3, 4, 5]);
  });

  it('counts notes as versions', () => {
    const tick = { ...aTick(5, []), notes: [{ version: 5, kind: 'paused' as const, atMs: 1, reason: 'x' }] };
    expect(applyTick(known, tick).kind).toBe('applied');
  });

  it('finds the gap when a version has no line', () => {
    expect(applyTick(known, aTick(6, [aBid(6)])).kind).toBe('gap');
    expect(applyTick(known, { ...aTick(30, [aBid(29), aBid(30)]), moreBids: true }).kind).toBe('gap');
  });

  it('takes the figures over a gap, and no lines until the snapshot closes it', () => {
    const over = applyTick(known, { ...aTick(30, [aBid(29), aBid(30)]), moreBids: true });
    if (over.kind !== 'gap') throw new Error(over.kind);
    expect(over.record).toMatchObject({ lot: { version: 30, priceFen: 4_000_000 }, linesUpTo: 4 });
    expect(over.record.bids.map((bid) => bid.version)).toEqual([3, 4]);
    const next = applyTick(over.record, aTick(31, [aBid(31)]));
    if (next.kind !== 'gap') throw new Error(next.kind);
    expect(next.record.lot.version).toBe(31);
    const closed = applySnapshot(next.record, aSnapshot(30, [aBid(29), aBid(30)]));
    expect(closed).toMatchObject({ lot: { version: 31 }, linesUpTo: 30, hasOlder: true });
    expect(closed.bids.map((bid) => bid.version)).toEqual([29, 30]);
  });

  it('ignores a tick that is not newer', () => {
    expect(applyTick(known, aTick(4, [aBid(4)])).kind).toBe('ignored');
    expect(applyTick(known, aTick(3, [])).kind).toBe('ignored');
  });

  it('ignores another lot', () => {
    expect(applyTick(known, { ...aTick(5, [aBid(5)]), lotId: 8 }).kind).toBe('ignored');
  });
});

describe('applySnapshot', () => {
  it('ignores a snapshot older than what is known', () => {
    expect(applySnapshot(known, aSnapshot(3, [aBid(3)]))).toBe(known);
  });

  it('keeps older lines when the snapshot meets them', () => {
    const record = applySnapshot(known, aSnapshot(6, [aBid(5), aBid(6)]));
    expect(record.bids.map((bid) => bid.version)).toEqual([3, 4, 5, 6]);
  });

  it('drops older lines when there is a hole between', () => {
    const record = applySnapshot(known, aSnapshot(40, [aBid(39), aBid(40)]));
    expect(record.bids.map((bid) => bid.version)).toEqual([39, 40]);
    expect(record.hasOlder).toBe(true);
  });
});

describe('lines that were asked for apart from the figures', () => {
  it('may be behind them, and join those known before', () => {
    const record = applySnapshot(known, aSnapshot(8, [aBid(5), aBid(6)]), 6);
    expect(record).toMatchObject({ lot: { version: 8 }, linesUpTo: 6 });
    expect(record.bids.map((bid) => bid.version)).toEqual([3, 4, 5, 6]);
  });

  it('are kept when none are new', () => {
    const record = applySnapshot(known, aSnapshot(4, []), 4);
    expect(record.bids.map((bid) => bid.version)).toEqual([3, 4]);
  });
});

describe('addOlderLines', () => {
  const nothing = {
    paddleNo: null,
    amountFen: null,
    endsAtMs: null,
    reason: null,
    isByCeiling: null,
    hash: '',
  };

  it('tells of a ceiling what the record tells', () => {
    const { notes } = addOlderLines(known, [
      { ...nothing, version: 1, kind: 'sealed', atMs: 1 },
      { ...nothing, version: 2, kind: 'ceilingSet', atMs: 2, paddleNo: 12, amountFen: 3_000_000 },
    ]);
    expect(notes).toEqual([
      { version: 1, kind: 'sealed', atMs: 1 },
      { version: 2, kind: 'ceilingSet', atMs: 2, paddleNo: 12, amountFen: 3_000_000 },
    ]);
  });

  it('tells of a bid that the lot made for a ceiling, once the record does', () => {
    const bid = { ...nothing, kind: 'bid', paddleNo: 12, amountFen: 1_000_000 } as const;
    const { bids } = addOlderLines(known, [
      { ...bid, version: 1, atMs: 1, isByCeiling: true },
      { ...bid, version: 2, atMs: 2, isByCeiling: false },
    ]);
    expect(bids.slice(0, 2)).toEqual([
      { version: 1, paddleNo: 12, amountFen: 1_000_000, atMs: 1, isByCeiling: true },
      { version: 2, paddleNo: 12, amountFen: 1_000_000, atMs: 2 },
    ]);
  });

  it('completes the record and leaves the figures alone', () => {
    const record = addOlderLines(known, [
      { ...nothing, version: 1, kind: 'scheduled', atMs: 1 },
      { ...nothing, version: 2, kind: 'bid', atMs: 2, paddleNo: 12, amountFen: 1_000_000 },
      { ...nothing, version: 9, kind: 'bid', atMs: 9, paddleNo: 12, amountFen: 9_000_000 },
    ]);
    expect(record.hasOlder).toBe(false);
    expect(record.lot).toBe(known.lot);
    expect(record.bids.map((bid) => bid.version)).toEqual([2, 3, 4]);
    expect(record.notes.map((note) => note.kind)).toEqual(['scheduled']);
  });
});
