// What a log asks a witness (C2SP tlog-witness, add-checkpoint): the size that the witness knows, the proof from there, the checkpoint.
import { fromBase64, toBase64 } from './bytes';
import { parseSize } from './checkpoints';
import { checked, fault, type Checked } from './log-fault';
import type { Proof } from './proofs';
import { HASH_BYTES } from './tree-hash';

export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: Proof;
  /** The signed note. */
  readonly checkpoint: string;
}

/** A tree of 2^63 leaves has no longer proof. */
export const PROOF_HASHES_MAX = 63;

/** Type of the answer 409: the body is the size that the witness knows, and a line end. */
export const TREE_SIZE_TYPE = 'text/x.tlog.size';

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint}`;
}

export function parseAddCheckpoint(body: string): Checked<AddCheckpoint> {
  const end = body.indexOf('\n\n');
  if (end < 0) return fault('LOG.BAD_ADD_CHECKPOINT', { reason: 'emptyLine' });
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const oldSize = first.startsWith('old ') ? parseSize(first.slice(4)) : null;
  if (oldSize === null) return fault('LOG.BAD_ADD_CHECKPOINT', { reason: 'old' });
  if (lines.length > PROOF_HASHES_MAX) return fault('LOG.BAD_ADD_CHECKPOINT', { reason: 'tooManyHashes' });
  const proof: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) return fault('LOG.BAD_ADD_CHECKPOINT', { reason: 'proof' });
    proof.push(hash);
  }
  return checked({ oldSize, proof, checkpoint: body.slice(end + 2) });
}

/** The size in a witness's answer 409; null when it is none. */
export function parseTreeSize(body: string): number | null {
  return body.endsWith('\n') ? parseSize(body.slice(0, -1)) : null;
}
