// What somebody sees of their passkeys, and calls them.
import { Injectable } from '@nestjs/common';
import type { PasskeysView } from '@haopai/contracts';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import type { Person } from './passkey';
import { passkeyHost } from './passkey-host';
import { PasskeysStore } from './passkeys.store';

@Injectable()
export class OwnPasskeys {
  constructor(
    private readonly config: Config,
    private readonly store: PasskeysStore,
  ) {}

  async all(person: Person): Promise<PasskeysView> {
    const host = passkeyHost(this.config, person.kind);
    const items = await this.store.of(person);
    return {
      items: items.map(({ id, name, createdAtMs, lastUsedAtMs, host: madeAt }) => ({
        ...{ id, name, createdAtMs, lastUsedAtMs, isUsable: madeAt === host },
      })),
      host,
    };
  }

  async rename(person: Person, passkeyId: number, name: string): Promise<PasskeysView | RefusalError> {
    const isDone = await this.store.rename(person, passkeyId, name);
    return isDone ? this.all(person) : new RefusalError('PASSKEY.NOT_FOUND', { passkeyId });
  }
}
