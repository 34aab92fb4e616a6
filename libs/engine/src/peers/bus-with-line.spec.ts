// Instances over real sockets on loopback, beside a bus that can be away as a whole or for one of them.
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FrameReader, type SealedFrame, writeFrame } from '../line/frames';
import type { MessageBus } from '../lot-engine.ports';
import { MessageSeal } from '../message-seal';
import { systemClock } from '../system-clock';
import { BusWithLine } from './bus-with-line';

const SECRET = 'a secret that only this spec knows, 0123456789';
const LOOPBACK = '127.0.0.1';

/** What all instances of the spec have in common. */
class Exchange {
  isAway = false;
  readonly cutOff = new Set<string>();
  private readonly ears: { who: string; channel: string; hear: (message: string) => void }[] = [];

  busOf(who: string): MessageBus {
    return {
      say: (channel, message) => {
        if (this.isAway || this.cutOff.has(who)) return Promise.reject(new Error('away'));
        const ears = this.ears.filter((ear) => ear.channel === channel && !this.cutOff.has(ear.who));
        for (const { hear } of ears) hear(message);
        return Promise.resolve(ears.length);
      },
      listen: (channel, hear) => this.ears.push({ who, channel, hear }),
      onReturn: () => undefined,
    };
  }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 200; tries++) await sleep(10);
  expect(isSo()).toBe(true);
}

