// One run from nothing to its verdict: stage, storm, faults, calm, check.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { readJournalOfSale, seededChance } from '../load';
import { verifyJournal } from '../verify-journal/index';
import { judgeMoney, type MoneyVerdict, stillOnItsWay } from './check/money';
import { readMoney } from './check/money-rows';
import { keepLotEvidence } from './check/lot-evidence';
import { judge, type Verdict } from './check/verdict';
import type { Scene } from './faults/fault';
import { FaultLog } from './faults/fault-log';
import { FaultPlayer } from './faults/fault-player';
import { Shopping } from './shop/shopping';
import { DatabasePulse } from './stage/database-pulse';
import { ShardWatch } from './stage/shard-watch';
import { Stage, type StageWish } from './stage/stage';
import { Storm, type StormLot } from './storm/storm';

const CALM_MAX_MS = 12_000;
/** A database of several nodes may need longer, and what it needs is to be seen. */
const REPLICATED_CALM_MAX_MS = 60_000;
/** Between the return of the bids and the next fault: what is handed over by living instances is handed over in it. */
const REST_MIN_MS = 500;
const REST_MAX_MS = 2_000;
/** Longer than bidders have patience. */
const END_PATIENCE_MS = 150_000;
const LOOK_AGAIN_AFTER_MS = 300;
/** Who looks for what a failover waited for wants to read. */
const FAILOVER_MAX_MS = 8_000;

export interface ChaosWish extends StageWish {
  readonly seed: number;
  /** The longest outage of an instance in the script; none of more than a few seconds when left out. */
  readonly outageMaxMs?: number;
  /** Lots that are probed at a time. */
  readonly longLots: number;
  /** People who only look on at the lots that are probed, beside the sprinters; nobody when left out. */
  readonly onlookers?: number;
  /** People who buy plates and pay deposits; nobody when left out. */
  readonly shoppers?: number;
  /** How long bids may wait for their answers, and lots for their end, when the script is over. */
  readonly endPatienceMs?: number;
  /** Whether the instances' logs stay when something did not hold or took too long, which is so when left out. */
  readonly keepsLogs?: boolean;
  /** The next scene; null when it is over. `kills`: processes killed so far. */
  readonly next: (kills: number) => Scene | null;
}

export interface ChaosRun {
  readonly durationMs: number;
  readonly log: FaultLog;
  readonly lots: number;
  readonly verdict: Verdict;
  /** Where the logs of the instances are; null when they were not kept. */
  readonly logFolder: string | null;
}

export async function runChaos(wish: ChaosWish): Promise<ChaosRun> {
  const startedAtMs = performance.now();
  wish.note(
    `${wish.instances} instances, MySQL and Redis start${wish.isReplicated === true ? ', three of each' : ''}`,
  );
  const stage = await Stage.set(wish);
  let keepsLogs = wish.keepsLogs ?? true;
  try {
    const log = new FaultLog();
    const { verdict, lots } = await playOn(stage, wish, log);
    keepsLogs &&= verdict.violations.length > 0 || (verdict.slowestFailovers[0]?.ms ?? 0) > FAILOVER_MAX_MS;
    const durationMs = performance.now() - startedAtMs;
    return { durationMs, log, lots, verdict, logFolder: keepsLogs ? stage.folder : null };
  } finally {
    await stage.strike({ keepsLogs });
  }
}

async function playOn(
  stage: Stage,
  wish: ChaosWish,
  log: FaultLog,
): Promise<{ readonly verdict: Verdict; readonly lots: number }> {
  const { seed, note, longLots, outageMaxMs = 0, onlookers = 0, shoppers = 0 } = wish;
  const { db } = stage;
  const watch = new ShardWatch(db);
  const baseUrls = stage.instances.map(({ baseUrl }) => baseUrl);
  const { replicated, mysqlUrl } = stage.services;
  const pulse = replicated === null ? null : new DatabasePulse(mysqlUrl);
  const storm = new Storm({ db, baseUrls, longLots, onlookers, seed, outageMaxMs, note });
  const shopping = new Shopping({ db, baseUrls, shoppers, seed: seed + 3 });
  try {
    watch.start();
    await pulse?.start();
    await shopping.start();
    await storm.start();
    note(`bids flow on ${storm.probedLots.length} lots`);
    await playScenes(stage, { wish, log, storm, shopping, watch });
    note('the script is over');
    return await endAndJudge(stage, { wish, log, storm, shopping, watch, pulse });
  } finally {
    storm.giveUp();
    shopping.giveUp();
    await pulse?.stop();
    await watch.stop();
  }
}

