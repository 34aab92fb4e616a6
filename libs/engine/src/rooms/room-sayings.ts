// What engines tell each other of the rooms at their doors: sealed, so that whoever writes the bus gives no lot any time.
import type { Clock } from '../clock';
import type { LotEnginePorts } from '../lot-engine.ports';
import { MessageSeal } from '../message-seal';
import type { CutOff } from './cut-off-rule';
import type { SeenRooms } from './seen-rooms';

export interface FoundCutOff extends CutOff {
  readonly auctionId: number;
  /** When it was found. */
  readonly atMs: number;
}

export interface RoomSaying {
  /** Its lines end in order, and are to be forgotten. */
  readonly isDraining: boolean;
  /** Null before a door has told anything. */
  readonly seen: SeenRooms | null;
  /** What it has found lately: one engine finds it, all give the time back. */
  readonly found: readonly FoundCutOff[];
}

export const ROOMS_CHANNEL = 'rooms';
/** Its own words come back as often as it speaks; a gap that is longer says that the bus was away. */
const GAP_MAX_MS = 2_500;

export class RoomSayings {
  private readonly seal: MessageSeal;
  private heardSelfAtMs: number | null = null;
  private goodSinceMs: number | null = null;

  constructor(
    private readonly peers: Pick<NonNullable<LotEnginePorts['peers']>, 'self' | 'secret' | 'bus'>,
    private readonly clock: Clock,
  ) {
    this.seal = new MessageSeal({ ...peers, clock });
  }

  listen(hear: (from: string, saying: RoomSaying) => void): void {
    this.peers.bus.listen(ROOMS_CHANNEL, (message) => {
      const { from } = JSON.parse(message) as { readonly from: string };
      const opened = this.seal.open(message, ROOMS_CHANNEL);
      if (opened?.ok !== true) return;
      if (from === this.peers.self) this.noteSelf();
      else hear(from, JSON.parse(opened.text) as RoomSaying);
    });
  }

  say(saying: RoomSaying): void {
    const message = this.seal.seal(ROOMS_CHANNEL, JSON.stringify(saying));
    this.peers.bus.say(ROOMS_CHANNEL, message).catch(() => undefined);
  }

  /** Since when others would have been heard without a gap; null while nobody would be: who does not hear themselves says nothing of others. */
  heardWellSinceMs(nowMs: number): number | null {
    const isHeard = this.heardSelfAtMs !== null && nowMs - this.heardSelfAtMs <= GAP_MAX_MS;
    return isHeard ? this.goodSinceMs : null;
  }

  private noteSelf(): void {
    const nowMs = this.clock.nowMs();
    if (this.heardWellSinceMs(nowMs) === null) this.goodSinceMs = nowMs;
    this.heardSelfAtMs = nowMs;
  }
}
