// What is done to a replicated database and Redis. Each fault ends when every node is a synced member again, without anybody's help but a supervisor's.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import type { GaleraNode } from '../../services/replicated/galera-node';
import type { ReplicatedDatabase } from '../../services/replicated/replicated-database';
import type { ReplicatedServices } from '../../services/replicated/replicated-services';
import type { ReplicatedFault } from './fault';
import type { FaultRecord } from './fault-log';

const BACK_PATIENCE_MS = 120_000;
const LOOK_AGAIN_AFTER_MS = 100;
/** A slow node stands still for so long at a time, well below what its group bears, and goes on for so long. */
const STANDS_MS = 400;
const GOES_ON_MS = 150;
/** By then the smaller half knows that it is alone. */
const KNOWS_ALONE_AFTER_MS = 5_000;
const ALONE = 'haopai_alone';

export async function hitReplicated(
  { database, redis }: ReplicatedServices,
  record: FaultRecord,
  fault: ReplicatedFault,
): Promise<void> {
  if (fault.kind === 'wipeRedis') return redis.wipe();
  if (fault.kind === 'killBalancer') {
    record.kills++;
    await database.balancer.kill();
    await sleep(fault.downMs);
    return database.balancer.start();
  }
  const writer = await database.writer();
  const other = database.nodes.find((node) => node !== writer) ?? writer;
  record.beganAtMs = Date.now();
  switch (fault.kind) {
    case 'wipeDatabase':
      record.kills++;
      await writer.wipe();
      await sleep(fault.downMs);
      break;
    case 'wipeReplica': {
      const others = database.nodes.filter((node) => node !== writer);
      const longestAgo = others.toSorted((one, next) => one.wipedAtMs - next.wipedAtMs)[0] ?? other;
      record.kills++;
      await longestAgo.wipe();
      await sleep(fault.downMs);
      break;
    }
    case 'freezeDatabase':
      writer.freeze();
      await sleep(fault.lastsMs);
      writer.thaw();
      break;
    case 'partitionDatabase':
      await partition(database, writer, record, fault.lastsMs);
      break;
    case 'slowReplica':
      await slow(other, fault.lastsMs);
      break;
    case 'skewDatabase':
      await writeWithClockOf(database, writer, record, fault);
      break;
  }
  record.backAtMs = Date.now();
  await allBack(database);
}

/** Whoever has ended is started again, as a supervisor would. */
async function allBack(database: ReplicatedDatabase): Promise<void> {
  const untilMs = Date.now() + BACK_PATIENCE_MS;
  while (!(await database.isWhole())) {
    if (Date.now() > untilMs) {
      const logs = database.nodes.map(({ logFile }) => logFile);
      throw new Error(`the nodes do not come together again: their logs are ${logs.join(', ')}`);
    }
    for (const node of database.nodes) if (!node.isUp) await database.startNode(node).catch(() => undefined);
    await sleep(LOOK_AGAIN_AFTER_MS);
  }
}

/** The half with one node is tried from beside the balancer: whatever it took would be lost. */
async function partition(
  database: ReplicatedDatabase,
  writer: GaleraNode,
  record: FaultRecord,
  lastsMs: number,
): Promise<void> {
  await writer.ask((db) => db.query(`CREATE DATABASE IF NOT EXISTS ${ALONE}`));
  await writer.ask((db) => db.query(`CREATE TABLE IF NOT EXISTS ${ALONE}.writes (id INT PRIMARY KEY)`));
  const others = database.nodes.filter((node) => node !== writer);
  await writer.isolate();
  // Until then it could still write.
  record.beganAtMs = Date.now();
  for (const waitMs of [0, KNOWS_ALONE_AFTER_MS]) {
    await sleep(Math.min(waitMs, lastsMs));
    const id = Math.floor(Math.random() * 2 ** 31);
    const isTaken = await writer
      .ask((db) => db.query(`INSERT INTO ${ALONE}.writes VALUES (${id})`))
      .then(
        () => true,
        () => false,
      );
    // Before the others have heard that it is gone it may still have been one of them.
    if (isTaken && !(await isKnownTo(others, id))) record.hasTakenAlone = true;
  }
  await sleep(Math.max(record.beganAtMs + lastsMs - Date.now(), 0));
  await writer.rejoin();
}

async function isKnownTo(nodes: readonly GaleraNode[], id: number): Promise<boolean> {
  const sql = `SELECT id FROM ${ALONE}.writes WHERE id = ${id}`;
  const answers = await Promise.all(
    nodes.map((node) => node.ask(async (db) => (await db.query<RowDataPacket[]>(sql))[0]).catch(() => [])),
  );
  return answers.some((rows) => rows.length > 0);
}

async function slow(node: GaleraNode, lastsMs: number): Promise<void> {
  const untilMs = Date.now() + lastsMs;
  while (Date.now() < untilMs) {
    node.freeze();
    await sleep(STANDS_MS);
    node.thaw();
    await sleep(GOES_ON_MS);
  }
}

/** Two planned changes of the writer: to the one whose clock is wrong, and back to one whose clock is right. */
async function writeWithClockOf(
  database: ReplicatedDatabase,
  writer: GaleraNode,
  record: FaultRecord,
  { skewMs, lastsMs }: { readonly skewMs: number; readonly lastsMs: number },
): Promise<void> {
  const next = await database.nextWriter(writer);
  await next.stop();
  await database.startNode(next, skewMs);
  record.beganAtMs = Date.now();
  await writer.stop();
  await sleep(lastsMs);
  await database.startNode(writer);
  record.changedBackAtMs = Date.now();
  await next.stop();
}
