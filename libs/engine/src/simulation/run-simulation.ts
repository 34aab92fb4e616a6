// One simulated sale from a seed: four lots, a dozen bidders, failing disks and dying owners, until the last lot has ended.
import { hasEnded } from '@haopai/lot';
import type { LotTerms } from '@haopai/lot';
import { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS, yuanToFen } from '@haopai/rules';
import { isDeepStrictEqual } from 'node:util';
import { MemoryJournal, termsOf, VirtualClock } from '../testing';
import { Administrator } from './administrator';
import { Bidder } from './bidder';
import { checkAnswers } from './check-answers';
import { checkCeilings } from './check-ceilings';
import { checkCutOffs } from './check-cut-offs';
import { checkJournals, replayed } from './check-journals';
import { checkOutages } from './check-outages';
import { Fleet } from './fleet';
import type { FleetHabits } from './fleet';
import { Random } from './random';
import { SimulatedDisk } from './simulated-disk';
import type { RecordStore } from './simulated-disk';
import { type LineFaults, SimulatedLine } from './simulated-line';
import type { SimulatedOwner } from './simulated-owner';
import { type RoomFaults, SimulatedRoom } from './simulated-room';
import { ViolationLog } from './violations';
import type { Violation } from './violations';
import { Weather } from './weather';
import type { World } from './world';

const STARTS_AT_MS = 1_000_000;
const LOT_COUNT = 4;
const STEPS_MAX = 300_000;
const ROOM_SEED = 7_919;
/** From the end of all misfortune to the end of the last lot, at most. */
const CALM_MAX_MS = 3_600_000;

/** A fault that the checks must find; none for a run that must be without fault. */
export interface PlantedFault extends Pick<FleetHabits, 'aheadMsOf' | 'handleWeather' | 'leaseSaysMs'> {
  readonly store?: () => RecordStore;
  readonly room?: RoomFaults;
  readonly line?: LineFaults;
}

export interface SimulationReport {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** What happened, to see that the run was rough enough to prove something. */
  readonly counts: Readonly<Record<string, number>>;
  /** The newest hash of each lot: the same run ends on the same hashes. */
  readonly headHashes: readonly string[];
}

/** Deterministic: the same seed and fault give the same run. */
export async function runSimulation(seed: number, fault: PlantedFault = {}): Promise<SimulationReport> {
  const random = new Random(seed);
  const clock = new VirtualClock(STARTS_AT_MS);
  const violations = new ViolationLog();
  const skewMaxMs = random.pick([0, 0, 20]);
  const chaosMs = random.between(40_000, 150_000);
  const world: World = {
    clock,
    random,
    violations,
    disk: new SimulatedDisk(fault.store?.() ?? new MemoryJournal(), clock, violations, skewMaxMs),
    weather: new Weather(random, clock, chaosMs),
    lots: Array.from({ length: LOT_COUNT }, (_, i) => chooseTerms(random, i + 1)),
    room: new SimulatedRoom(clock, new Random(seed + ROOM_SEED), fault.room ?? {}),
    line: new SimulatedLine(clock, fault.line ?? {}),
  };
  const fleet = new Fleet(world, {
    crashPerStep: random.pick([0, 1 / 3_000, 1 / 800]),
    changeEveryMs: random.pick([10_000, 30_000, 100_000]),
    skewMaxMs,
    ...fault,
  });
  const bidders = enrol(world, fleet);
  const administrator = new Administrator(world, fleet);

  let steps = await stepUntil(world, fleet, () => clock.nowMs() >= STARTS_AT_MS + chaosMs || allEnded(world));
  for (const person of [...bidders, administrator]) person.goHome();
  world.weather.calmDown();
  world.room.calmDown();
  let last: SimulatedOwner | undefined;
  void fleet.calmDown().then((owner) => (last = owner));
  void administrator.resumeAll(() => allEnded(world));
  const calmEndsAtMs = clock.nowMs() + CALM_MAX_MS;
  steps += await stepUntil(
    world,
    fleet,
    () => clock.nowMs() > calmEndsAtMs || (last !== undefined && allEnded(world)),
  );
  if (violations.found.length === 0) await clock.runUntil(clock.nowMs() + 60_000);
  checkAll(world, fleet, last, skewMaxMs);
  return {
    seed,
    violations: violations.found,
    counts: countsOf(world, fleet, steps),
    headHashes: world.lots.map(({ lotId }) => world.disk.recordsOf(lotId).at(-1)?.hash ?? ''),
  };
}

