// The keys with which the site signs its pushes (VAPID, RFC 8292): configured, or outside production made on first use and kept.
import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { Config, type VapidConfig } from '../../../platform/config';
import { PersonalData } from '../../../platform/personal-data';
import { PushKeysStore } from './push-keys.store';

/** A site that makes its own keys is nobody's production. */
const OWN_SUBJECT = 'mailto:nobody@haopai.example';

@Injectable()
export class PushKeys {
  private found: Promise<VapidConfig | null> | null = null;

  constructor(
    private readonly config: Config,
    private readonly store: PushKeysStore,
    private readonly personalData: PersonalData,
  ) {}

  /** Null where the site sends no pushes. */
  current(): Promise<VapidConfig | null> {
    this.found ??= this.find().catch((error: unknown) => {
      // Looked for again next time.
      this.found = null;
      throw error;
    });
    return this.found;
  }

  private async find(): Promise<VapidConfig | null> {
    const { vapid, makesOwnKeys } = this.config.push;
    if (vapid !== null || !makesOwnKeys) return vapid;
    const made = webPush.generateVAPIDKeys();
    const privateKeySealed = this.personalData.seal(made.privateKey);
    const kept =
      (await this.store.read()) ?? (await this.store.keep({ publicKey: made.publicKey, privateKeySealed }));
    const privateKey = this.personalData.open(kept.privateKeySealed);
    return { publicKey: kept.publicKey, privateKey, subject: OWN_SUBJECT };
  }
}
