// Seals short texts with AES-256-GCM: `<key id>.<base64url of nonce, cipher text and tag>`, so that keys can be changed one by one.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataKey } from './data-keys';

const CIPHER = 'aes-256-gcm';
/** NIST SP 800-38D: 96 bits, drawn anew each time, are good for 2^32 texts a key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export class TextSeal {
  private readonly current: DataKey;
  private readonly byId: ReadonlyMap<string, DataKey>;

  /** The first key seals; all open. */
  constructor(keys: readonly DataKey[]) {
    const [current] = keys;
    if (current === undefined) throw new Error('nothing can be sealed without a key');
    this.current = current;
    this.byId = new Map(keys.map((key) => [key.id, key]));
  }

  get currentKeyId(): string {
    return this.current.id;
  }

  /** Another result each time. */
  seal(text: string): string {
    const { id, bytes } = this.current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, bytes, nonce).setAAD(Buffer.from(id));
    const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${id}.${Buffer.concat(sealed).toString('base64url')}`;
  }

  /** Throws when the key is not known or the text was changed; the message holds no part of it. */
  open(sealed: string): string {
    const id = sealed.slice(0, Math.max(0, sealed.indexOf('.')));
    const key = this.byId.get(id);
    if (key === undefined) throw new Error(`sealed under a key that is not known: "${id.slice(0, 12)}"`);
    const box = Buffer.from(sealed.slice(id.length + 1), 'base64url');
    if (box.length < NONCE_BYTES + TAG_BYTES) throw new Error('a sealed text is cut short');
    const opener = createDecipheriv(CIPHER, key.bytes, box.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    opener.setAAD(Buffer.from(id)).setAuthTag(box.subarray(-TAG_BYTES));
    const text = opener.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, opener.final()]).toString('utf8');
  }

  isUnderCurrentKey(sealed: string): boolean {
    return sealed.startsWith(`${this.current.id}.`);
  }
}
