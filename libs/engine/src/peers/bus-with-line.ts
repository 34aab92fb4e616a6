// The bus between instances with straight lines beside it: what the bus cannot bring to an instance, and nobody may miss, goes by its line.
import type { MessageBus } from '../lot-engine.ports';
import { ROOMS_CHANNEL } from '../rooms/room-sayings';
import { PeerLine, type PeerLinePorts } from './peer-line';

/** Channels of one instance, and what its id stands behind. */
export const TO_ONE = 'to:';

export class BusWithLine implements MessageBus {
  readonly line: PeerLine;
  private readonly hearers = new Map<string, (message: string) => void>();

  constructor(
    private readonly bus: MessageBus,
    ports: Omit<PeerLinePorts, 'hear'>,
  ) {
    this.line = new PeerLine({
      ...ports,
      hear: (channel, message) => this.hearers.get(channel)?.(message),
    });
  }

  say(channel: string, message: string): Promise<number> {
    // Who is heard over lines alone is not known to be all who are there: a room must not seem to have lost those whom no line reaches (docs/adr/0101).
    if (channel === ROOMS_CHANNEL) return this.bus.say(channel, message);
    return channel.startsWith(TO_ONE)
      ? this.sayToOne(channel.slice(TO_ONE.length), channel, message)
      : this.sayToAll(channel, message);
  }

  listen(channel: string, hear: (message: string) => void): void {
    this.hearers.set(channel, hear);
    this.bus.listen(channel, hear);
  }

  onReturn(hear: () => void): void {
    this.bus.onReturn(hear);
  }

  /** Also when the bus is there and the one who is meant is cut off from it. */
  private async sayToOne(to: string, channel: string, message: string): Promise<number> {
    const heard = await this.bus.say(channel, message).catch(asError);
    if (typeof heard === 'number' && heard > 0) return heard;
    if (await this.line.bring(to, channel, message)) return 1;
    if (typeof heard !== 'number') throw heard;
    return heard;
  }

  private async sayToAll(channel: string, message: string): Promise<number> {
    let hearers: number;
    try {
      hearers = await this.bus.say(channel, message);
    } catch (error) {
      hearers = await this.line.bringToAll(channel, message);
      if (hearers > 0) return hearers;
      throw error;
    }
    // There is a line because somebody was cut off from the bus.
    this.line.bringToOpen(channel, message);
    return hearers;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the bus is away', { cause: error });
}
