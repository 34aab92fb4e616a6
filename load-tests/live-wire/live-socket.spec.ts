// The live socket on a channel that the test holds: it joins, asks, answers pings, and notices that a line is dead.
import type { LotTick } from '@haopai/contracts';
import type { ChannelEars, Surroundings } from '../surroundings.ts';
import { LiveSocket, NoAnswerError } from './live-socket.ts';

const GREETING = '0{"sid":"x","pingInterval":25000,"pingTimeout":20000}';

/** A world whose time moves when the test says so. */
class HeldWorld {
  readonly sent: string[] = [];
  ears: ChannelEars | null = null;
  headers: Readonly<Record<string, string>> = {};
  private nowMs = 0;
  private readonly timers = new Set<{ readonly atMs: number; readonly act: () => void }>();

  readonly surroundings: Surroundings = {
    nowMs: () => this.nowMs,
    after: (delayMs, act) => {
      const timer = { atMs: this.nowMs + delayMs, act };
      this.timers.add(timer);
      return () => this.timers.delete(timer);
    },
    random: () => 0.5,
    newId: () => 'id',
    openChannel: ({ headers }, ears) => {
      this.ears = ears;
      this.headers = headers;
      return { send: (text) => this.sent.push(text), close: () => ears.closed('closed') };
    },
    request: () => Promise.reject(new Error('no requests here')),
  };

  pass(durationMs: number): void {
    this.nowMs += durationMs;
    for (const timer of [...this.timers].filter(({ atMs }) => atMs <= this.nowMs)) {
      this.timers.delete(timer);
      timer.act();
    }
  }

  get pending(): number {
    return this.timers.size;
  }
}

async function connected(): Promise<{ readonly world: HeldWorld; readonly socket: LiveSocket }> {
  const world = new HeldWorld();
  const connecting = LiveSocket.connect(world.surroundings, { baseUrl: 'http://host:1', cookie: 'sid=1' });
  world.ears?.heard(GREETING);
  world.ears?.heard('40/live,{"sid":"y"}');
  return { world, socket: await connecting };
}

describe('LiveSocket', () => {
  it('comes with its session and its origin, and joins the namespace as one that reads compact ticks', async () => {
    const { world, socket } = await connected();
    expect(world.headers).toEqual({ Origin: 'http://host:1', Cookie: 'sid=1' });
    expect(world.sent).toEqual(['40/live,{"ticks":1}']);
    expect(socket.isOpen).toBe(true);
  });

  it('gives each answer to its question', async () => {
    const { world, socket } = await connected();
    const [first, second] = [1, 2].map((lotId) => socket.ask('lot.unwatch', { lotId }, 1_000));
    world.ears?.heard('43/live,1[{"ok":true,"is":"second"}]');
    world.ears?.heard('43/live,0[{"ok":true,"is":"first"}]');
    await expect(Promise.all([first, second])).resolves.toEqual([
      { ok: true, is: 'first' },
      { ok: true, is: 'second' },
    ]);
  });

  it('answers pings and hears events', async () => {
    const { world, socket } = await connected();
    const heard: unknown[] = [];
    socket.news['auction.message'] = (message) => heard.push(message);
    world.ears?.heard('2');
    world.ears?.heard('42/live,["auction.message",{"auctionId":1}]');
    world.ears?.heard('42/live,["notice",{}]');
    expect(world.sent.at(-1)).toBe('3');
    expect(heard).toEqual([{ auctionId: 1 }]);
  });

  it('reads ticks of both forms, and ends the connection at one that it cannot read', async () => {
    const { world, socket } = await connected();
    const heard: LotTick[] = [];
    const told: string[] = [];
    socket.news['lot.tick'] = (tick) => heard.push(tick);
    socket.onClosed = (why) => told.push(why);
    const figures = {
      lotId: 5,
      version: 3,
      phase: 'oneMinute',
      priceFen: 900,
      leaderPaddle: 7,
      endsAtMs: 70_000,
    };
    const bids = [{ version: 3, paddleNo: 7, amountFen: 900, atMs: 10_000 }];
    const tick = { ...figures, remainingMs: null, reason: null, bids, notes: [], moreBids: false };
    world.ears?.heard(`42/live,["lot.tick",${JSON.stringify(tick)}]`);
    world.ears?.heard('42/live,["lot.tick",[1,[5,3,2,900,7,70000],[[0,7,0,60000]]]]');
    expect(heard).toEqual([tick, tick]);
    world.ears?.heard('42/live,["lot.tick",[9,5]]');
    expect(told).toEqual(['lot.tick cannot be read']);
  });

  it('gives up a question in time, and all of them when the line breaks', async () => {
    const { world, socket } = await connected();
    const late = socket.ask('lot.watch', { lotId: 1 }, 1_000);
    world.pass(1_000);
    await expect(late).rejects.toThrow(NoAnswerError);
    const broken = socket.ask('lot.watch', { lotId: 1 }, 1_000);
    world.ears?.closed('gone');
    await expect(broken).rejects.toThrow('gone');
    await expect(socket.ask('lot.watch', { lotId: 1 }, 1_000)).rejects.toThrow(NoAnswerError);
  });

  it('takes a silent server for gone, and a slow one not', async () => {
    const { world, socket } = await connected();
    const told: string[] = [];
    socket.onClosed = (why) => told.push(why);
    world.pass(40_000);
    world.ears?.heard('2');
    world.pass(40_000);
    expect(socket.isOpen).toBe(true);
    world.pass(6_000);
    expect(told).toEqual(['the server is silent']);
  });

  it('leaves no timer behind when it is closed', async () => {
    const { world, socket } = await connected();
    socket.close();
    expect(world.sent.at(-1)).toBe('41/live,');
    expect(world.pending).toBe(0);
  });

  it('does not connect when it is refused, or when nobody answers', async () => {
    const world = new HeldWorld();
    const address = { baseUrl: 'http://host:1', cookie: null };
    const refused = LiveSocket.connect(world.surroundings, address);
    world.ears?.heard(GREETING);
    world.ears?.heard('44/live,{"message":"no"}');
    await expect(refused).rejects.toThrow('refused');
    const silent = LiveSocket.connect(world.surroundings, address);
    world.pass(10_000);
    await expect(silent).rejects.toThrow('no connection in time');
    const nowhere = { ...world.surroundings, openChannel: () => void JSON.parse('no address') as never };
    await expect(LiveSocket.connect(nowhere, address)).rejects.toThrow('JSON');
    expect(world.pending).toBe(0);
  });
});
