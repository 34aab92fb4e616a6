// Whether the database still agrees with lines that were kept outside it, wherever they come from.
import type { HeadFault } from '@haopai/contracts';
import { hashOfLine, type HeadsLine, readLine } from './heads-line';
import type { HeadsStore } from './heads.store';

const LINES_AT_ONCE = 500;
/** A database that is all another one is as much another one as with so many faults. */
const FAULTS_MAX = 50;

export interface Verdict {
  readonly kept: number;
  readonly unreadable: number;
  readonly newestAtMs: number | null;
  readonly faults: readonly HeadFault[];
  /** SHA-256 of each line that was read, in their order. */
  readonly hashes: ReadonlySet<string>;
}

/** Reads them once, some at a time. A head says something about all that stands before it, if the chain itself is whole. */
export async function judgeLines(lines: AsyncIterable<string>, store: HeadsStore): Promise<Verdict> {
  const hashes = new Set<string>();
  const faults: HeadFault[] = [];
  let [kept, unreadable, newestAtMs] = [0, 0, -1];
  let waiting: HeadsLine[] = [];
  const judgeWaiting = async (): Promise<void> => {
    const found = await faultsOf(waiting, store, FAULTS_MAX - faults.length);
    faults.push(...found);
    waiting = [];
  };
  for await (const text of lines) {
    const line = readLine(text);
    if (line === null) {
      unreadable++;
      continue;
    }
    kept++;
    hashes.add(hashOfLine(text));
    newestAtMs = Math.max(newestAtMs, line.atMs);
    waiting.push(line);
    if (waiting.length === LINES_AT_ONCE) await judgeWaiting();
  }
  await judgeWaiting();
  return { kept, unreadable, newestAtMs: newestAtMs < 0 ? null : newestAtMs, faults, hashes };
}

async function faultsOf(
  lines: readonly HeadsLine[],
  store: HeadsStore,
  max: number,
): Promise<readonly HeadFault[]> {
  const faults: HeadFault[] = [];
  const entries = await store.entryHashes([...new Set(lines.map(({ record }) => record.entries))]);
  for (const { atMs, record, journals } of lines) {
    if (entries.get(record.entries) !== record.hash)
      faults.push({ atMs, auctionId: null, upTo: record.entries });
    for (const head of journals) {
      if (faults.length >= max) return faults.slice(0, max);
      const upTo = head.lots.reduce((sum, [, version]) => sum + version, 0);
      if (!(await store.stillSays(head))) faults.push({ atMs, auctionId: head.auctionId, upTo });
    }
  }
  return faults.slice(0, max);
}
