// A log that is kept in memory, as a site would serve it: it signs, proves, asks witnesses, and can be made to lie.
import { hash } from 'node:crypto';
import {
  addSignatures,
  bundlePath,
  EMPTY_EDGE,
  formatAddCheckpoint,
  formatBundle,
  formatCheckpoint,
  formatLeaf,
  formatNote,
  growTree,
  hashLeaf,
  nodesInTiles,
  noteKey,
  parseNote,
  partialTiles,
  proveConsistency,
  rootOfRange,
  signNote,
  TILE_WIDTH,
  tilePath,
  toHex,
  utf8,
  type NoteKey,
  type NoteSignature,
  type Sha256,
} from '@haopai/log';
import { type KeyPair, makeKeyPair } from '../node-crypto';

/** Half as long as the programs' own, which a Node before 20.12 must run, too. */
const sha256: Sha256 = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'));

export interface TestKey {
  readonly key: NoteKey;
  readonly pair: KeyPair;
}

export function logKey(origin: string, pair = makeKeyPair()): TestKey {
  const key = noteKey(sha256, origin, 'ed25519', pair.publicKey);
  if (!key.ok) throw new Error(key.code);
  return { key: key.value, pair };
}

/** The leaf of an event that nobody else has. */
export function someLeaf(version: number, salt = ''): Uint8Array {
  const leaf = formatLeaf({
    kind: 'event',
    lotId: 1,
    version,
    hash: toHex(sha256(utf8(`${salt}${version}`))),
  });
  if (!leaf.ok) throw new Error(leaf.code);
  return leaf.value;
}

export class LogInMemory {
  /** By path: tiles and bundles of every size that was signed. */
  readonly files = new Map<string, Uint8Array>();
  /** What it says now. */
  checkpoint = '';
  private entries: Uint8Array[] = [];
  private edge = EMPTY_EDGE;

  constructor(readonly signer: TestKey) {}

  /** As it is now; what either appends the other does not have. */
  copy(): LogInMemory {
    const copy = new LogInMemory(this.signer);
    for (const [path, bytes] of this.files) copy.files.set(path, bytes);
    [copy.checkpoint, copy.entries, copy.edge] = [this.checkpoint, this.entries, this.edge];
    return copy;
  }

  get size(): number {
    return this.entries.length;
  }

  get root(): Uint8Array {
    return rootOfRange(sha256, this.edge.range);
  }

  /** Adds leaves and signs the tree that they make. */
  async append(leaves: readonly Uint8Array[]): Promise<void> {
    const grown = growTree(
      sha256,
      this.edge,
      leaves.map((leaf) => hashLeaf(sha256, leaf)),
    );
    this.edge = grown.edge;
    const before = this.entries.length;
    this.entries = [...this.entries, ...leaves];
    for (const { id, bytes } of [...grown.full, ...partialTiles(this.edge)])
      this.files.set(tilePath(id), bytes);
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < this.size; index += 1) {
      const entries = this.entries.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
      const bundle = formatBundle(entries);
      if (!bundle.ok) throw new Error(bundle.code);
      this.files.set(bundlePath({ index, width: entries.length }), bundle.value);
    }
    const { size, root } = this;
    const text = formatCheckpoint({ origin: this.signer.key.name, size, root, extensions: [] });
    const signature = await signNote(text, this.signer.key, this.signer.pair.sign);
    this.checkpoint = formatNote({ text, signatures: [signature] });
  }

  async appendSome(count: number, salt = ''): Promise<void> {
    await this.append(Array.from({ length: count }, (_, at) => someLeaf(this.size + at + 1, salt)));
  }

  /** What it asks a witness that knows `oldSize` leaves. */
  requestFrom(oldSize: number): string {
    const tile = nodesInTiles(sha256, this.size, (id) => this.files.get(tilePath(id)));
    const proof = proveConsistency(sha256, oldSize, this.size, tile);
    if (!proof.ok) throw new Error(proof.code);
    return formatAddCheckpoint({ oldSize, proof: proof.value, checkpoint: this.checkpoint });
  }

  addSignatures(signatures: readonly NoteSignature[]): void {
    const note = parseNote(this.checkpoint);
    if (!note.ok) throw new Error(note.code);
    this.checkpoint = formatNote(addSignatures(note.value, signatures));
  }
}
