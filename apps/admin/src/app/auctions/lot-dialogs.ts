// What is asked before something is done to lots: whether those that are chosen go, and why a reserved one is given back or a published one withdrawn.
import { inject, Injectable } from '@angular/core';
import type { AdminAuctionDetail, AdminLotView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { AuctionsClient } from './auctions-client';

@Injectable({ providedIn: 'root' })
export class LotDialogs {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly confirm = inject(ConfirmDoor);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly say = this.words.say;

  mayRemove(count: number): Promise<boolean> {
    return this.confirm.ask({
      heading: this.say('auctionDesk.removeHeading', { count }),
      words: this.say('auctionDesk.removeWords'),
      yes: this.say('auctionDesk.remove'),
      isGrave: true,
    });
  }

  /** Whether it was done. */
  async giveBack(seen: AdminAuctionDetail, { lotId, plate }: AdminLotView): Promise<boolean> {
    const shown = formatPlate(plate);
    const done = await this.reasons.ask({
      heading: this.say('auctionDesk.giveBackOne', { plate: shown }),
      words: this.say('auctionDesk.giveBackWords'),
      yes: this.say('auctionDesk.giveBack'),
      help: this.say('auctionDesk.giveBackHelp'),
      isGrave: true,
      act: (reason) => this.client.giveBackLot(seen, lotId, reason),
    });
    if (done === null) return false;
    this.announcer.say(this.say('auctionDesk.givenBack', { plate: shown }));
    return true;
  }

  /** Whether it was asked for: a colleague has to confirm it. */
  async withdraw(id: number, { lotId, plate }: AdminLotView): Promise<boolean> {
    const done = await this.reasons.ask({
      heading: this.say('stopDesk.askHeading.withdrawLot', { plate: formatPlate(plate) }),
      words: this.say('stopDesk.askWords.withdrawLot'),
      yes: this.say('stopDesk.askYes'),
      no: this.say('stopDesk.askNo'),
      help: this.say('stopDesk.publicReason'),
      isGrave: true,
      act: (reason) => this.client.askStop({ id }, { kind: 'withdrawLot', reason, lotId }),
    });
    if (done === null) return false;
    this.announcer.say(this.say('stopDesk.asked'));
    return true;
  }
}
