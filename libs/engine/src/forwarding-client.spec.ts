// Instances that write to each other past somebody who reads the bus and writes on it as they like; and beside instances of the release before.
import { fen } from '@haopai/rules';
import { ForwardingClient } from './forwarding-client';
import { ELSEWHERE, type LotAnswer } from './lot-answer';
import type { MessageBus } from './lot-engine.ports';
import type { BidOrder, CeilingOrder } from './lot-host';
import { MessageSeal, SEALED_MAX_AGE_MS } from './message-seal';
import { type ForwardedCommand, writeRequestMessage } from './request-message';
import { VirtualClock } from './testing';

const SECRET = 'a secret that only this spec knows, 0123456789';
const BID: BidOrder = {
  type: 'PlaceBid',
  bidId: 'b-1',
  paddleNo: 101,
  entryId: 5,
  amountFen: fen(5_000_000),
};
const MAXIMUM: CeilingOrder = {
  type: 'SetCeiling',
  proxyId: 'p-1',
  paddleNo: 101,
  entryId: 5,
  ceilingFen: fen(123_456_700),
  salt: 'f00d',
};
const doneAt = (version: number): LotAnswer => ({
  kind: 'done',
  version,
  hash: 'a'.repeat(64),
  amountFen: null,
  endsAtMs: null,
});

/** A bus as somebody has it who owns it: they read all, keep back what they like, and say what they like. */
class TappedBus implements MessageBus {
  readonly said: { readonly channel: string; readonly message: string }[] = [];
  readonly refused: unknown[] = [];
  isKeptBack = false;
  private readonly hearers = new Map<string, (message: string) => void>();

  say(channel: string, message: string): Promise<number> {
    this.said.push({ channel, message });
    if (!this.isKeptBack) this.plant(channel, message);
    return Promise.resolve(1);
  }
  listen(channel: string, hear: (message: string) => void): void {
    this.hearers.set(channel, hear);
  }
  onReturn(): void {}
  plant(channel: string, message: string): void {
    try {
      this.hearers.get(channel)?.(message);
    } catch (error) {
      this.refused.push(error);
    }
  }
}

