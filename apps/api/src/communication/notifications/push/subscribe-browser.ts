// Use case: a citizen's browser wants pushes, or wants none any more. Logging out of it ends them too.
import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PushKeyView, PushSubscriptionBody } from '@haopai/contracts';
import type { Subscription } from 'rxjs';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import { Config } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { PersonalData } from '../../../platform/personal-data';
import { type CitizenSession, SessionEnds } from '../../../access/sessions';
import { isPushEndpoint } from './push-endpoint';
import { PushKeys } from './push-keys';
import { PushSubscriptionsStore } from './push-subscriptions.store';

export const BROWSERS_A_CITIZEN_MAX = 10;

@Injectable()
export class SubscribeBrowser implements OnModuleDestroy {
  private readonly ends: Subscription;

  constructor(
    private readonly config: Config,
    private readonly store: PushSubscriptionsStore,
    private readonly keys: PushKeys,
    private readonly personalData: PersonalData,
    ends: SessionEnds,
    @Inject(PROGRAM_LOG) log: ProgramLog,
  ) {
    this.ends = ends.ended.subscribe(({ sessionId }) => {
      this.store
        .removeOfSession(hashOf(sessionId))
        .catch((error: unknown) => log.warn({ err: error }, 'pushes to a browser could not be ended'));
    });
  }

  onModuleDestroy(): void {
    this.ends.unsubscribe();
  }

  async key(): Promise<PushKeyView> {
    return { publicKey: (await this.keys.current())?.publicKey ?? null };
  }

  /** Again for the same browser it takes the place of what was there. */
  async subscribe(
    { citizenId, sessionId }: CitizenSession,
    { endpoint, keys, language = DEFAULT_LANGUAGE }: PushSubscriptionBody,
  ): Promise<undefined | RefusalError> {
    const isPossible = (await this.keys.current()) !== null;
    if (!isPossible || !isPushEndpoint(endpoint, this.config.push.hosts))
      return new RefusalError('PUSH.REFUSED', {});
    const hasPlace = await this.store.put(
      {
        endpointHash: this.endpointHash(endpoint),
        citizenId,
        sessionHash: hashOf(sessionId),
        language,
        sealed: this.personalData.seal(JSON.stringify({ endpoint, keys })),
      },
      BROWSERS_A_CITIZEN_MAX,
    );
    return hasPlace ? undefined : new RefusalError('PUSH.TOO_MANY', { max: BROWSERS_A_CITIZEN_MAX });
  }

  unsubscribe(citizenId: number, endpoint: string): Promise<void> {
    return this.store.removeOwn(citizenId, this.endpointHash(endpoint));
  }

  private endpointHash(endpoint: string): string {
    return this.personalData.hash('pushEndpoint', endpoint);
  }
}

/** Session ids are long and random: no key is needed, only that the table opens no session. */
function hashOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}
