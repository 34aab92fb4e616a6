// Two monitors that saw different histories find out: each checkpoint of the other's file is held against the tree that the log shows us now.
import { areEqual, openCheckpoint, rootOfRange, type NoteKey, type SignedCheckpoint } from '@haopai/log';
import type { LogClient } from '../public-log/log-client';
import { sha256, verifyEd25519 } from '../public-log/node-crypto';
import type { Alert } from './alerts';
import { type Progress, readHistory } from './monitor-file';
import { rootShownAt } from './read-on';

export interface Compared {
  /** Checkpoints of the other's that belong to our history. */
  readonly alike: number;
  /** Those of trees larger than what we have seen: look again, and compare again. */
  readonly ahead: number;
  readonly alerts: readonly Alert[];
}

export async function compareHistories(
  text: string,
  ours: Progress,
  client: LogClient,
  logKeys: readonly NoteKey[],
): Promise<Compared> {
  const theirs = readHistory(text);
  if (theirs === null || theirs.length === 0)
    return failed({ code: 'NOT_COMPARABLE', words: 'The file has no list of checkpoints.' });
  const mine = await open(ours.note, logKeys);
  if (mine === null)
    return failed({ code: 'NOT_COMPARABLE', words: 'Our own checkpoint is of another log.' });
  const compared = { alike: 0, ahead: 0 };
  for (const { note } of theirs) {
    const other = await open(note, logKeys);
    // What the log has not signed proves nothing against it.
    if (other === null)
      return failed({
        code: 'NOT_COMPARABLE',
        words: 'The file has a checkpoint that this log has not signed.',
      });
    const isAlike = await isInOurs(other, mine, ours, client);
    if (isAlike === 'ahead') compared.ahead += 1;
    else if (isAlike === 'alike') compared.alike += 1;
    else return { ...compared, alerts: [{ ...isAlike, evidence: [note, ours.note] }] };
  }
  return { ...compared, alerts: [] };
}

async function isInOurs(
  other: SignedCheckpoint,
  mine: SignedCheckpoint,
  { edge }: Progress,
  client: LogClient,
): Promise<'alike' | 'ahead' | Alert> {
  const { size, root } = other.checkpoint;
  if (size > edge.range.size) return 'ahead';
  const shown =
    size === edge.range.size
      ? rootOfRange(sha256, edge.range)
      : await rootShownAt(client, size, mine.checkpoint);
  if (shown === null)
    return { code: 'TILE_CORRUPTED', words: `The tiles do not prove what the tree of ${size} leaves was.` };
  if (areEqual(shown, root)) return 'alike';
  return {
    code: 'TWO_HISTORIES',
    words: `The log has signed two trees of ${size} leaves: one was shown to us, another to them.`,
  };
}

async function open(note: string, logKeys: readonly NoteKey[]): Promise<SignedCheckpoint | null> {
  const origin = logKeys[0]?.name ?? '';
  const opened = await openCheckpoint(note, { origin, logKeys, witnessKeys: [], verifyEd25519 });
  return opened.ok ? opened.value : null;
}

function failed(alert: Alert): Compared {
  return { alike: 0, ahead: 0, alerts: [alert] };
}
