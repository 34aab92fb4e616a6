// What a journal must say after an outage of one of its lots.
import type { LotEvent } from '@haopai/lot';
import { DEFAULT_LADDER, parseFen } from '@haopai/rules';
import { judgeOutage } from './time-given-back';

const COUNTDOWN_MS = 7_000;

function fen(amount: number) {
  const parsed = parseFen(amount);
  if (!parsed.ok) throw new Error(`${amount} is no amount`);
  return parsed.value;
}

const SCHEDULED: LotEvent = {
  type: 'LotScheduled',
  atMs: 0,
  terms: {
    lotId: 1,
    startPriceFen: fen(500_000),
    ladder: DEFAULT_LADDER,
    firstBidMs: 30_000,
    countdownMs: COUNTDOWN_MS,
    opensAtMs: 1_000,
  },
};
const OPENED: LotEvent = { type: 'LotOpened', atMs: 1_000, endsAtMs: 31_000 };

function bidAt(atMs: number): LotEvent {
  const bid = { bidId: 'b', paddleNo: 101, entryId: 1, amountFen: fen(500_000) };
  return { type: 'BidAccepted', atMs, ...bid, endsAtMs: atMs + COUNTDOWN_MS };
}

function resumedAt(atMs: number, endsAtMs: number): LotEvent {
  return { type: 'LotResumed', atMs, cause: 'outage', endsAtMs, reason: '' };
}

describe('after an outage', () => {
  const outage = { fromMs: 10_000, toMs: 13_000, ownerLived: false };
  const before = [SCHEDULED, OPENED, bidAt(9_900)];

  it('is content with a lot that first of all resumes with its time', () => {
    expect(judgeOutage([...before, resumedAt(13_100, 20_100)], outage)).toBe('givenBack');
  });

  it('lets a bid pass that came while the kill took its moment', () => {
    expect(judgeOutage([...before, bidAt(10_001), resumedAt(13_100, 20_100)], outage)).toBe('givenBack');
    expect(judgeOutage([...before, bidAt(10_001), bidAt(13_100)], outage)).toMatch(/not given back first/);
  });

  it('finds a bid or an end that comes before the time is given back', () => {
    expect(judgeOutage([...before, bidAt(13_100)], outage)).toMatch(/not given back first/);
    expect(judgeOutage([...before, { type: 'LotUnsold', atMs: 17_000 }], outage)).toMatch(
      /not given back first/,
    );
  });

  it('finds a lot that gets less than a countdown, or less than was left', () => {
    expect(judgeOutage([...before, resumedAt(13_100, 18_000)], outage)).toMatch(/7000 ms were left/);
    expect(judgeOutage([SCHEDULED, OPENED, resumedAt(13_100, 23_100)], outage)).toMatch(/21000 ms were left/);
  });

  it('finds an event that happened when nobody could commit it', () => {
    expect(judgeOutage([...before, bidAt(11_500)], outage)).toMatch(/nobody could commit/);
  });

  it('lets what a living owner had decided come to the disk first, and nothing later', () => {
    const cutOff = { ...outage, ownerLived: true };
    expect(judgeOutage([...before, bidAt(10_100), resumedAt(13_100, 20_100)], cutOff)).toBe('givenBack');
    expect(judgeOutage([...before, bidAt(10_100), bidAt(13_100)], cutOff)).toMatch(/not given back first/);
  });

  it('finds an end that a living owner decided when it had long known that nobody could bid', () => {
    const cutOff = { ...outage, toMs: 15_000, ownerLived: true };
    expect(judgeOutage([...before, { type: 'LotUnsold', atMs: 13_500 }], cutOff)).toMatch(/it ended/);
    expect(judgeOutage([...before, { type: 'LotUnsold', atMs: 11_500 }], cutOff)).toBe('untouched');
    expect(judgeOutage([...before, { type: 'LotUnsold', atMs: 9_950 }], cutOff)).toBe('untouched');
  });

  it('lets an interruption pass that is too short to be an outage, and lots that do not run', () => {
    expect(judgeOutage([...before, bidAt(11_600)], { ...outage, toMs: 11_500 })).toBe('untouched');
    expect(judgeOutage([SCHEDULED, { ...OPENED, atMs: 14_000 }], outage)).toBe('untouched');
    // Its owner lived and had it begin to run in the outage: it lost the rest of it only.
    const cutOff = { ...outage, ownerLived: true };
    expect(judgeOutage([...before, bidAt(11_500), bidAt(13_100)], cutOff)).toBe('untouched');
  });
});
