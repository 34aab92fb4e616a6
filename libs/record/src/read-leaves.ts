// The leaves of an auction's record: from its first to its last place in the log without a gap, each proved to stand there.
import {
  hashLeaf,
  nodesInTiles,
  parseLeaf,
  proveInclusion,
  utf8,
  verifyInclusion,
  type Checkpoint,
  type Leaf,
  type ReadNode,
  type ReadTile,
  type Sha256,
} from '@haopai/log';
import { wordsOf } from './fault-words';
import { linesOf } from './lines-of';
import type { RecordFault, RecordFinding } from './record-faults';

export interface PlacedLeaf {
  readonly index: number;
  readonly leaf: Leaf;
}

export interface ReadLeaves {
  readonly leaves: readonly PlacedLeaf[];
  readonly findings: readonly RecordFinding[];
}

/** Leaves between two looks at whoever waits. */
const LEAVES_AT_ONCE = 64;
/** What is all wrong is as wrong with so many. */
const FINDINGS_MAX = 10_000;

/** `onProgress` is told which share is done, and the work goes on when it resolves. */
export async function readLeaves(
  sha256: Sha256,
  text: string,
  newest: Checkpoint,
  tile: ReadTile,
  onProgress: (share: number) => Promise<void>,
): Promise<ReadLeaves> {
  const leaves: PlacedLeaf[] = [];
  const findings: RecordFinding[] = [];
  const read = remembering(nodesInTiles(sha256, newest.size, tile));
  let expected: number | null = null;
  let done = 0;
  for (const [count, line] of linesOf(text)) {
    if (count % LEAVES_AT_ONCE === 1) await onProgress(done / text.length);
    done += line.length + 1;
    if (findings.length >= FINDINGS_MAX) break;
    const placed = placedIn(line);
    if (placed === null) {
      findings.push({ fault: 'BAD_LEAF', where: `leaves.jsonl, line ${count}`, detail: line.slice(0, 80) });
      continue;
    }
    const { index, bytes } = placed;
    const where = `leaf ${index}`;
    if (expected !== null && index !== expected)
      findings.push({ fault: 'LEAF_MISSING', where, detail: `leaf ${expected} should stand here` });
    expected = index + 1;
    const fault = faultOf(sha256, index, hashLeaf(sha256, bytes), newest, read);
    if (fault !== null) findings.push({ fault, where, detail: placed.text.slice(0, 120) });
    const leaf = parseLeaf(bytes);
    if (leaf.ok) leaves.push({ index, leaf: leaf.value });
    else findings.push({ fault: 'BAD_LEAF', where, detail: wordsOf(leaf) });
  }
  return { leaves, findings };
}

/** A leaf that the tiles do not have here is another one; where the tiles do not even prove their own, they are spoiled. */
function faultOf(
  sha256: Sha256,
  index: number,
  leafHash: Uint8Array,
  { size, root }: Checkpoint,
  read: ReadNode,
): RecordFault | null {
  const proof = proveInclusion(sha256, index, size, read);
  const isBeyond = !proof.ok && (proof.code === 'LOG.INDEX_BEYOND_SIZE' || proof.code === 'LOG.EMPTY');
  if (!proof.ok) return isBeyond ? 'LEAF_NOT_IN_LOG' : 'TILE_CORRUPTED';
  const isProved = (hash: Uint8Array): boolean =>
    verifyInclusion(sha256, { leafHash: hash, index, size, root, proof: proof.value }).ok;
  if (isProved(leafHash)) return null;
  const inTile = read({ level: 0, index });
  return inTile.ok && isProved(inTile.value) ? 'LEAF_NOT_IN_LOG' : 'TILE_CORRUPTED';
}

/** Leaves side by side are proved by the same hashes: each is made once. */
function remembering(read: ReadNode): ReadNode {
  const known = new Map<string, ReturnType<ReadNode>>();
  return (node) => {
    const name = `${node.level}/${node.index}`;
    const hash = known.get(name) ?? read(node);
    known.set(name, hash);
    return hash;
  };
}

function placedIn(line: string): { index: number; text: string; bytes: Uint8Array } | null {
  try {
    const { index, leaf } = JSON.parse(line) as { index?: unknown; leaf?: unknown };
    if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0 || typeof leaf !== 'string')
      return null;
    return { index, text: leaf, bytes: utf8(leaf) };
  } catch {
    return null;
  }
}
