// One look at a log: is what it signs now what it signed before, and more? A monitor looks again and again.
import {
  areEqual,
  EMPTY_EDGE,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  type Checked,
  type Checkpoint,
  type SignedCheckpoint,
  type TreeEdge,
} from '@haopai/log';
import { wordsOf } from '@haopai/record';
import type { LogClient } from '../public-log/log-client';
import { verifyEd25519 } from '../public-log/node-crypto';
import type { Alert } from './alerts';
import { lackOfWitnesses } from './lack-of-witnesses';
import type { Progress } from './monitor-file';
import { readOn, rewrittenWords, rootShownAt } from './read-on';
import type { Watched } from './watched';

export interface Look {
  readonly size: number;
  readonly alerts: readonly Alert[];
}

/** Throws LogSilent where the log gives no answer: what was read by then is kept. */
export async function lookAtLog(watched: Watched, nowMs: number): Promise<Look> {
  const { client, file } = watched;
  const note = await client.checkpoint();
  const opened = await openSigned(note, watched);
  if (!opened.ok)
    return {
      size: 0,
      alerts: [{ code: 'NOT_SIGNED_BY_THE_LOG', words: `${wordsOf(opened)}.`, evidence: [note] }],
    };
  const { checkpoint } = opened.value;
  const { size } = checkpoint;
  const before = file.read();
  const edge = before?.edge ?? EMPTY_EDGE;
  const contradiction = before === null ? null : await contradictionOf(before, note, checkpoint, client);
  if (contradiction !== null) return { size, alerts: [contradiction] };
  const witnesses = await lackOfWitnesses(watched, opened.value, nowMs);
  if (before !== null && size === edge.range.size) return { size, alerts: witnesses };
  const keep = (read: TreeEdge): void => file.keep({ note, edge: read }, nowMs);
  const read = await readOn(client, edge, checkpoint, keep);
  if (read.kind === 'contradicts')
    return { size, alerts: [{ ...read.alert, evidence: [before?.note ?? '', note] }] };
  keep(read.edge);
  return { size, alerts: [...read.alerts, ...witnesses] };
}

function openSigned(note: string, { logKeys }: Pick<Watched, 'logKeys'>): Promise<Checked<SignedCheckpoint>> {
  const origin = logKeys[0]?.name ?? '';
  return openCheckpoint(note, { origin, logKeys, witnessKeys: [], verifyEd25519 });
}

/** Of what was seen last, which may not have been read to its end. */
async function contradictionOf(
  before: Progress,
  note: string,
  next: Checkpoint,
  client: LogClient,
): Promise<Alert | null> {
  const { size, root } = next;
  const seen = checkpointIn(before.note);
  const evidence = [before.note, note];
  if (size < seen.size)
    return { code: 'ROLLED_BACK', words: `It shows ${size} leaves, and has shown ${seen.size}.`, evidence };
  if (size === seen.size)
    return areEqual(root, seen.root)
      ? null
      : { code: 'HISTORY_REWRITTEN', words: `Two trees of ${size} leaves have been signed.`, evidence };
  // Read to its end: the next leaves tell.
  if (before.edge.range.size === seen.size) return null;
  const shown = await rootShownAt(client, seen.size, next);
  if (shown === null)
    return {
      code: 'TILE_CORRUPTED',
      words: `The tiles do not prove what the tree of ${seen.size} leaves was.`,
      evidence,
    };
  if (areEqual(shown, seen.root)) return null;
  return { code: 'HISTORY_REWRITTEN', words: rewrittenWords(size, seen.size), evidence };
}

function checkpointIn(text: string): Checkpoint {
  const note = parseNote(text);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!checkpoint.ok) throw new Error('what was seen last cannot be read');
  return checkpoint.value;
}
