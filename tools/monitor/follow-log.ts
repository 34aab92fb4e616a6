// One look at a log: is what it signs now what it signed before, and more? A monitor looks again and again.
import { areEqual, EMPTY_EDGE, openCheckpoint, rootOfRange, verifyNote, type NoteKey } from '@haopai/log';
import { wordsOf } from '@haopai/record';
import type { LogClient } from '../public-log/log-client';
import { sha256, verifyEd25519 } from '../public-log/node-crypto';
import type { Alert } from './alerts';
import type { MonitorFile } from './monitor-file';
import { readOn } from './read-on';

export interface Watched {
  readonly client: LogClient;
  readonly logKeys: readonly NoteKey[];
  readonly witnessKeys: readonly NoteKey[];
  /** How many witnesses must have signed. */
  readonly quorum: number;
  readonly file: MonitorFile;
}

export interface Look {
  readonly size: number;
  readonly alerts: readonly Alert[];
}

/** Throws LogSilent where the log gives no answer. */
export async function lookAtLog(watched: Watched, nowMs: number): Promise<Look> {
  const { client, file } = watched;
  const note = await client.checkpoint();
  const [first] = watched.logKeys;
  const origin = first?.name ?? '';
  const opened = await openCheckpoint(note, {
    origin,
    logKeys: watched.logKeys,
    witnessKeys: [],
    verifyEd25519,
  });
  if (!opened.ok)
    return {
      size: 0,
      alerts: [{ code: 'NOT_SIGNED_BY_THE_LOG', words: `${wordsOf(opened)}.`, evidence: [note] }],
    };
  const { checkpoint } = opened.value;
  const before = file.read();
  const edge = before?.edge ?? EMPTY_EDGE;
  const both = [before?.note ?? '', note];
  const { size, root } = checkpoint;
  if (size < edge.range.size)
    return {
      size,
      alerts: [
        {
          code: 'ROLLED_BACK',
          words: `It shows ${size} leaves, and has shown ${edge.range.size}.`,
          evidence: both,
        },
      ],
    };
  if (size === edge.range.size && !areEqual(root, rootOfRange(sha256, edge.range)))
    return {
      size,
      alerts: [
        { code: 'HISTORY_REWRITTEN', words: `Two trees of ${size} leaves have been signed.`, evidence: both },
      ],
    };
  const witnesses = await lackOfWitnesses(watched, opened.value.note, nowMs);
  if (before !== null && size === edge.range.size) return { size, alerts: witnesses };
  const read = await readOn(client, edge, checkpoint);
  if (read.kind === 'contradicts') return { size, alerts: [{ ...read.alert, evidence: both }] };
  file.keep({ note, edge: read.edge }, nowMs);
  return { size, alerts: [...read.alerts, ...witnesses] };
}

async function lackOfWitnesses(
  { witnessKeys, quorum }: Watched,
  note: Parameters<typeof verifyNote>[0],
  nowMs: number,
): Promise<readonly Alert[]> {
  if (quorum === 0) return [];
  const verified = await verifyNote(note, witnessKeys, verifyEd25519, nowMs);
  const alert = (words: string): readonly Alert[] => [{ code: 'WITNESSES', words }];
  if (!verified.ok) return alert(`${wordsOf(verified)}.`);
  const found = verified.value.length;
  return found >= quorum ? [] : alert(`${found} witnesses have signed, ${quorum} are asked for.`);
}
