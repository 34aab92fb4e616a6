// A map whose every version stays readable, so that a draft of a lot costs nothing to make and nothing to drop.

const WIDTH_BITS = 4;
const WIDTH = 1 << WIDTH_BITS;
const LEAF_MAX = 8;
const HASH_BITS = 32;

interface Leaf<V> {
  readonly kind: 'leaf';
  readonly entries: readonly Entry<V>[];
}
interface Branch<V> {
  readonly kind: 'branch';
  readonly children: readonly (Node<V> | undefined)[];
}
type Node<V> = Leaf<V> | Branch<V>;

interface Entry<V> {
  readonly hash: number;
  readonly key: string;
  readonly value: V;
}

/** Immutable map from strings: `set` returns a new map in O(log n) and shares all but the changed path with the old one. */
export class PersistentMap<V> {
  private constructor(private readonly root: Node<V>) {}

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>({ kind: 'leaf', entries: [] });
  }

  get(key: string): V | undefined {
    const hash = hashOf(key);
    let node: Node<V> | undefined = this.root;
    for (let shift = 0; node?.kind === 'branch'; shift += WIDTH_BITS)
      node = node.children[slotOf(hash, shift)];
    if (node === undefined) return undefined;
    for (const entry of node.entries) if (entry.hash === hash && entry.key === key) return entry.value;
    return undefined;
  }

  set(key: string, value: V): PersistentMap<V> {
    return new PersistentMap(insert(this.root, { hash: hashOf(key), key, value }, 0));
  }
}

function insert<V>(node: Node<V> | undefined, entry: Entry<V>, shift: number): Node<V> {
  if (node === undefined) return { kind: 'leaf', entries: [entry] };
  if (node.kind === 'leaf') {
    const others = node.entries.filter((other) => other.hash !== entry.hash || other.key !== entry.key);
    const isFull = others.length >= LEAF_MAX && shift < HASH_BITS;
    return isFull ? split([...others, entry], shift) : { kind: 'leaf', entries: [...others, entry] };
  }
  const slot = slotOf(entry.hash, shift);
  const children = node.children.slice();
  children[slot] = insert(children[slot], entry, shift + WIDTH_BITS);
  return { kind: 'branch', children };
}

function split<V>(entries: readonly Entry<V>[], shift: number): Branch<V> {
  const children = new Array<Node<V> | undefined>(WIDTH).fill(undefined);
  for (const entry of entries) {
    const slot = slotOf(entry.hash, shift);
    children[slot] = insert(children[slot], entry, shift + WIDTH_BITS);
  }
  return { kind: 'branch', children };
}

function slotOf(hash: number, shift: number): number {
  return (hash >>> shift) & (WIDTH - 1);
}

/** 32-bit FNV-1a with a final mix, so that near-equal keys land apart. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