/** Goes on step by step, with a chance of a crash between any two, until done, out of steps, or at fault. */
async function stepUntil(world: World, fleet: Fleet, isDone: () => boolean): Promise<number> {
  let steps = 0;
  while (!isDone() && steps < STEPS_MAX && world.violations.found.length === 0) {
    if (!(await world.clock.step())) return steps;
    fleet.maybeCrash();
    steps++;
  }
  return steps;
}

function chooseTerms(random: Random, lotId: number): LotTerms {
  const isShort = random.chance(0.75);
  return termsOf(lotId, {
    startPriceFen: yuanToFen(10_000 * random.between(1, 9)),
    firstBidMs: isShort ? random.between(8_000, 30_000) : DEFAULT_FIRST_BID_MS,
    countdownMs: isShort ? random.between(4_000, 15_000) : DEFAULT_COUNTDOWN_MS,
    opensAtMs: STARTS_AT_MS + random.between(0, 20_000),
  });
}

function enrol(world: World, fleet: Fleet): readonly Bidder[] {
  const { random } = world;
  const thinkMaxMs = random.pick([300, 2_000, 6_000, 15_000]);
  const leavesCeiling = random.pick([0, 0.1, 0.4]);
  return Array.from({ length: random.between(8, 12) }, (_, i) => {
    const paddleNo = i + 1;
    const entryIds = Array.from({ length: random.between(1, 3) }, (__, k) => paddleNo * 10 + k);
    return new Bidder(world, fleet, {
      paddleNo,
      entryIds,
      thinkMaxMs,
      bidsMax: random.between(3, 30),
      leavesCeiling,
    });
  });
}

function allEnded({ disk, lots }: World): boolean {
  return lots.every(({ lotId }) => {
    const type = disk.recordsOf(lotId).at(-1)?.event.type;
    return type === 'LotSold' || type === 'LotUnsold' || type === 'LotWithdrawn';
  });
}

function checkAll(world: World, fleet: Fleet, last: SimulatedOwner | undefined, skewMaxMs: number): void {
  const { disk, lots, violations } = world;
  const journals = lots.map(({ lotId }) => disk.recordsOf(lotId));
  checkJournals(journals, violations);
  checkAnswers(fleet.submissions, journals.flat(), violations);
  for (const journal of journals) checkCeilings(journal, violations);
  if (violations.found.length > 0) return;
  const diaries = fleet.all.map(({ diary }) => diary);
  for (const journal of journals) checkOutages({ journal, diaries, disk, skewMaxMs }, violations);
  const { departures } = world.room;
  for (const journal of journals) checkCutOffs({ journal, departures, diaries }, violations);
  for (const owner of fleet.owners) owner.expectNothingUnanswered();
  for (const { lotId } of lots) {
    const lot = replayed(disk.recordsOf(lotId));
    violations.expect(hasEnded(lot), 'everyLotEnds', () => `lot ${lotId} is still ${lot.phase}`);
    violations.expect(
      isDeepStrictEqual(last?.lotOf(lotId), lot),
      'replayGivesTheSameState',
      () => `lot ${lotId}: ${JSON.stringify(last?.lotOf(lotId))}, on disk ${JSON.stringify(lot)}`,
    );
  }
}

function countsOf({ disk, lots, line }: World, fleet: Fleet, steps: number): SimulationReport['counts'] {
  const counts: Record<string, number> = {
    steps,
    owners: fleet.all.length,
    crashes: fleet.crashCount,
    silences: line.silences,
    failedWrites: fleet.all.reduce((sum, { journal }) => sum + journal.failedCount, 0),
    fenced: disk.fencedCount,
    entryTaken: disk.entryTakenCount,
    orders: fleet.submissions.length,
    judgedAhead: fleet.submissions.filter(({ cameDuringAWrite }) => cameDuringAWrite).length,
  };
  for (const { event } of lots.flatMap(({ lotId }) => disk.recordsOf(lotId))) {
    const isByItself = event.type === 'LotResumed' && event.cause !== 'administrator';
    const name = isByItself ? `LotResumed.${event.cause}` : event.type;
    counts[name] = (counts[name] ?? 0) + 1;
    if ('bidId' in event && event.proxyId !== undefined)
      counts['bidsForCeilings'] = (counts['bidsForCeilings'] ?? 0) + 1;
  }
  return counts;
}