describe('instances that write to each other', () => {
  const OLD = 'old/0f3e9c1a';
  let clock: VirtualClock;
  let bus: TappedBus;
  let seen: Set<string>;
  let near: ForwardingClient;
  let carriedOut: ForwardedCommand[];
  const clients: ForwardingClient[] = [];

  const aClient = (self: string, answer: (lotId: number) => LotAnswer): ForwardingClient => {
    const ports = { self, secret: SECRET, clock, bus, hasSeen: (id: string) => seen.has(id) };
    const client = new ForwardingClient(ports, (lotId, command) => {
      carriedOut.push(command);
      return Promise.resolve(answer(lotId));
    });
    clients.push(client);
    return client;
  };
  const turns = async (): Promise<void> => {
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  };
  /** What the release before writes. */
  const plainly = (from: string, command: ForwardedCommand): string =>
    writeRequestMessage(from, [{ id: 1, lotId: 7, command }], []);

  beforeEach(() => {
    clock = new VirtualClock(1_000_000);
    bus = new TappedBus();
    seen = new Set();
    carriedOut = [];
    near = aClient('near/s1', () => ELSEWHERE);
    aClient('far/s1', doneAt);
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.stop();
  });

  it('show nothing of what they write: no maximum bid, no answer', async () => {
    expect(await near.ask('far/s1', 7, MAXIMUM)).toEqual(doneAt(7));
    expect(carriedOut).toEqual([MAXIMUM]);
    expect(bus.said.map(({ channel }) => channel)).toEqual(['to:far/s1', 'to:near/s1']);
    for (const { message } of bus.said) expect(message).not.toMatch(/1234567|SetCeiling|"kind"/);
  });

  it('carry out nothing that was written by somebody who does not know the site’s secret', async () => {
    bus.plant('to:far/s1', plainly('near/s1', BID));
    bus.plant('to:far/s1', plainly('stranger/0f3e9c1a', BID));
    const forger = new MessageSeal({ self: 'near/s1', secret: 'another secret', clock });
    bus.plant('to:far/s1', forger.seal('far/s1', plainly('near/s1', BID)));
    await turns();
    expect(carriedOut).toEqual([]);
    expect(bus.refused).toHaveLength(3);
  });

  it('carry out nothing that was sealed for another, or that comes a second time', async () => {
    const other = aClient('other/s1', doneAt);
    await near.ask('far/s1', 7, BID);
    const [{ message } = { message: '' }] = bus.said;
    bus.plant('to:other/s1', message);
    bus.plant('to:far/s1', message);
    await turns();
    expect(carriedOut).toEqual([BID]);
    expect(bus.refused.map(String)).toEqual([
      expect.stringContaining('forged'),
      expect.stringContaining('repeated'),
    ]);
    other.stop();
  });

  it('carry out nothing that was kept back for longer than anybody waits', async () => {
    bus.isKeptBack = true;
    const asked = near.ask('far/s1', 7, BID, 200);
    await turns();
    await clock.runUntil(clock.nowMs() + SEALED_MAX_AGE_MS + 1);
    for (const { channel, message } of bus.said) bus.plant(channel, message);
    expect(await asked).toEqual(ELSEWHERE);
    expect(carriedOut).toEqual([]);
    expect(bus.refused.map(String)).toEqual([expect.stringContaining('late')]);
  });

  it('believe no answer that is not sealed, nor one of another than they asked', async () => {
    bus.isKeptBack = true;
    const asked = near.ask('far/s1', 7, BID, 300);
    await turns();
    const lie = [{ id: 1, answer: doneAt(99) }];
    seen.add(OLD);
    bus.plant('to:near/s1', writeRequestMessage('far/s1', [], lie));
    bus.plant('to:near/s1', writeRequestMessage(OLD, [], lie));
    const other = new MessageSeal({ self: 'other/s1', secret: SECRET, clock });
    bus.plant('to:near/s1', other.seal('near/s1', writeRequestMessage('other/s1', [], lie)));
    expect(await asked).toEqual(ELSEWHERE);
  });

  describe('beside one of the release before', () => {
    it('understand it while it stands in the directory, and answer it in the open', async () => {
      seen.add(OLD);
      bus.plant('to:far/s1', plainly(OLD, BID));
      await turns();
      expect(carriedOut).toEqual([BID]);
      const [{ channel, message } = { channel: '', message: '' }] = bus.said;
      expect(channel).toBe(`to:${OLD}`);
      expect(JSON.parse(message)).toEqual({
        from: 'far/s1',
        bids: [],
        answers: [{ id: 1, answer: doneAt(7) }],
      });
    });

    it('write to it so that it understands, and believe its answer', async () => {
      seen.add(OLD);
      bus.listen(`to:${OLD}`, (message) => {
        const { from, bids } = JSON.parse(message) as { from: string; bids: { id: number; bid: unknown }[] };
        expect(bids.map(({ bid }) => bid)).toEqual([BID]);
        const answers = bids.map(({ id }) => ({ id, answer: doneAt(3) }));
        bus.plant(`to:${from}`, JSON.stringify({ from: OLD, bids: [], answers }));
      });
      expect(await near.ask(OLD, 7, BID)).toEqual(doneAt(3));
    });

    it('cannot be talked down: whose id reads seals is never believed without one', async () => {
      seen.add(OLD).add('near/s1').add('far/s1');
      bus.plant('to:far/s1', plainly('near/s1', BID));
      await near.ask('far/s1', 7, MAXIMUM);
      expect(carriedOut).toEqual([MAXIMUM]);
      for (const { message } of bus.said) expect(JSON.parse(message)).toHaveProperty('sealed');
    });
  });
});
