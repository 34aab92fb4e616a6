// Receipts as a site would give them, from a log and keys of a spec's own: true ones, for specs to look at and to break.
import { generateKeyPairSync, sign } from 'node:crypto';
import type { BidReceipt } from '../bid-receipt';
import { textOf, toBase64 } from '../bytes';
import { formatCheckpoint } from '../checkpoints';
import { formatLeaf, type Leaf } from '../leaves';
import { formatVerifierKey, noteKey, type NoteKey, type NoteKeyKind } from '../note-keys';
import { cosignNote, type Sign, signNote } from '../note-signatures';
import { formatNote } from '../signed-notes';
import { hashLeaf } from '../tree-hash';
import { naiveInclusion, naiveRoot, sha256 } from './naive-tree';

export interface Signer {
  readonly key: NoteKey;
  readonly sign: Sign;
}

export function newSigner(name: string, kind: NoteKeyKind = 'ed25519'): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const key = noteKey(sha256, name, kind, new Uint8Array(Buffer.from(x, 'base64url')));
  if (!key.ok) throw new Error(key.code);
  return { key: key.value, sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
}

export interface Witnessing {
  readonly signer: Signer;
  readonly atMs: number;
}

export interface ReceiptMaking {
  /** The whole log, of which the bid's leaf is one. */
  readonly leaves: readonly Leaf[];
  readonly index: number;
  readonly bid: Pick<BidReceipt, 'site' | 'lotId' | 'bidId' | 'event' | 'told'>;
  readonly log: Signer;
  readonly witnesses?: readonly Witnessing[];
}

export async function makeReceipt({
  leaves,
  index,
  bid,
  log,
  witnesses = [],
}: ReceiptMaking): Promise<BidReceipt> {
  const texts = leaves.map(bytesOf);
  const hashes = texts.map((bytes) => hashLeaf(sha256, bytes));
  const tree = { origin: log.key.name, size: leaves.length, root: naiveRoot(hashes), extensions: [] };
  const text = formatCheckpoint(tree);
  const signatures = [await signNote(text, log.key, log.sign)];
  for (const { signer, atMs } of witnesses)
    signatures.push(await cosignNote(text, signer.key, atMs, signer.sign));
  return {
    ...bid,
    leaf: textOf(texts[index] ?? new Uint8Array(0)) ?? '',
    index,
    proof: index < hashes.length ? naiveInclusion(index, hashes).map(toBase64) : [],
    checkpoint: formatNote({ text, signatures }),
    logKey: formatVerifierKey(log.key),
    witnessKeys: witnesses.map(({ signer }) => formatVerifierKey(signer.key)),
  };
}

function bytesOf(leaf: Leaf): Uint8Array {
  const bytes = formatLeaf(leaf);
  if (!bytes.ok) throw new Error(bytes.code);
  return bytes.value;
}
