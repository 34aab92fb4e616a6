// Who has signed a note: made and verified with functions that are given, so that any Ed25519 does, Node's and a browser's alike.
import { joinBytes, utf8 } from './bytes';
import { checked, fault, type Checked } from './log-fault';
import type { NoteKey } from './note-keys';
import type { Note, NoteSignature } from './signed-notes';

/** Ed25519 over these bytes: 64 bytes. */
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

export interface VerifiedSignature {
  readonly key: NoteKey;
  /** When a witness looked, to the second; null for a log's own signature. */
  readonly atMs: number | null;
}

/** Clocks differ: a witness may be ahead of the reader by this much. */
export const CLOCK_AHEAD_MAX_MS = 5 * 60_000;

const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;

export async function signNote(text: string, key: NoteKey, sign: Sign): Promise<NoteSignature> {
  return { name: key.name, keyId: key.keyId, signature: await sign(utf8(text)) };
}

/** A witness's statement: at this time this was the largest tree that it had seen, and it extends all before it. */
export async function cosignNote(
  text: string,
  key: NoteKey,
  atMs: number,
  sign: Sign,
): Promise<NoteSignature> {
  const seconds = Math.floor(atMs / 1000);
  const time = new Uint8Array(TIME_BYTES);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  const signature = await sign(cosignedBytes(text, seconds));
  return { name: key.name, keyId: key.keyId, signature: joinBytes([time, signature]) };
}

/**
 * The signatures of these keys. A wrong one of a known key condemns the whole note; those of unknown keys count for nothing. Refused
 * when none of the keys has signed. With `nowMs`, a cosignature from the future is refused too.
 */
export async function verifyNote(
  note: Note,
  keys: readonly NoteKey[],
  verify: VerifyEd25519,
  nowMs?: number,
): Promise<Checked<readonly VerifiedSignature[]>> {
  const verified: VerifiedSignature[] = [];
  for (const signed of note.signatures) {
    const key = keys.find(({ name, keyId }) => name === signed.name && keyId === signed.keyId);
    if (key === undefined) continue;
    const one = await verifyOne(note.text, signed, key, verify);
    if (!one.ok) return one;
    const { atMs } = one.value;
    if (nowMs !== undefined && atMs !== null && atMs > nowMs + CLOCK_AHEAD_MAX_MS)
      return fault('LOG.CLOCK_IN_FUTURE', { name: key.name, atMs, nowMs });
    if (!verified.some((other) => other.key === key)) verified.push(one.value);
  }
  return verified.length > 0
    ? checked(verified)
    : fault('LOG.NOT_SIGNED', { names: keys.map(({ name }) => name) });
}

async function verifyOne(
  text: string,
  { signature, name }: NoteSignature,
  key: NoteKey,
  verify: VerifyEd25519,
): Promise<Checked<VerifiedSignature>> {
  const isCosignature = key.kind === 'cosignature';
  const timeBytes = isCosignature ? TIME_BYTES : 0;
  if (signature.length !== timeBytes + SIGNATURE_BYTES) return fault('LOG.BAD_SIGNATURE', { name });
  const seconds = isCosignature ? secondsIn(signature) : null;
  if (seconds !== null && !Number.isSafeInteger(seconds * 1000)) return fault('LOG.BAD_SIGNATURE', { name });
  const message = seconds === null ? utf8(text) : cosignedBytes(text, seconds);
  const isTrue = await verify(key.publicKey, message, signature.slice(timeBytes));
  if (!isTrue) return fault('LOG.BAD_SIGNATURE', { name });
  return checked({ key, atMs: seconds === null ? null : seconds * 1000 });
}

function secondsIn(signature: Uint8Array): number {
  return Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
}

function cosignedBytes(text: string, seconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}
