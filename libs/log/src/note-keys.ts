// Keys that sign notes: their numbers, and how they are written down to be handed on (C2SP signed-note, tlog-cosignature).
import { fromBase64, joinBytes, toBase64, utf8 } from './bytes';
import { checked, fault, type Checked } from './log-fault';
import { isKeyName } from './signed-notes';
import type { Sha256 } from './tree-hash';

/** `ed25519`: a log's own signature. `cosignature`: a witness's, with the time at which it looked. */
export type NoteKeyKind = 'ed25519' | 'cosignature';

export interface NoteKey {
  readonly name: string;
  readonly kind: NoteKeyKind;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
  readonly keyId: number;
}

export const PUBLIC_KEY_BYTES = 32;

const KIND_BYTES: Readonly<Record<NoteKeyKind, number>> = { ed25519: 0x01, cosignature: 0x04 };

export function noteKey(
  sha256: Sha256,
  name: string,
  kind: NoteKeyKind,
  publicKey: Uint8Array,
): Checked<NoteKey> {
  if (!isKeyName(name)) return fault('LOG.BAD_KEY', { reason: 'name' });
  if (publicKey.length !== PUBLIC_KEY_BYTES) return fault('LOG.BAD_KEY', { reason: 'length' });
  const hash = sha256(joinBytes([utf8(`${name}\n`), Uint8Array.of(KIND_BYTES[kind]), publicKey]));
  const keyId = new DataView(hash.buffer, hash.byteOffset).getUint32(0);
  return checked({ name, kind, publicKey, keyId });
}

/** `name+keyid+base64`, as people hand keys on. */
export function formatVerifierKey({ name, kind, publicKey, keyId }: NoteKey): string {
  const id = keyId.toString(16).padStart(8, '0');
  return `${name}+${id}+${toBase64(joinBytes([Uint8Array.of(KIND_BYTES[kind]), publicKey]))}`;
}

export function parseVerifierKey(sha256: Sha256, text: string): Checked<NoteKey> {
  const [, name, id, base64] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || base64 === undefined)
    return fault('LOG.BAD_KEY', { reason: 'form' });
  const bytes = fromBase64(base64);
  if (bytes === null) return fault('LOG.BAD_KEY', { reason: 'form' });
  const kind = kindOf(bytes[0]);
  if (kind === null) return fault('LOG.BAD_KEY', { reason: 'kind' });
  const key = noteKey(sha256, name, kind, bytes.slice(1));
  if (!key.ok || key.value.keyId === Number.parseInt(id, 16)) return key;
  return fault('LOG.BAD_KEY', { reason: 'keyId' });
}

function kindOf(byte: number | undefined): NoteKeyKind | null {
  if (byte === KIND_BYTES.ed25519) return 'ed25519';
  return byte === KIND_BYTES.cosignature ? 'cosignature' : null;
}
