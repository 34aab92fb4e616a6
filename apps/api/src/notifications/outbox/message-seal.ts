// Seals what the outbox holds of a person, and hashes what it must find again.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

@Injectable()
export class MessageSeal {
  private readonly sealKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(config: Config) {
    const derive = (use: string): Buffer =>
      Buffer.from(hkdfSync('sha256', config.session.secret, '', `haopai messages ${use}`, KEY_BYTES));
    this.sealKey = derive('seal');
    this.hashKey = derive('hash');
  }

  seal(text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const cipher = createDecipheriv('aes-256-gcm', this.sealKey, nonce);
    cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
  }

  hash(kind: string, text: string): string {
    return createHmac('sha256', this.hashKey).update(`${kind}:${text}`).digest('hex');
  }
}
