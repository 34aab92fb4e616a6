// Tells open control rooms of an auction that something about it was asked of a second person, or decided by two: they read it anew.
import { Injectable } from '@nestjs/common';
import { ControlChannel } from './stream/control-channel';

@Injectable()
export class TellDecisions {
  constructor(private readonly channel: ControlChannel) {}

  /** After the commit: whoever hears of it reads at once. */
  changed(auctionId: number): void {
    this.channel.say({ kind: 'decided', auctionId });
  }
}