async function endAndJudge(
  stage: Stage,
  { wish, log, storm, shopping, watch, pulse }: Playing & { readonly pulse: DatabasePulse | null },
): Promise<{ readonly verdict: Verdict; readonly lots: number }> {
  const { note, endPatienceMs = END_PATIENCE_MS } = wish;
  const { db } = stage;
  const stoppedAtMs = Date.now();
  await Promise.all([storm.stop(endPatienceMs), shopping.stop(endPatienceMs)]);
  const lots = storm.lots.filter(({ opensAtMs }) => opensAtMs < stoppedAtMs);
  const unendedLotIds = await waitForEnds(stage, lots, endPatienceMs);
  note(`${storm.tries.length} tries of bids are checked against the journal`);
  const ids = storm.lots.map(({ id }) => id);
  const evidence = {
    lots: storm.lots,
    tries: storm.tries,
    journal: await readJournalOfSale(db, ids),
    faults: log.records,
    ownersOf: (shard: number) => watch.historyOf(shard),
    beats: pulse?.beats ?? [],
    missedBeats: pulse?.missed ?? [],
    stoppedAtMs,
  };
  const verdict = judge(evidence, {
    money: await judgeAllMoney(stage, shopping, endPatienceMs),
    findings: (await verifyJournal(db)).findings,
    unendedLotIds,
    crashes: stage.instances.filter(({ crashes }) => crashes > 0).map(({ name }) => name),
  });
  const doubtful = verdict.histories.findings.map(({ lotId }) => lotId);
  keepLotEvidence(stage.folder, evidence, doubtful);
  return { verdict, lots: lots.length };
}

interface Playing {
  readonly wish: ChaosWish;
  readonly log: FaultLog;
  readonly storm: Storm;
  readonly shopping: Shopping;
  readonly watch: ShardWatch;
}

async function playScenes(stage: Stage, { wish, log, storm, watch }: Playing): Promise<void> {
  const { note, next, endPatienceMs = END_PATIENCE_MS } = wish;
  const calmMaxMs = wish.isReplicated === true ? REPLICATED_CALM_MAX_MS : CALM_MAX_MS;
  const patienceMs = Math.min(calmMaxMs, endPatienceMs);
  const random = seededChance(wish.seed + 2);
  const calm = async (): Promise<void> => {
    for (const instance of stage.instances) await instance.reviveIfGone();
    const isCalm = await storm.hasBidsSince(Date.now(), patienceMs);
    if (!isCalm) note(`bids do not flow everywhere after ${patienceMs} ms`);
    await sleep(REST_MIN_MS + random() * (REST_MAX_MS - REST_MIN_MS));
  };
  const cutOnlookers = (share: number, forMs: number): void => storm.onlookers.cut(share, forMs);
  const player = new FaultPlayer({ stage, watch, log, random, note, cutOnlookers, calm });
  await calm();
  for (let scene = next(log.kills); scene !== null; scene = next(log.kills)) await player.play(scene);
  await player.allMended();
  await calm();
}

/** What is on its way may arrive; what is there is judged. */
async function judgeAllMoney(
  { db }: Stage,
  { errands, internalErrors }: Shopping,
  patienceMs: number,
): Promise<MoneyVerdict> {
  const giveUpAtMs = performance.now() + patienceMs;
  for (;;) {
    const rows = await readMoney(db);
    if (stillOnItsWay(rows) === 0 || performance.now() > giveUpAtMs)
      return judgeMoney(errands, rows, internalErrors);
    await sleep(LOOK_AGAIN_AFTER_MS);
  }
}

interface PhaseRow extends RowDataPacket {
  readonly lot_id: number;
}

/** The lots that have still not ended after a while. */
async function waitForEnds(
  { db }: Stage,
  lots: readonly StormLot[],
  patienceMs: number,
): Promise<readonly number[]> {
  const giveUpAtMs = performance.now() + patienceMs;
  for (;;) {
    const [rows] = await db.query<PhaseRow[]>(
      "SELECT lot_id FROM lot_heads WHERE phase IN ('sold', 'unsold', 'withdrawn')",
    );
    const ended = new Set(rows.map(({ lot_id }) => lot_id));
    const unended = lots.flatMap(({ id }) => (ended.has(id) ? [] : [id]));
    if (unended.length === 0 || performance.now() > giveUpAtMs) return unended;
    await sleep(LOOK_AGAIN_AFTER_MS);
  }
}
