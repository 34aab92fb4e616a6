// Reads a log on from where a monitor stands to a newer checkpoint: every entry is hashed, every tile compared. What is wrong is found by name.
import {
  areEqual,
  growTree,
  hashLeaf,
  parseBundle,
  parseLeaf,
  partialTiles,
  rootOfRange,
  rootShown,
  TILE_WIDTH,
  tilePath,
  tilesForRootShown,
  type Checkpoint,
  type Tile,
  type TreeEdge,
} from '@haopai/log';
import { wordsOf } from '@haopai/record';
import type { LogClient } from '../public-log/log-client';
import { sha256 } from '../public-log/node-crypto';
import type { Alert } from './alerts';

export type ReadOn =
  | { readonly kind: 'extends'; readonly edge: TreeEdge; readonly alerts: readonly Alert[] }
  | { readonly kind: 'contradicts'; readonly alert: Alert };

/** Bundles, 256 leaves each, after which what was read is proved and kept. */
const PART_BUNDLES = 64;

/** To `next`, which is larger than what `edge` holds. `keep` is told of each part that the tiles have proved to be a beginning of `next`. */
export async function readOn(
  client: LogClient,
  edge: TreeEdge,
  next: Checkpoint,
  keep: (edge: TreeEdge) => void,
): Promise<ReadOn> {
  const alerts: Alert[] = [];
  let full: Tile[] = [];
  let grown = edge;
  for (let bundles = 1; grown.range.size < next.size; bundles += 1) {
    const leaves = await leavesFrom(client, grown, next.size);
    if ('code' in leaves) return explain(client, edge, next, leaves);
    alerts.push(...unknownAmong(leaves, grown.range.size));
    const step = growTree(
      sha256,
      grown,
      leaves.map((leaf) => hashLeaf(sha256, leaf)),
    );
    full.push(...step.full);
    grown = step.edge;
    // What is wrong is found anew by whoever begins anew: nothing is kept behind it.
    const isPart = bundles % PART_BUNDLES === 0 && grown.range.size < next.size && alerts.length === 0;
    if (!isPart || !(await isBeginning(client, grown, next))) continue;
    const wrong = await wrongTile(client, full);
    full = [];
    if (wrong === null) keep(grown);
    else alerts.push(wrong);
  }
  if (!areEqual(rootOfRange(sha256, grown.range), next.root))
    return explain(client, edge, next, {
      code: 'ENTRIES_CORRUPTED',
      words: `The entries from ${edge.range.size} to ${next.size} do not give the root that was signed.`,
    });
  const wrong = await wrongTile(client, [...full, ...partialTiles(grown)]);
  if (wrong !== null) alerts.push(wrong);
  return { kind: 'extends', edge: grown, alerts };
}

async function isBeginning(client: LogClient, { range }: TreeEdge, next: Checkpoint): Promise<boolean> {
  const shown = await rootShownAt(client, range.size, next);
  return shown !== null && areEqual(shown, rootOfRange(sha256, range));
}

export function rewrittenWords(size: number, sizeBefore: number): string {
  return `The tree of ${size} leaves does not begin with the ${sizeBefore} leaves that were signed before.`;
}

/** What a bundle has beyond the leaves of `edge`; those before them must be what they were. */
async function leavesFrom(
  client: LogClient,
  { range, partial }: TreeEdge,
  size: number,
): Promise<readonly Uint8Array[] | Alert> {
  const known = partial[0] ?? [];
  const index = Math.floor(range.size / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
  const bundle = await client.bundle({ index, width });
  const corrupted = (words: string): Alert => ({
    code: 'ENTRIES_CORRUPTED',
    words: `Bundle ${index}: ${words}.`,
  });
  if (bundle === undefined) return corrupted('it is not there');
  const entries = parseBundle(bundle.bytes, bundle.width);
  if (!entries.ok) return corrupted(wordsOf(entries));
  const changed = known.findIndex(
    (hash, at) => !areEqual(hash, hashLeaf(sha256, entries.value[at] ?? new Uint8Array(0))),
  );
  if (changed >= 0) return corrupted(`entry ${range.size - known.length + changed} is not what it was`);
  return entries.value.slice(known.length, width);
}

function unknownAmong(leaves: readonly Uint8Array[], first: number): readonly Alert[] {
  const at = leaves.findIndex((leaf) => !parseLeaf(leaf).ok);
  if (at < 0) return [];
  return [{ code: 'UNKNOWN_LEAF', words: `Entry ${first + at} is no leaf of a kind known here.` }];
}

async function wrongTile(client: LogClient, tiles: readonly Tile[]): Promise<Alert | null> {
  for (const { id, bytes } of tiles) {
    const served = await client.tile(id);
    if (served === undefined || !areEqual(served, bytes))
      return {
        code: 'TILE_CORRUPTED',
        words: `${tilePath(id)} ${served === undefined ? 'is not there' : 'does not belong to the tree that was signed'}.`,
      };
  }
  return null;
}

/** The entries do not do. The tiles tell whether the history is another one, or only what is served is spoiled. */
async function explain(client: LogClient, edge: TreeEdge, next: Checkpoint, spoiled: Alert): Promise<ReadOn> {
  const shown = await rootShownAt(client, edge.range.size, next);
  if (shown === null || areEqual(shown, rootOfRange(sha256, edge.range)))
    return { kind: 'contradicts', alert: spoiled };
  return {
    kind: 'contradicts',
    alert: {
      code: 'HISTORY_REWRITTEN',
      words: rewrittenWords(next.size, edge.range.size),
    },
  };
}

/** The root that the tree of `newer` had at an older size, proved by its tiles. Null where the tiles prove nothing. */
export async function rootShownAt(
  client: LogClient,
  oldSize: number,
  newer: Checkpoint,
): Promise<Uint8Array | null> {
  const tiles = await client.tiles(tilesForRootShown(sha256, oldSize, newer.size));
  return rootShown(sha256, oldSize, newer, (id) => tiles.get(tilePath(id)));
}
