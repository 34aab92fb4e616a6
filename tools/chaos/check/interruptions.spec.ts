// How failovers and hand-overs are measured, on evidence made by hand.
import { encodeLotEvent } from '@haopai/lot';
import { shardOf } from '@haopai/engine';
import { parseFen } from '@haopai/rules';
import type { BidTry } from '../../load';
import type { FaultRecord } from '../faults/fault-log';
import type { Ownership } from '../stage/shard-watch';
import type { Evidence } from './evidence';
import { measureInterruptions } from './interruptions';

const LOT = { id: 1, startPriceFen: 500_000, opensAtMs: 0, probedUntilMs: 100_000 };
const KILL_AT_MS = 20_000;

function acceptedAt(atMs: number): BidTry {
  return {
    bidder: 0,
    by: 'socket',
    baseUrl: '',
    lotId: LOT.id,
    bidId: `bid at ${atMs}`,
    amountFen: 500_000,
    entryId: 1,
    sentAtMs: atMs - 5,
    answeredAtMs: atMs + 5,
    answer: {
      kind: 'accepted',
      receipt: { version: 1, hash: '', priceFen: 500_000, endsAtMs: atMs + 7_000 },
    },
  };
}

function evidenceOf(
  times: readonly number[],
  faults: readonly FaultRecord[],
  owners: readonly Ownership[],
): Evidence {
  const amount = parseFen(500_000);
  if (!amount.ok) throw new Error('500,000 fen are an amount');
  const rows = times.map((atMs, index) => ({
    version: index + 1,
    atMs,
    hash: '',
    body: encodeLotEvent({
      type: 'BidAccepted',
      atMs,
      bidId: `bid at ${atMs}`,
      paddleNo: 101,
      entryId: 1,
      amountFen: amount.value,
      endsAtMs: atMs + 7_000,
    }),
  }));
  return {
    lots: [LOT],
    tries: times.map(acceptedAt),
    journal: { lots: [{ lotId: LOT.id, rows }], bindings: new Map() },
    faults,
    ownersOf: (shard) => (shard === shardOf(LOT.id) ? owners : []),
    beats: [],
    missedBeats: [],
    stoppedAtMs: 100_000,
  };
}

function ownership(owner: string | null, sinceMs: number, epoch: number): Ownership {
  return { shard: shardOf(LOT.id), owner, epoch, sinceMs, notBeforeMs: sinceMs - 50 };
}

function recordOf(kind: 'killInstance' | 'drainInstance', target: string): FaultRecord {
  const fault = { kind, instance: 0, downMs: 0 };
  return {
    fault,
    target,
    beganAtMs: KILL_AT_MS,
    backAtMs: 20_500,
    changedBackAtMs: Infinity,
    endedAtMs: 22_000,
    kills: 0,
    leasesLost: 0,
    recoveryMs: 0,
    ends: [],
    hasTakenAlone: false,
  };
}

