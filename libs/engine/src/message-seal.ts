// Seals what one instance writes to another: whoever reads and writes the bus between them learns nothing of it, and can neither forge nor change,
// redirect, repeat nor keep it for later.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Clock } from './clock';

/** A message that is older, or newer, by the reader's clock is not opened: nobody waits for an answer to it any more. */
export const SEALED_MAX_AGE_MS = 5_000;

const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface MessageSealPorts {
  /** This process's id and no other's, past ones included. */
  readonly self: string;
  /** What the site's instances know and nobody else. */
  readonly secret: string;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** What stands in the open, and is sealed with the text. */
interface Envelope {
  readonly v: number;
  readonly from: string;
  /** Counts what `from` has sealed. */
  readonly count: number;
  readonly atMs: number;
}

interface SealedMessage extends Envelope {
  /** Base64 of nonce, cipher text and tag. */
  readonly sealed: string;
}

interface Sender {
  readonly key: Buffer;
  lastCount: number;
  heardAtMs: number;
}

export type Opened =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'forged' | 'late' | 'repeated' };

export class MessageSeal {
  private readonly ownKey: Buffer;
  private readonly senders = new Map<string, Sender>();
  private count = 0;

  constructor(private readonly ports: MessageSealPorts) {
    this.ownKey = this.keyOf(ports.self);
  }

  /** For `to` alone: an instance, or a channel that all of them hear. Messages are opened in the order in which they were sealed, or not at all. */
  seal(to: string, text: string): string {
    const { self, clock } = this.ports;
    const envelope: Envelope = { v: VERSION, from: self, count: ++this.count, atMs: clock.nowMs() };
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.ownKey, nonce).setAAD(boundData(envelope, to));
    const box = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return JSON.stringify({ ...envelope, sealed: box.toString('base64') } satisfies SealedMessage);
  }

  /** Null for what is no sealed message at all. `to`: to whom it must have been sealed. */
  open(message: string, to = this.ports.self): Opened | null {
    const read = readSealed(message);
    if (read === null) return null;
    const { from, count, atMs } = read;
    const nowMs = this.ports.clock.nowMs();
    if (Math.abs(nowMs - atMs) > SEALED_MAX_AGE_MS) return { ok: false, why: 'late' };
    const sender = this.senders.get(from) ?? { key: this.keyOf(from), lastCount: 0, heardAtMs: nowMs };
    const text = decipher(sender.key, read, to);
    if (text === null) return { ok: false, why: 'forged' };
    if (count <= sender.lastCount) return { ok: false, why: 'repeated' };
    if (!this.senders.has(from)) this.add(from, sender, nowMs);
    sender.lastCount = count;
    sender.heardAtMs = nowMs;
    return { ok: true, text };
  }

  /** What is forgotten of others is too old to be opened again. */
  private add(from: string, sender: Sender, nowMs: number): void {
    for (const [id, { heardAtMs }] of this.senders)
      if (nowMs - heardAtMs > 2 * SEALED_MAX_AGE_MS) this.senders.delete(id);
    this.senders.set(from, sender);
  }

  /** RFC 5869. Each sender's own: under one key, random nonces are good for 2^32 messages (NIST SP 800-38D). */
  private keyOf(from: string): Buffer {
    const { secret } = this.ports;
    return Buffer.from(hkdfSync('sha256', secret, '', `haopai forwarding ${from}`, KEY_BYTES));
  }
}

function decipher(key: Buffer, message: SealedMessage, to: string): string | null {
  const box = Buffer.from(message.sealed, 'base64');
  if (box.length < NONCE_BYTES + TAG_BYTES) return null;
  const opener = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(boundData(message, to))
    .setAuthTag(box.subarray(-TAG_BYTES));
  try {
    const text = opener.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, opener.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function boundData({ v, from, count, atMs }: Envelope, to: string): Buffer {
  return Buffer.from(JSON.stringify([v, from, to, count, atMs]));
}

function readSealed(message: string): SealedMessage | null {
  const value: unknown = JSON.parse(message);
  if (typeof value !== 'object' || value === null) return null;
  const { v, from, count, atMs, sealed }: Partial<Record<keyof SealedMessage, unknown>> = value;
  if (v !== VERSION || typeof from !== 'string' || typeof sealed !== 'string') return null;
  return typeof count === 'number' && typeof atMs === 'number' ? { v, from, count, atMs, sealed } : null;
}
