// Holds that were not paid cost the next ones time: so many are nothing, after each further one it is waited longer. Whoever means to pay never waits.
import { Injectable } from '@nestjs/common';
import { Settings } from '../../access/settings';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { OrdersStore } from './orders.store';

const HOUR_MS = 3_600_000;
/** What is older is forgotten, and no pause is longer. */
export const REMEMBERED_MS = 24 * HOUR_MS;

export interface UnpaidHolds {
  readonly count: number;
  /** When the last one ended; null when there was none. */
  readonly lastEndedAtMs: number | null;
}

@Injectable()
export class HoldPauses {
  constructor(
    private readonly store: OrdersStore,
    private readonly settings: Settings,
  ) {}

  /** Of whoever wants to hold a plate or a car again. */
  async refuse(
    transaction: Transaction,
    citizenId: number,
  ): Promise<RefusalError<'ORDER.PAUSED'> | undefined> {
    const { nowMs, ...unpaid } = await this.store.unpaidHolds(transaction, citizenId, REMEMBERED_MS);
    const endsAtMs = pauseEndsAtMs(unpaid, {
      freeMax: this.settings.value('orders.unpaidMax'),
      pauseMs: this.settings.ms('orders.pauseMinutes'),
    });
    return endsAtMs !== null && endsAtMs > nowMs
      ? new RefusalError('ORDER.PAUSED', { unpaid: unpaid.count, endsAtMs })
      : undefined;
  }
}

/** Twice as long after each; null while there is none. */
export function pauseEndsAtMs(
  { count, lastEndedAtMs }: UnpaidHolds,
  { freeMax, pauseMs }: { readonly freeMax: number; readonly pauseMs: number },
): number | null {
  if (lastEndedAtMs === null || count < freeMax || pauseMs === 0) return null;
  return lastEndedAtMs + Math.min(REMEMBERED_MS, pauseMs * 2 ** (count - freeMax));
}
