// Stamps in an auction's record, each held against the checkpoint that it stands for.
import { CLOCK_AHEAD_MAX_MS, type Sha256, type SignedCheckpoint, utf8 } from '@haopai/log';
import type { RecordFault } from './record-faults';
import type { RecordFiles } from './record-files';

/**
 * `authority`: the name in its certificate; `certificate`: SHA-256 of it, to be compared with what the authority publishes; `vouchedBy`: the name of the
 * certificate that the reader brought and that it leads to, null where the reader brought none.
 */
export type StampVerdict =
  | {
      readonly ok: true;
      readonly atMs: number;
      readonly authority: string;
      readonly certificate: string;
      readonly vouchedBy: string | null;
    }
  | { readonly ok: false; readonly why: string };

/** `digest`: SHA-256 of what should be stamped. */
export type VerifyStamp = (reply: Uint8Array, digest: Uint8Array) => StampVerdict;

export interface StampedTree {
  readonly size: number;
  readonly atMs: number;
  readonly authority: string;
  readonly certificate: string;
  readonly vouchedBy: string | null;
}

export interface StampTrust {
  readonly sha256: Sha256;
  readonly verifyStamp: VerifyStamp;
  readonly nowMs: number;
}

/** A stamp proves that what a checkpoint says was there at that time, and by that authority's clock. */
export async function checkStamps(
  files: RecordFiles,
  checkpoints: readonly SignedCheckpoint[],
  { sha256, verifyStamp, nowMs }: StampTrust,
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
    const verdict = verifyStamp(reply, sha256(utf8(of.note.text)));
    if (!verdict.ok) {
      find('STAMP', path, verdict.why);
      continue;
    }
    const { atMs, authority, certificate, vouchedBy } = verdict;
    if (atMs > nowMs + CLOCK_AHEAD_MAX_MS) {
      const [said, here] = [new Date(atMs).toISOString(), new Date(nowMs).toISOString()];
      find('STAMP', path, `it says ${said}, and here it is ${here}`);
      continue;
    }
    stamps.push({ size: of.checkpoint.size, atMs, authority, certificate, vouchedBy });
  }
  return stamps;
}
