// A checkpoint: what a log says its tree is, as the text of a note (C2SP tlog-checkpoint).
import { fromBase64, toBase64 } from './bytes';
import { checked, fault, type Checked } from './log-fault';
import type { NoteKey } from './note-keys';
import { type VerifiedSignature, verifyNote, type VerifyEd25519 } from './note-signatures';
import { type Note, parseNote } from './signed-notes';
import { HASH_BYTES } from './tree-hash';

export interface Checkpoint {
  /** Which log: its name, the same for ever. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Lines that nobody checks; ours has none. */
  readonly extensions: readonly string[];
}

/** What a reader trusts. */
export interface Trust {
  readonly origin: string;
  /** One of these must have signed: more than one while keys are changed. */
  readonly logKeys: readonly NoteKey[];
  readonly witnessKeys: readonly NoteKey[];
  readonly verifyEd25519: VerifyEd25519;
  /** With it, cosignatures from the future are refused. */
  readonly nowMs?: number;
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: Note;
  readonly byLog: readonly VerifiedSignature[];
  /** Whether they are enough is the reader's to judge. */
  readonly byWitnesses: readonly VerifiedSignature[];
}

const SIZE = /^(?:0|[1-9]\d*)$/;

/** The text of the note, before signatures. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return [origin, size, toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

export function parseCheckpoint(text: string): Checked<Checkpoint> {
  const lines = text.split('\n');
  if (lines.length < 4 || lines.pop() !== '') return fault('LOG.NOT_A_CHECKPOINT', { reason: 'lines' });
  const [origin = '', sizeText = '', rootText = '', ...extensions] = lines;
  if (origin === '') return fault('LOG.NOT_A_CHECKPOINT', { reason: 'origin' });
  const size = parseSize(sizeText);
  if (size === null) return fault('LOG.NOT_A_CHECKPOINT', { reason: 'size' });
  const root = fromBase64(rootText);
  if (root?.length !== HASH_BYTES) return fault('LOG.NOT_A_CHECKPOINT', { reason: 'root' });
  if (extensions.includes('')) return fault('LOG.NOT_A_CHECKPOINT', { reason: 'extension' });
  return checked({ origin, size, root, extensions });
}

/** A checkpoint of this log that its key has signed, with the witnesses that have. */
export async function openCheckpoint(text: string, trust: Trust): Promise<Checked<SignedCheckpoint>> {
  const note = parseNote(text);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  const { origin } = checkpoint.value;
  if (origin !== trust.origin) return fault('LOG.OTHER_LOG', { expected: trust.origin, found: origin });
  // A log's key bears its name: under the key of one log another name would be a second log that no witness of the first looks at.
  const logKeys = trust.logKeys.filter(({ name, kind }) => name === origin && kind === 'ed25519');
  const byLog = await verifyNote(note.value, logKeys, trust.verifyEd25519, trust.nowMs);
  if (!byLog.ok) return byLog;
  const byWitnesses = await verifyNote(note.value, trust.witnessKeys, trust.verifyEd25519, trust.nowMs);
  if (!byWitnesses.ok && byWitnesses.code !== 'LOG.NOT_SIGNED') return byWitnesses;
  return checked({
    checkpoint: checkpoint.value,
    note: note.value,
    byLog: byLog.value,
    byWitnesses: byWitnesses.ok ? byWitnesses.value : [],
  });
}

/** Decimal digits without zeroes in front; null for anything else. */
export function parseSize(text: string): number | null {
  const size = Number(text);
  return SIZE.test(text) && Number.isSafeInteger(size) ? size : null;
}
