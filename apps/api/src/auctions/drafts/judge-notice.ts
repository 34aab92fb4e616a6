// How long before its start a sale has to be published, and whether a draft would be, now. A drill is announced to nobody.
import { Injectable } from '@nestjs/common';
import type { AdminAuctionView, AuctionNotice } from '@haopai/contracts';
import { Settings } from '../../access/settings';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { DraftsStore } from './drafts.store';

const DAY_MS = 86_400_000;

@Injectable()
export class JudgeNotice {
  constructor(
    private readonly settings: Settings,
    private readonly drafts: DraftsStore,
  ) {}

  /** Null for a drill. */
  async of(
    transaction: Transaction | null,
    { isDrill, startsAtMs }: Pick<AdminAuctionView, 'isDrill' | 'startsAtMs'>,
  ): Promise<AuctionNotice | null> {
    if (isDrill) return null;
    const noticeDays = this.settings.value('auctions.noticeDays');
    const earliestAtMs = (await this.drafts.nowMs(transaction)) + noticeDays * DAY_MS;
    return { noticeDays, earliestAtMs, isShort: noticeDays > 0 && startsAtMs < earliestAtMs };
  }
}

/** Without a reason of its own; undefined where nothing is in the way. */
export function refuseShort(
  notice: AuctionNotice | null,
  { startsAtMs }: Pick<AdminAuctionView, 'startsAtMs'>,
  reason: string | undefined,
): RefusalError<'AUCTION.SHORT_NOTICE'> | undefined {
  if (notice?.isShort !== true || reason !== undefined) return undefined;
  const { noticeDays, earliestAtMs } = notice;
  return new RefusalError('AUCTION.SHORT_NOTICE', { startsAtMs, earliestAtMs, noticeDays });
}
