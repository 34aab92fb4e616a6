// Have as many witnesses signed as are asked for? In a busy sale the newest checkpoint is younger than their answers: then one of those just before it bears them, and belongs to the same tree.
import {
  areEqual,
  formatNote,
  openCheckpoint,
  verifyNote,
  type Note,
  type SignedCheckpoint,
} from '@haopai/log';
import { wordsOf } from '@haopai/record';
import { verifyEd25519 } from '../public-log/node-crypto';
import type { Alert } from './alerts';
import { rootShownAt } from './read-on';
import type { Watched } from './watched';

/** Answers take seconds; the clocks of witnesses and readers differ. */
const LATE_MS = 120_000;

export async function lackOfWitnesses(
  watched: Watched,
  newest: SignedCheckpoint,
  nowMs: number,
): Promise<readonly Alert[]> {
  const { client, quorum } = watched;
  if (quorum === 0) return [];
  const times = await timesIn(newest.note, watched, nowMs);
  if ('code' in times) return [times];
  if (times.length >= quorum) return [];
  for (const note of await client.lastCheckpoints()) {
    const before = await openedBefore(note, newest, watched);
    if (before === null) continue;
    const timesBefore = await timesIn(before.note, watched, nowMs);
    if ('code' in timesBefore) return [timesBefore];
    const atMs = timesBefore[quorum - 1] ?? 0;
    if (atMs >= nowMs - LATE_MS) return contradictionOf(watched, before, newest);
  }
  const words = `${times.length} witnesses have signed the newest checkpoint, ${quorum} are asked for, and none of the last two minutes has so many.`;
  return [{ code: 'WITNESSES', words }];
}

/** When each of the reader's witnesses has signed, the latest first. */
async function timesIn(
  note: Note,
  { witnessKeys }: Watched,
  nowMs: number,
): Promise<readonly number[] | Alert> {
  const verified = await verifyNote(note, witnessKeys, verifyEd25519, nowMs);
  if (verified.ok) return verified.value.map(({ atMs }) => atMs ?? 0).sort((a, b) => b - a);
  return verified.code === 'LOG.NOT_SIGNED' ? [] : { code: 'WITNESSES', words: `${wordsOf(verified)}.` };
}

/** Null for what the log has not signed, and for what came after the newest was asked for. */
async function openedBefore(
  note: string,
  newest: SignedCheckpoint,
  { logKeys }: Watched,
): Promise<SignedCheckpoint | null> {
  const { origin, size } = newest.checkpoint;
  const opened = await openCheckpoint(note, { origin, logKeys, witnessKeys: [], verifyEd25519 });
  return opened.ok && opened.value.checkpoint.size <= size ? opened.value : null;
}

/** Another tree that witnesses have signed is worse than none. */
async function contradictionOf(
  { client }: Watched,
  { checkpoint: { size, root }, note }: SignedCheckpoint,
  newest: SignedCheckpoint,
): Promise<readonly Alert[]> {
  const next = newest.checkpoint;
  const shown = size === next.size ? next.root : await rootShownAt(client, size, next);
  if (shown === null)
    return [{ code: 'TILE_CORRUPTED', words: `The tiles do not prove what the tree of ${size} leaves was.` }];
  if (areEqual(shown, root)) return [];
  const words = `The tree of ${next.size} leaves does not begin with the ${size} leaves that witnesses have signed.`;
  return [{ code: 'HISTORY_REWRITTEN', words, evidence: [formatNote(note), formatNote(newest.note)] }];
}
