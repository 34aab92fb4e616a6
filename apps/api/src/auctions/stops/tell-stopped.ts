// Tells whoever is enrolled in a stopped auction, and by the ways that they chose whoever watches its plates; of a drill in the portal alone.
import { Injectable } from '@nestjs/common';
import {
  auctionInText,
  CitizenTexts,
  drillNotice,
  type NoticeOrder,
  Outbox,
  timeInText,
} from '../../communication/notifications';
import type { Transaction } from '../../platform/database';
import { NoticeChoicesStore } from '../watchlist';
import type { Concerned, UntoldStop } from './stop-work.store';

const EVERY_WAY = { portal: true, push: true, sms: true };

@Injectable()
export class TellStopped {
  constructor(
    private readonly outbox: Outbox,
    private readonly texts: CitizenTexts,
    private readonly choices: NoticeChoicesStore,
  ) {}

  async execute(
    transaction: Transaction,
    stop: UntoldStop,
    { citizenId, language, isBidder }: Concerned,
  ): Promise<void> {
    const { kind, data } = noticeOf(stop);
    const ways = isBidder ? EVERY_WAY : (await this.choices.of(citizenId)).watchStart;
    if (stop.isDrill) {
      if (ways.portal) await this.outbox.notice(transaction, drillNotice(citizenId, kind, data));
      return;
    }
    if (ways.portal || ways.push) await this.outbox.notice(transaction, { citizenId, kind, data, ways });
    if (!ways.sms) return;
    await this.text(transaction, stop, { citizenId, language });
  }

  private text(
    transaction: Transaction,
    { kind, auctionTitle, untilMs }: UntoldStop,
    { citizenId, language }: Pick<Concerned, 'citizenId' | 'language'>,
  ): Promise<void> {
    const auction = auctionInText(auctionTitle, language);
    const to = { citizenId, language };
    switch (kind) {
      case 'cancel':
        return this.texts.send(transaction, { ...to, template: 'auctionCancelled', params: { auction } });
      case 'postpone': {
        const params = { auction, startsAt: timeInText(untilMs ?? 0, language) };
        return this.texts.send(transaction, { ...to, template: 'auctionPostponed', params });
      }
      // A text costs the site: whose money it is about is told by one.
      case 'withdrawLot':
        return Promise.resolve();
      case 'suspend': {
        const params = { auction, goesOnAt: timeInText(untilMs ?? 0, language) };
        return this.texts.send(transaction, { ...to, template: 'auctionSuspended', params });
      }
    }
  }
}

function noticeOf(stop: UntoldStop): Pick<NoticeOrder, 'kind' | 'data'> {
  const { kind, auctionId, auctionTitle: auction, lotId, plateNumber, reason, untilMs } = stop;
  const data = { auctionId, auction, reason };
  switch (kind) {
    case 'cancel':
      return { kind: 'auctionCancelled', data };
    case 'postpone':
      return { kind: 'auctionPostponed', data: { ...data, startsAtMs: untilMs ?? 0 } };
    case 'suspend':
      return { kind: 'auctionSuspended', data: { ...data, goesOnAtMs: untilMs ?? 0 } };
    case 'withdrawLot':
      return { kind: 'lotWithdrawn', data: { ...data, lotId: lotId ?? 0, plate: plateNumber ?? '' } };
  }
}
