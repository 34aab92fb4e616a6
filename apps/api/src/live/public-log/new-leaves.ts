// What a source of leaves has found, and what is written with them, in the same transaction.
import type { Leaf } from '@haopai/log';

/** Leaves that one transaction takes: fewer of them write more, and each commit of theirs shares the disk with one of bids. */
export const LEAVES_AT_ONCE = 1_000;

export interface NewLeaf {
  /** Names the fact, and no other: it stands in the log once. */
  readonly source: string;
  readonly leaf: Leaf;
}

export type Statement = readonly [sql: string, values: readonly unknown[]];

export interface Found {
  readonly leaves: readonly NewLeaf[];
  readonly with: readonly Statement[];
}

export const NOTHING: Found = { leaves: [], with: [] };

/** Port: something that becomes leaves. */
export interface LeafSource {
  /** What is new of it, in its order; nothing in it when that is all. Asked again, it finds the same until it is taken over. */
  find(): Promise<Found>;
}
