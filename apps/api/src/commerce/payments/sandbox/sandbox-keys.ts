// Signs the sandbox's notices and knows its own signature, on every instance and after every restart: the pair is in the database.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SandboxKeysStore } from './sandbox-keys.store';

interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

@Injectable()
export class SandboxKeys {
  private pair: Promise<Pair> | null = null;

  constructor(private readonly store: SandboxKeysStore) {}

  async sign(text: string): Promise<string> {
    const { privateKey } = await this.open();
    return sign(null, Buffer.from(text), privateKey).toString('base64');
  }

  async isSigned(text: string, signature: string): Promise<boolean> {
    const { publicKey } = await this.open();
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
  }

  private open(): Promise<Pair> {
    // A database that was away for a moment is asked again.
    this.pair ??= this.load().catch((error: unknown) => {
      this.pair = null;
      throw error;
    });
    return this.pair;
  }

  private async load(): Promise<Pair> {
    const fresh = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    const privateKey = createPrivateKey(await this.store.keepOrFind(fresh.toString()));
    return { privateKey, publicKey: createPublicKey(privateKey) };
  }
}