describe('a bus with straight lines beside it', () => {
  let exchange: Exchange;
  let addresses: Map<string, string>;
  const opened: BusWithLine[] = [];
  const troubles: unknown[] = [];

  const anInstance = async (self: string, takesLines = true) => {
    const bus = new BusWithLine(exchange.busOf(self), {
      self,
      secret: SECRET,
      clock: systemClock(),
      addresses: () => addresses,
      noteTrouble: (_, cause) => troubles.push(cause),
    });
    opened.push(bus);
    if (takesLines) addresses.set(self, await bus.line.listen(LOOPBACK, 0));
    const heard: string[] = [];
    for (const channel of [`to:${self}`, 'doors', 'rooms'])
      bus.listen(channel, (message) => heard.push(`${channel} ${message}`));
    return { bus, heard, self };
  };
  const strangerAt = async (instanceId: string): Promise<Socket> => {
    const port = Number(addresses.get(instanceId)?.split(':')[1]);
    const socket = connect(port, LOOPBACK).on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    return socket;
  };
  const isCut = (socket: Socket): Promise<void> => until(() => socket.destroyed || socket.readableEnded);

  beforeEach(() => {
    exchange = new Exchange();
    addresses = new Map();
    troubles.length = 0;
  });
  afterEach(() => {
    for (const { line } of opened.splice(0)) line.close();
  });

  it('says everything over the bus while it is there, once', async () => {
    const [one, two] = [await anInstance('one/s1'), await anInstance('two/s2')];
    expect(await one.bus.say('to:two/s2', 'a bid')).toBe(1);
    expect(await one.bus.say('doors', 'one/s1')).toBe(2);
    await sleep(50);
    expect(two.heard).toEqual(['to:two/s2 a bid', 'doors one/s1']);
  });

  it('brings what is for one, and what is for all, by lines while the bus is away', async () => {
    const [one, two] = [await anInstance('one/s1'), await anInstance('two/s2')];
    const three = await anInstance('three/s3');
    exchange.isAway = true;
    expect(await one.bus.say('to:two/s2', 'first')).toBe(1);
    const more = Array.from({ length: 200 }, (_, at) => `message ${at}`);
    await Promise.all(more.map((message) => one.bus.say('to:two/s2', message)));
    expect(await two.bus.say('to:one/s1', 'an answer')).toBe(1);
    await until(() => two.heard.length === 201 && one.heard.length === 1);
    expect(two.heard).toEqual(['first', ...more].map((message) => `to:two/s2 ${message}`));
    expect(one.heard).toEqual(['to:one/s1 an answer']);
    expect(await one.bus.say('doors', 'one/s1')).toBe(2);
    await until(() => three.heard.length === 1 && two.heard.length === 202);
  });

  it('answers an instance that takes no lines on the one that it began', async () => {
    const [engine, edge] = [await anInstance('engine/s1'), await anInstance('edge/s2', false)];
    exchange.isAway = true;
    await expect(engine.bus.say('to:edge/s2', 'nobody knows where')).rejects.toThrow('away');
    expect(await edge.bus.say('to:engine/s1', 'a bid')).toBe(1);
    await until(() => engine.heard.length === 1);
    expect(await engine.bus.say('to:edge/s2', 'its answer')).toBe(1);
    await until(() => edge.heard.length === 1);
    expect(edge.heard).toEqual(['to:edge/s2 its answer']);
  });

  it('reaches one that is cut off from the bus alone, and tells it what all are told', async () => {
    const [one, two] = [await anInstance('one/s1'), await anInstance('two/s2')];
    exchange.cutOff.add('two/s2');
    expect(await one.bus.say('to:two/s2', 'a bid')).toBe(1);
    await until(() => two.heard.length === 1);
    expect(await two.bus.say('to:one/s1', 'its answer')).toBe(1);
    await until(() => one.heard.length === 1);
    await one.bus.say('doors', 'one/s1');
    await until(() => two.heard.includes('doors one/s1'));
  });

  it('says of rooms nothing over lines: whom none reaches would seem to have lost everybody', async () => {
    const [one, two] = [await anInstance('one/s1'), await anInstance('two/s2')];
    exchange.isAway = true;
    await expect(one.bus.say('rooms', 'seen')).rejects.toThrow('away');
    await sleep(50);
    expect(two.heard).toEqual([]);
  });

  it('says that nobody heard when the instance is gone, and that the bus is away when nobody knows of it', async () => {
    const [one, two] = [await anInstance('one/s1'), await anInstance('two/s2')];
    expect(await one.bus.say('to:gone/s9', 'a bid')).toBe(0);
    two.bus.line.close();
    exchange.isAway = true;
    await expect(one.bus.say('to:two/s2', 'a bid')).rejects.toThrow('away');
    await expect(one.bus.say('to:gone/s9', 'a bid')).rejects.toThrow('away');
  });

  it('cuts off whoever is not of this site, and hears nothing of theirs', async () => {
    const one = await anInstance('one/s1');
    const said = JSON.stringify({ from: 'two/s2', channel: 'to:one/s1', message: 'forged' });
    const sealedBy = (secret: string, to: string): string =>
      new MessageSeal({ self: 'two/s2', secret, clock: systemClock() }).seal(to, said);
    const frames: readonly unknown[] = [
      { sealed: said },
      { sealed: sealedBy('another secret, which is not this site’s', 'line:one/s1') },
      // Good on the bus, and for another instance: neither is good here.
      { sealed: sealedBy(SECRET, 'one/s1') },
      { sealed: sealedBy(SECRET, 'line:two/s2') },
      null,
      {},
    ];
    for (const frame of frames) {
      const stranger = await strangerAt('one/s1');
      stranger.write(writeFrame(frame as SealedFrame));
      await isCut(stranger);
    }
    const noise = await strangerAt('one/s1');
    noise.write(Buffer.alloc(64, 0xff));
    await isCut(noise);
    expect(one.heard).toEqual([]);

    const own = await strangerAt('one/s1');
    const frame = writeFrame({ sealed: sealedBy(SECRET, 'line:one/s1') });
    own.write(frame);
    await until(() => one.heard.length === 1);
    // The same once more is cut off as well.
    own.write(frame);
    await isCut(own);
    expect(one.heard).toHaveLength(1);
  });

  it('keeps a place for its own beside strangers who say nothing, and sends those away', async () => {
    const [one, two] = [await anInstance('one/s1'), await anInstance('two/s2')];
    const strangers = await Promise.all(Array.from({ length: 80 }, () => strangerAt('one/s1')));
    await until(() => strangers.filter((socket) => socket.destroyed || socket.readableEnded).length >= 16);
    await sleep(2_200);
    expect(strangers.every((socket) => socket.destroyed || socket.readableEnded)).toBe(true);
    exchange.isAway = true;
    expect(await two.bus.say('to:one/s1', 'a bid')).toBe(1);
    await until(() => one.heard.length === 1);
  });

  it('begins another line when one has broken', async () => {
    const [one, two] = [await anInstance('one/s1'), await anInstance('two/s2')];
    exchange.isAway = true;
    await one.bus.say('to:two/s2', 'first');
    await until(() => two.heard.length === 1);
    const [, address] = [two.bus.line.close(), addresses.get('two/s2') ?? ''];
    await until(() => troubles.length === 0);
    const again = await anInstance('two/s2', false);
    await sleep(50);
    addresses.set('two/s2', await again.bus.line.listen(LOOPBACK, Number(address.split(':')[1])));
    expect(await one.bus.say('to:two/s2', 'second')).toBe(1);
    await until(() => again.heard.length === 1);
  });

  it('tells of what its hearer does not understand, and goes on', async () => {
    const [one, two] = [await anInstance('one/s1'), await anInstance('two/s2')];
    two.bus.listen('doors', () => {
      throw new Error('not understood');
    });
    exchange.isAway = true;
    await one.bus.say('doors', 'x');
    await one.bus.say('to:two/s2', 'a bid');
    await until(() => two.heard.length === 1);
    expect(troubles).toHaveLength(1);
  });
});

it('reads no frame that is longer than it may be', () => {
  const reader = new FrameReader<SealedFrame>(() => undefined, 100);
  expect(() => reader.take(writeFrame({ sealed: 'x'.repeat(200) }))).toThrow('A frame of');
});
