// Stamps in an auction's record, each held against the checkpoint that it stands for.
import { type Sha256, type SignedCheckpoint, utf8 } from '@haopai/log';
import type { RecordFault } from './record-faults';
import type { RecordFiles } from './record-files';

/** `authority`: the name in its certificate; `certificate`: SHA-256 of it, to be compared with what the authority publishes. */
export type StampVerdict =
  | { readonly ok: true; readonly atMs: number; readonly authority: string; readonly certificate: string }
  | { readonly ok: false; readonly why: string };

/** `digest`: SHA-256 of what should be stamped. */
export type VerifyStamp = (reply: Uint8Array, digest: Uint8Array) => StampVerdict;

export interface StampedTree {
  readonly size: number;
  readonly atMs: number;
  readonly authority: string;
  readonly certificate: string;
}

/** A stamp proves that what a checkpoint says was there at that time, and by that authority's clock. */
export async function checkStamps(
  sha256: Sha256,
  files: RecordFiles,
  checkpoints: readonly SignedCheckpoint[],
  verify: VerifyStamp,
  find: (fault: RecordFault, where: string, detail: string) => void,
): Promise<readonly StampedTree[]> {
  const stamps: StampedTree[] = [];
  for (const path of files.paths) {
    const [, digits] = /^stamps\/(\d+)\.tsr$/.exec(path) ?? [];
    if (digits === undefined) continue;
    const of = checkpoints.find(({ checkpoint }) => String(checkpoint.size) === digits);
    const reply = await files.read(path);
    if (of === undefined || reply === null) {
      find('STAMP', path, 'its checkpoint is missing');
      continue;
    }
    const verdict = verify(reply, sha256(utf8(of.note.text)));
    if (!verdict.ok) {
      find('STAMP', path, verdict.why);
      continue;
    }
    const { atMs, authority, certificate } = verdict;
    stamps.push({ size: of.checkpoint.size, atMs, authority, certificate });
  }
  return stamps;
}
