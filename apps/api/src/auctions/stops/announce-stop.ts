// The announcement of a stop, in each language, with the transaction that confirms it.
import { Injectable } from '@nestjs/common';
import { Announcements } from '../../communication/content';
import { auctionInText, plateInText, timeInText } from '../../communication/notifications';
import type { Transaction } from '../../platform/database';
import { textsIn } from '../../texts';
import { asSentence } from './as-sentence';
import type { Stop, StoppableAuction } from './stop';

@Injectable()
export class AnnounceStop {
  constructor(private readonly announcements: Announcements) {}

  /** Its address. */
  async execute(transaction: Transaction, auction: StoppableAuction, stop: Stop): Promise<string> {
    const slug = `stop-${stop.id}`;
    await this.announcements.publish(transaction, slug, (language) => {
      const name = auctionInText(auction.title, language);
      const { title, summary, markdown } = textsIn(language).stops[stop.kind]({
        auction: name,
        link: `[${asMarkdown(name)}](/auctions/${auction.id})`,
        plate: stop.plateNumber === null ? '' : plateInText(stop.plateNumber),
        startsAt: timeInText(stop.wasMs, language).trim(),
        until: timeInText(stop.untilMs ?? stop.wasMs, language).trim(),
        reason: asMarkdown(stop.reason),
      });
      return { title: asSentence(title), summary: asSentence(summary), markdown: asSentence(markdown) };
    });
    return slug;
  }
}

/** What somebody typed, in one line, with nothing in it that would be a mark. */
function asMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+.!<>|~&:@-]/g, '\\$&');
}
