// What a witness must never lose: its name, its key and the newest tree of each log that it has signed, in ONE file. Whoever loses it loses the key too, so that no key forgets what it has signed.
import path from 'node:path';
import { fromBase64, noteKey, toBase64, type NoteKey, type Sign } from '@haopai/log';
import { readIfThere, writeAtomically } from '../public-log/atomic-file';
import { keyPairOf, makeKeyPair, sha256 } from '../public-log/node-crypto';

export interface SeenTree {
  readonly size: number;
  readonly root: Uint8Array;
  /** As the log has signed it; null where an older version of this program kept none. */
  readonly note: string | null;
}

interface StoredTree {
  readonly size: number;
  readonly root: string;
  readonly note?: string;
}

interface Stored {
  readonly haopai: 'witness';
  readonly v: 1;
  readonly name: string;
  readonly privateKey: string;
  /** By the log's name. */
  readonly seen: Readonly<Record<string, StoredTree>>;
}

export class WitnessFile {
  private constructor(
    private readonly file: string,
    private stored: Stored,
    readonly key: NoteKey,
    readonly sign: Sign,
  ) {}

  /** Reads the file of this folder, or makes it with a new key. Throws, in words, where it cannot be this witness's. */
  static open(folder: string, name: string | undefined): WitnessFile {
    const file = path.join(folder, 'witness.json');
    const text = readIfThere(file);
    const stored = text === null ? storedOf(name) : readStored(text, file);
    if (name !== undefined && name !== stored.name)
      throw new Error(`${file} is of the witness ${stored.name}, not ${name}. Name another folder.`);
    const pair = keyPairOf(stored.privateKey);
    const key = noteKey(sha256, stored.name, 'cosignature', pair.publicKey);
    if (!key.ok)
      throw new Error(
        `${stored.name} is no name for a witness. Take the address of a page of yours without https://, such as notary.example/witness.`,
      );
    if (text === null) writeAtomically(file, JSON.stringify(stored));
    return new WitnessFile(file, stored, key.value, pair.sign);
  }

  seenOf(origin: string): SeenTree | null {
    const seen = Object.hasOwn(this.stored.seen, origin) ? this.stored.seen[origin] : undefined;
    const root = seen === undefined ? null : fromBase64(seen.root);
    return seen === undefined || root === null ? null : { size: seen.size, root, note: seen.note ?? null };
  }

  /** On disk when it returns. */
  keep(origin: string, { size, root, note }: SeenTree): void {
    const tree = { size, root: toBase64(root), ...(note === null ? {} : { note }) };
    const seen = { ...this.stored.seen, [origin]: tree };
    const stored = { ...this.stored, seen };
    writeAtomically(this.file, JSON.stringify(stored));
    this.stored = stored;
  }
}

function storedOf(name: string | undefined): Stored {
  if (name === undefined) throw new Error('A new witness needs a name: --name notary.example/witness');
  return { haopai: 'witness', v: 1, name, privateKey: makeKeyPair().privatePem, seen: {} };
}

function readStored(text: string, file: string): Stored {
  const stored = parse(text);
  if (stored?.haopai === 'witness' && stored.v === 1 && areTrees(stored.seen)) return stored;
  throw new Error(
    `${file} cannot be read. A witness that has forgotten what it signed must not sign again with this key: put the folder away and begin with a new one.`,
  );
}

function parse(text: string): Stored | null {
  try {
    return JSON.parse(text) as Stored | null;
  } catch {
    return null;
  }
}

function areTrees(seen: Stored['seen']): boolean {
  return Object.values(seen).every(
    ({ size, root }) => Number.isSafeInteger(size) && size >= 0 && fromBase64(root)?.length === 32,
  );
}
