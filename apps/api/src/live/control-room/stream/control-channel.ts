// What instances tell each other for the streams of control rooms. What one says it hears itself, also while Redis is away.
import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ControlActView, ControlDurability } from '@haopai/contracts';
import { type Observable, Subject } from 'rxjs';
import type { AnswerCounts } from '../../../platform/metrics';
import { Channels } from '../../../platform/redis';

/** A control room of which somebody at the sending instance has a stream. */
export interface WatchedRoom {
  readonly auctionId: number;
  readonly lotIds: readonly number[];
}

/** What one instance knows of an auction, and of itself. */
export interface InstanceFigures {
  readonly auctionId: number;
  readonly watchers: number;
  readonly paddles: readonly number[];
  readonly answers: AnswerCounts;
  readonly clockOffsetMs: number;
  /** Null before its clock was measured. */
  readonly clockUncertaintyMs: number | null;
  /** The database does not answer it. Missing from an older program. */
  readonly isUnable?: boolean;
  /** Missing while it is not known, and from an older program. */
  readonly durability?: ControlDurability;
  readonly bidsLastMinute: readonly (readonly [lotId: number, bids: number])[];
}

export type ControlSaying =
  | { readonly kind: 'watched'; readonly rooms: readonly WatchedRoom[] }
  | { readonly kind: 'figures'; readonly figures: InstanceFigures }
  | { readonly kind: 'acted'; readonly auctionId: number; readonly act: ControlActView }
  /** Something about it was asked of a second person, or decided. */
  | { readonly kind: 'decided'; readonly auctionId: number };

export interface HeardSaying {
  /** The instance that said it. */
  readonly from: string;
  readonly saying: ControlSaying;
}

const CHANNEL = 'control';

@Injectable()
export class ControlChannel implements OnModuleInit {
  private readonly self = randomUUID();
  private readonly subject = new Subject<HeardSaying>();

  /** Hot. Of a kind that it does not know, as of a newer version of the program, whoever listens makes nothing. */
  readonly heard: Observable<HeardSaying> = this.subject.asObservable();

  constructor(private readonly channels: Channels) {}

  onModuleInit(): void {
    this.channels.listen(CHANNEL, (message) => {
      const heard = JSON.parse(message) as HeardSaying;
      if (heard.from !== this.self) this.subject.next(heard);
    });
  }

  say(saying: ControlSaying): void {
    const said = { from: this.self, saying };
    this.subject.next(said);
    // Lost while Redis is away: figures are told again in a second, and the page of acts is there for whoever opens it.
    this.channels.say(CHANNEL, JSON.stringify(said)).catch(() => undefined);
  }
}
