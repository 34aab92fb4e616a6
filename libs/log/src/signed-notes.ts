// A note: text with signatures below it (C2SP signed-note). Read and written here; who signed is judged in note-signatures.ts.
import { fromBase64, joinBytes, toBase64 } from './bytes';
import { checked, fault, type Checked } from './log-fault';

export interface NoteSignature {
  /** Of the key. */
  readonly name: string;
  /** Four bytes that, with the name, say which key it was. */
  readonly keyId: number;
  /** What the key made: 64 bytes of Ed25519, with a time before them when it is a cosignature. */
  readonly signature: Uint8Array;
}

export interface Note {
  /** Ends with a line end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** More than any log has witnesses. */
export const SIGNATURES_MAX = 100;

const KEY_ID_BYTES = 4;
/** Every control character below a space but the line end, and what is half a character. */
const FORBIDDEN = /[^\P{Cc}\n\u007f-\u009f]|\p{Surrogate}/u;
const NAME = /^[^\s+\u0085]+$/u;
const LINE = /^\u2014 (\S+) (\S+)$/u;

export function isKeyName(name: string): boolean {
  return NAME.test(name) && !FORBIDDEN.test(name);
}

export function parseNote(note: string): Checked<Note> {
  if (FORBIDDEN.test(note)) return fault('LOG.NOT_A_NOTE', { reason: 'characters' });
  const at = note.lastIndexOf('\n\n');
  if (at < 0) return fault('LOG.NOT_A_NOTE', { reason: 'noSignatures' });
  const signatures = parseSignatureLines(note.slice(at + 2));
  if (!signatures.ok) return signatures;
  return checked({ text: note.slice(0, at + 1), signatures: signatures.value });
}

/** What a witness answers, and what stands below a note: one line or more, each with a line end. */
export function parseSignatureLines(lines: string): Checked<readonly NoteSignature[]> {
  if (lines === '') return fault('LOG.NOT_A_NOTE', { reason: 'noSignatures' });
  if (!lines.endsWith('\n')) return fault('LOG.NOT_A_NOTE', { reason: 'signatureLine' });
  const each = lines.slice(0, -1).split('\n', SIGNATURES_MAX + 1);
  if (each.length > SIGNATURES_MAX) return fault('LOG.NOT_A_NOTE', { reason: 'tooManySignatures' });
  const signatures: NoteSignature[] = [];
  for (const line of each) {
    const signature = signatureIn(line);
    if (signature === null) return fault('LOG.NOT_A_NOTE', { reason: 'signatureLine' });
    signatures.push(signature);
  }
  return checked(signatures);
}

export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(formatSignatureLine).join('')}`;
}

export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = new Uint8Array(KEY_ID_BYTES);
  new DataView(id.buffer).setUint32(0, keyId);
  return `\u2014 ${name} ${toBase64(joinBytes([id, signature]))}\n`;
}

/** The note with these signatures too; one of the same key takes the place of the older one. */
export function addSignatures(note: Note, added: readonly NoteSignature[]): Note {
  const isAdded = (old: NoteSignature): boolean =>
    added.some(({ name, keyId }) => name === old.name && keyId === old.keyId);
  return { text: note.text, signatures: [...note.signatures.filter((old) => !isAdded(old)), ...added] };
}

function signatureIn(line: string): NoteSignature | null {
  const [, name = '', base64 = ''] = LINE.exec(line) ?? [];
  const bytes = fromBase64(base64);
  if (!isKeyName(name) || bytes === null || bytes.length <= KEY_ID_BYTES) return null;
  const keyId = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return { name, keyId, signature: bytes.slice(KEY_ID_BYTES) };
}
