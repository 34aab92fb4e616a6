// Which checkpoint goes into what is given away for good: of those offered the first that as many witnesses have signed as should.
import { type NoteKey, parseNote, parseVerifierKey } from '@haopai/log';
import type { PublicLogConfig } from '../../platform/config';
import { sha256 } from './log-key';
import { type Signed, valueOf } from './tree.store';

export interface WantedWitnesses {
  readonly keys: readonly NoteKey[];
  readonly quorum: number;
}

export function wantedWitnesses({
  witnesses,
  quorum,
}: Pick<PublicLogConfig, 'witnesses' | 'quorum'>): WantedWitnesses {
  const keys = witnesses.map(({ key }) => valueOf(parseVerifierKey(sha256, key)));
  // Where witnesses are asked and none must sign, one that has is better than none.
  return { keys, quorum: Math.min(Math.max(quorum, 1), keys.length) };
}

/**
 * Signed by as many as should, or the most that have; of equals the first. Null where none is offered. A log that has another name or key
 * now is the one that the first is of: those that its witnesses signed before are not taken.
 */
export function mostSigned(checkpoints: readonly Signed[], wanted: WantedWitnesses): Signed | null {
  const [first] = checkpoints;
  let best: Signed | null = null;
  let most = -1;
  for (const checkpoint of checkpoints) {
    if (first !== undefined && logOf(checkpoint) !== logOf(first)) continue;
    const count = Math.min(signedCount(checkpoint, wanted), wanted.quorum);
    if (count > most) [best, most] = [checkpoint, count];
  }
  return best;
}

export function hasQuorum(checkpoint: Signed, wanted: WantedWitnesses): boolean {
  return signedCount(checkpoint, wanted) >= wanted.quorum;
}

/** Only what was verified has been joined. */
function signedCount({ note }: Signed, { keys }: WantedWitnesses): number {
  const { signatures } = valueOf(parseNote(note));
  return keys.filter((key) => signatures.some(({ name, keyId }) => name === key.name && keyId === key.keyId))
    .length;
}

/** Its name, and by which of its keys it has signed. */
function logOf({ note }: Signed): string {
  const { text, signatures } = valueOf(parseNote(note));
  const origin = text.slice(0, text.indexOf('\n'));
  const keys = signatures.filter(({ name }) => name === origin).map(({ keyId }) => keyId);
  return [origin, ...keys].join(' ');
}
