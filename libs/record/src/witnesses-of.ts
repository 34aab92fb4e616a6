// Which witnesses have signed a checkpoint, and which have not.
import { type NoteKey, type SignedCheckpoint, verifyNote, type VerifyEd25519 } from '@haopai/log';
import { wordsOf } from './fault-words';

interface Witnessed {
  readonly signed: readonly NoteKey[];
  readonly unsigned: readonly NoteKey[];
}

/** Each key by itself: what is wrong with one witness's signature says nothing about another's. */
export async function witnessesOf(
  { note }: SignedCheckpoint,
  keys: readonly NoteKey[],
  { nowMs, verifyEd25519 }: { readonly nowMs: number; readonly verifyEd25519: VerifyEd25519 },
  find: (fault: 'WITNESS', where: string, detail: string) => void,
): Promise<Witnessed> {
  const [signed, unsigned]: [NoteKey[], NoteKey[]] = [[], []];
  for (const key of keys) {
    const verified = await verifyNote(note, [key], verifyEd25519, nowMs);
    if (verified.ok) signed.push(key);
    else if (verified.code === 'LOG.NOT_SIGNED') unsigned.push(key);
    else find('WITNESS', 'newest checkpoint', wordsOf(verified));
  }
  return { signed, unsigned };
}