describe('interruptions', () => {
  const steady = (fromMs: number, toMs: number) =>
    Array.from({ length: Math.floor((toMs - fromMs) / 100) }, (_, index) => fromMs + index * 100);
  const owners = [ownership('api-1', 0, 1), ownership('api-2', 23_000, 2)];

  it('measures a failover from the kill of the owner to the receipt of the next bid', () => {
    const times = [...steady(10_000, 20_000), ...steady(23_400, 30_000)];
    const { failoverMs } = measureInterruptions(
      evidenceOf(times, [recordOf('killInstance', 'api-1')], owners),
    );
    expect(failoverMs).toEqual([3_405]);
  });

  it('does not count the kill of an instance that did not own the lot', () => {
    const times = steady(10_000, 30_000);
    const { failoverMs } = measureInterruptions(
      evidenceOf(times, [recordOf('killInstance', 'api-3')], owners),
    );
    expect(failoverMs).toEqual([]);
  });

  it('measures a drain by the longest pause between decisions on a lot of the drained instance', () => {
    const times = [...steady(10_000, 20_100), ...steady(20_250, 30_000)];
    const free = [ownership('api-1', 0, 1), ownership(null, 20_050, 1), ownership('api-2', 20_100, 2)];
    const { handovers } = measureInterruptions(evidenceOf(times, [recordOf('drainInstance', 'api-1')], free));
    expect(Math.max(...handovers.map(({ ms }) => ms))).toBe(250);
  });

  it('does not count as planned what happens while the lots of a killed instance are taken over', () => {
    const times = [...steady(10_000, 22_400), ...steady(22_900, 30_000)];
    const handedOver = [ownership('api-1', 0, 1), ownership(null, 22_550, 1), ownership('api-2', 22_600, 2)];
    const killed = { ...recordOf('killInstance', 'api-3'), endedAtMs: 21_000 };
    const ofKilled = (takenAtMs: number) => ({
      ...evidenceOf(times, [killed], handedOver),
      ownersOf: (shard: number) =>
        shard === shardOf(LOT.id)
          ? handedOver
          : [
              { shard, owner: 'api-3', epoch: 1, sinceMs: 0, notBeforeMs: -50 },
              { shard, owner: 'api-2', epoch: 2, sinceMs: takenAtMs, notBeforeMs: takenAtMs - 50 },
            ],
    });
    expect(measureInterruptions(ofKilled(22_500)).handovers).toEqual([]);
    expect(measureInterruptions(ofKilled(21_500)).handovers).toMatchObject([{ ms: 600 }]);
  });

  it('tells what of a failover is the database’s by writes past the program, and by the kind of fault', () => {
    const times = [...steady(10_000, 20_000), ...steady(24_400, 30_000)];
    const lost: FaultRecord = {
      ...recordOf('killInstance', 'mysql'),
      fault: { kind: 'wipeDatabase', downMs: 0 },
    };
    const beat = (sentAtMs: number, doneAtMs: number) => ({ sentAtMs, doneAtMs });
    const beats = [beat(19_900, 19_905), beat(19_990, 20_020), beat(21_100, 23_300), beat(23_400, 23_405)];
    const measured = measureInterruptions({ ...evidenceOf(times, [lost], owners), beats });
    expect(measured.databaseBackMs).toEqual([3_300]);
    expect(measured.longestWithoutDatabaseMs).toBe(3_280);
    expect(measured.databaseFailoverMs).toEqual([4_405]);
    expect([...measured.databaseFailoverMsBy]).toEqual([['wipeDatabase', [4_405]]]);
  });

  describe('of the database', () => {
    const times = [...steady(10_000, 20_000), ...steady(40_000, 50_000)];
    const wiped: FaultRecord = {
      ...recordOf('killInstance', 'mysql'),
      fault: { kind: 'wipeDatabase', downMs: 0 },
    };
    const next: FaultRecord = { ...recordOf('killInstance', 'api-2'), beganAtMs: 33_000, endedAtMs: 35_000 };
    const failoversOf = (evidence: Evidence) => measureInterruptions(evidence).databaseFailovers;

    it('counts a lot that still waits when the next fault begins as one that has waited so long at least', () => {
      expect(failoversOf(evidenceOf(times, [wiped, next], owners))).toMatchObject([
        { ms: 13_000, isAtLeast: true, fromMs: KILL_AT_MS },
      ]);
      const first = { ...next, beganAtMs: KILL_AT_MS - 300 };
      expect(failoversOf(evidenceOf(times, [first, wiped], owners))).toEqual([]);
    });

    it('counts one that has waited until the end of the storm, or until its bidders went, likewise', () => {
      const forEver = evidenceOf(steady(10_000, 20_000), [wiped], owners);
      expect(failoversOf({ ...forEver, stoppedAtMs: 60_000 })).toMatchObject([
        { ms: 40_000, isAtLeast: true },
      ]);
      expect(measureInterruptions({ ...forEver, stoppedAtMs: 60_000 }).databaseBackMs).toEqual([40_000]);
      const other = { ...LOT, id: 2, probedUntilMs: 20_700 };
      const evidence = evidenceOf(times, [wiped], owners);
      // It was probed for less than the other waited: that says nothing.
      expect(failoversOf({ ...evidence, lots: [LOT, other] })).toMatchObject([{ lotId: 1, ms: 20_005 }]);
    });

    it('measures both changes of the writer, each from the first write that is lost', () => {
      const skewed: FaultRecord = {
        ...wiped,
        fault: { kind: 'skewDatabase', skewMs: 2_000, lastsMs: 8_000 },
        changedBackAtMs: 30_000,
        endedAtMs: 45_000,
      };
      const both = [...steady(10_000, 20_200), ...steady(22_000, 30_100), ...steady(34_000, 50_000)];
      const missed = (sentAtMs: number) => ({ sentAtMs, doneAtMs: sentAtMs + 1, isUnanswered: false });
      const evidence = evidenceOf(both, [skewed], owners);
      const missedBeats = [missed(20_200), missed(20_300), missed(30_100), missed(33_000)];
      const measured = measureInterruptions({ ...evidence, missedBeats });
      expect(measured.databaseFailoverMs).toEqual([1_805, 3_905]);
      // It never came back the first time.
      const never = evidenceOf([...steady(10_000, 20_200), ...steady(34_000, 50_000)], [skewed], owners);
      expect(failoversOf({ ...never, missedBeats })).toMatchObject([
        { ms: 9_800, isAtLeast: true },
        { ms: 3_905 },
      ]);
    });
  });

  it('keeps with each drain what the instance said of its end', () => {
    const drained = { ...recordOf('drainInstance', 'api-1'), ends: ['engine 430 ms: lots 400'] };
    const { drains, drainMs } = measureInterruptions(
      evidenceOf(steady(10_000, 30_000), [drained], [ownership('api-1', 0, 1)]),
    );
    expect(drains).toEqual([
      { ms: 500, target: 'api-1', fromMs: KILL_AT_MS, ends: ['engine 430 ms: lots 400'] },
    ]);
    expect(drainMs).toEqual([500]);
  });

  it('keeps what another fault has disturbed apart', () => {
    const times = [...steady(10_000, 20_000), ...steady(23_400, 30_000)];
    const other: FaultRecord = { ...recordOf('killInstance', 'api-2'), beganAtMs: 21_000 };
    const faults = [recordOf('killInstance', 'api-1'), other];
    const { failoverMs, disturbedFailoverMs } = measureInterruptions(evidenceOf(times, faults, owners));
    expect([failoverMs, disturbedFailoverMs]).toEqual([[], [3_405]]);
  });
});
