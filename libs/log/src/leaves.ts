// What stands in the site's log: each kind of leaf as one line of JSON, the same bytes for the same fact. Numbers, codes and hashes only, so that nothing personal has a place.
import { textOf, utf8 } from './bytes';
import { checked, fault, type Checked } from './log-fault';

/** Version of the stored form. A field is never added to a version: old leaves stay what they were. */
export const LEAF_VERSION = 1;

/** SHA-256, 64 hexadecimal digits. */
export type HexHash = string;

/** An auction as it was published, or as a later public change left it. */
export interface AuctionLeaf {
  readonly kind: 'auction';
  readonly auctionId: number;
  /** From 1. */
  readonly revision: number;
  readonly atMs: number;
  /** Of the published text of its terms. */
  readonly termsHash: HexHash;
  readonly lots: number;
  /** Of the published list of its lots. */
  readonly lotsHash: HexHash;
}

/** A fact in a lot's journal. Its text stays closed until the lot has ended: the hash of the chain binds it. */
export interface EventLeaf {
  readonly kind: 'event';
  readonly lotId: number;
  readonly version: number;
  readonly hash: HexHash;
}

/** An order of an admitted bidder that the lot refused. */
export interface RefusalLeaf {
  readonly kind: 'refusal';
  readonly lotId: number;
  /** SHA-256 of the id that the bidder's page gave the bid. */
  readonly bidHash: HexHash;
  /** When it reached its lot. */
  readonly receivedAtMs: number;
  readonly code: string;
  /** The price and the version of the lot by which it was judged; 0 where there was none. */
  readonly priceFen: number;
  readonly version: number;
}

/** Refusals of one entry beyond those that have leaves of their own. */
export interface RefusalsLeaf {
  readonly kind: 'refusals';
  readonly lotId: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly count: number;
}

export type LotOutcome = 'sold' | 'unsold' | 'withdrawn';

export interface EndLeaf {
  readonly kind: 'end';
  readonly lotId: number;
  readonly version: number;
  readonly hash: HexHash;
  readonly outcome: LotOutcome;
  /** The hammer price; 0 where nothing was sold. */
  readonly hammerFen: number;
}

/** The result of an auction as it was published, or as a later public change left it. */
export interface ResultLeaf {
  readonly kind: 'result';
  readonly auctionId: number;
  readonly revision: number;
  readonly atMs: number;
  readonly resultHash: HexHash;
}

export type Leaf = AuctionLeaf | EventLeaf | RefusalLeaf | RefusalsLeaf | EndLeaf | ResultLeaf;

type Field = 'id' | 'count' | 'hash' | 'code' | 'outcome';
type Fields<Each extends Leaf> = readonly (readonly [Exclude<keyof Each, 'kind'>, Field])[];

/** Each kind's fields, in the order in which they are written. */
const FIELDS: { readonly [Kind in Leaf['kind']]: Fields<Extract<Leaf, { kind: Kind }>> } = {
  auction: [
    ['auctionId', 'id'],
    ['revision', 'id'],
    ['atMs', 'count'],
    ['termsHash', 'hash'],
    ['lots', 'count'],
    ['lotsHash', 'hash'],
  ],
  event: [
    ['lotId', 'id'],
    ['version', 'id'],
    ['hash', 'hash'],
  ],
  refusal: [
    ['lotId', 'id'],
    ['bidHash', 'hash'],
    ['receivedAtMs', 'count'],
    ['code', 'code'],
    ['priceFen', 'count'],
    ['version', 'count'],
  ],
  refusals: [
    ['lotId', 'id'],
    ['fromMs', 'count'],
    ['untilMs', 'count'],
    ['count', 'id'],
  ],
  end: [
    ['lotId', 'id'],
    ['version', 'id'],
    ['hash', 'hash'],
    ['outcome', 'outcome'],
    ['hammerFen', 'count'],
  ],
  result: [
    ['auctionId', 'id'],
    ['revision', 'id'],
    ['atMs', 'count'],
    ['resultHash', 'hash'],
  ],
};

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

const IS: Readonly<Record<Field, (value: unknown) => boolean>> = {
  id: (value) => isWhole(value) && value > 0,
  count: (value) => isWhole(value) && value >= 0 && !Object.is(value, -0),
  hash: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  code: (value) => typeof value === 'string' && /^[A-Z]{1,20}\.[A-Z][A-Z_]{0,39}$/.test(value),
  outcome: (value) => value === 'sold' || value === 'unsold' || value === 'withdrawn',
};

/** The bytes of the leaf. Refused when a field is not what its kind says. */
export function formatLeaf(leaf: Leaf): Checked<Uint8Array> {
  const text = lineOf(leaf);
  return text === null ? fault('LOG.BAD_LEAF', { reason: 'fields' }) : checked(utf8(text));
}

/** Reads exactly what `formatLeaf` writes. */
export function parseLeaf(bytes: Uint8Array): Checked<Leaf> {
  const text = textOf(bytes);
  if (text === null) return fault('LOG.BAD_LEAF', { reason: 'utf8' });
  const read = objectIn(text);
  if (read === null) return fault('LOG.BAD_LEAF', { reason: 'json' });
  const { v, kind, ...rest } = read;
  if (typeof kind !== 'string' || !isWhole(v)) return fault('LOG.BAD_LEAF', { reason: 'fields' });
  if (v !== LEAF_VERSION || !isKind(kind)) return fault('LOG.UNKNOWN_LEAF', { kind, version: v });
  // Every field is looked at by lineOf, and no further one is left when the texts are alike.
  const leaf = { kind, ...rest } as unknown as Leaf;
  const line = lineOf(leaf);
  if (line === null) return fault('LOG.BAD_LEAF', { reason: 'fields' });
  return line === text ? checked(leaf) : fault('LOG.BAD_LEAF', { reason: 'notCanonical' });
}

function lineOf(leaf: Leaf): string | null {
  const values = leaf as unknown as Readonly<Record<string, unknown>>;
  const written: Record<string, unknown> = { v: LEAF_VERSION, kind: leaf.kind };
  for (const [name, field] of FIELDS[leaf.kind]) {
    if (!IS[field](values[name])) return null;
    written[name] = values[name];
  }
  return JSON.stringify(written);
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read = JSON.parse(text) as unknown;
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

function isKind(kind: string): kind is Leaf['kind'] {
  return Object.hasOwn(FIELDS, kind);
}
